import type { EventPlan } from '../../world/event-plan.ts';
import { arena, blocks, numbers, tiers } from '../../world/layout.ts';

/** What kinds of news an event makes, and how often relative to one another. */
export type NewsWeights = Readonly<Record<'release' | 'resale' | 'price_decrease' | 'price_increase', number>>;

/** An event of the demo evening. */
export interface DemoTour {
  readonly plan: EventPlan;
  /** How often it is in the news relative to the others. */
  readonly weight: number;
  readonly news: NewsWeights;
}

/** Where a new subscriber's first news comes from: something the demo watchlist is sure to want. */
export const GREETING = {
  event_id: '3F005E8B1C2A77D4',
  sections: ['sec-101', 'sec-102', 'sec-104', 'sec-107', 'sec-110'],
} as const;

const lowerBowl = numbers(101, 112).map((number) => `sec-${number}`);

/** The evening's shows. Artists, tours and venues are invented. */
export const DEMO_TOURS: readonly DemoTour[] = [
  {
    weight: 5,
    news: { release: 8, resale: 2, price_decrease: 0, price_increase: 0 },
    plan: {
      event_id: '3F005E8B1C2A77D4',
      website: 'ticketmaster',
      region: 'US',
      sections_type: 'SeatMapSections',
      artist: 'The Midnight Parade',
      name: 'The Midnight Parade: Paper Moons Tour',
      venue: 'Meridian Garden',
      location: 'New York, NY',
      base_price: 118,
      in_days: 24,
      starts_at: '20:00',
      time_zone: 'America/New_York',
      date_style: 'offset',
      infos: 'full',
      rows: true,
      sections: arena(
        [
          [101, 124],
          [201, 232],
          [301, 340],
        ],
        ['Floor A', 'Floor B', 'Floor GA'],
      ),
      hot: [...lowerBowl, 'sec-floor-ga', 'sec-207'],
    },
  },
  {
    weight: 4,
    news: { release: 6, resale: 3, price_decrease: 4, price_increase: 0 },
    plan: {
      event_id: '0A0062F19E4D',
      website: 'axs',
      region: 'US',
      sections_type: 'SeatMapSections',
      artist: 'Los Faroles del Alba',
      name: 'Los Faroles del Alba: Noche Larga',
      venue: 'Pacific Forum',
      location: 'Inglewood, CA',
      base_price: 104,
      in_days: 29,
      starts_at: '19:30',
      time_zone: 'America/Los_Angeles',
      date_style: 'utc',
      infos: 'full',
      rows: false,
      sections: arena(
        [
          [101, 130],
          [201, 238],
        ],
        ['Floor GA', 'Pit'],
      ),
      hot: ['sec-floor-ga', 'sec-pit', 'sec-104', 'sec-105', 'sec-106'],
    },
  },
  {
    weight: 3,
    news: { release: 7, resale: 0, price_decrease: 0, price_increase: 0 },
    plan: {
      event_id: 'lon-88213',
      website: 'seetickets',
      region: 'UK',
      sections_type: 'SeatMapSections',
      artist: 'Hrafn and the Glass Orchestra',
      name: 'Hrafn and the Glass Orchestra',
      venue: 'Kensington Rotunda',
      location: 'London',
      base_price: 72,
      in_days: 48,
      starts_at: '19:00',
      time_zone: 'Europe/London',
      date_style: 'offset',
      infos: 'full',
      rows: true,
      sections: [
        ...blocks('Block', [...'ABCDEFGHJKLMNOPQRST']),
        ...blocks('Stalls', [...'ABCDEFGHJKLMNOPQRSTUVW']),
        ...blocks('Circle', [...'PQRSTUVWXY', ...numbers(1, 12).map(String)]),
      ],
      hot: ['block-c', 'block-d', 'stalls-a', 'stalls-b', 'circle-1'],
    },
  },
  {
    weight: 2,
    news: { release: 5, resale: 2, price_decrease: 0, price_increase: 0 },
    plan: {
      event_id: 'paradox-2107',
      website: 'ticketswap',
      region: 'EU',
      sections_type: 'OfferSections',
      artist: 'Nova Kestrel',
      name: 'Nova Kestrel',
      venue: 'De Paradox',
      location: 'Amsterdam',
      base_price: 38.5,
      in_days: 37,
      starts_at: '21:00',
      time_zone: 'Europe/Amsterdam',
      date_style: 'offset',
      infos: 'sparse',
      rows: false,
      sections: tiers(['Standing', 1, 60], ['Balcony', 1.3, 20], ['Early Bird', 0.75, 15]),
      hot: ['standing'],
    },
  },
  {
    weight: 3,
    news: { release: 1, resale: 0, price_decrease: 8, price_increase: 0 },
    plan: {
      event_id: 'tk-au-559013',
      website: 'ticketek',
      region: 'AU',
      sections_type: 'SeatMapSections',
      artist: 'Harbour City Derby',
      name: 'Harbour City Derby: Season Final',
      venue: 'Southern Cross Stadium',
      location: 'Sydney, NSW',
      base_price: 74,
      in_days: 51,
      starts_at: '15:00',
      time_zone: 'Australia/Sydney',
      date_style: 'utc',
      infos: 'full',
      rows: false,
      sections: blocks('Bay', numbers(1, 250).map(String)),
      hot: numbers(10, 24).map((number) => `bay-${number}`),
    },
  },
  {
    weight: 2,
    news: { release: 4, resale: 2, price_decrease: 2, price_increase: 3 },
    plan: {
      event_id: 'jp-2260741',
      website: 'eplus',
      region: 'JP',
      sections_type: 'SeatMapSections',
      artist: '風待ちシグナル',
      name: '風待ちシグナル — Kazemachi Signal Arena Tour',
      venue: 'Minato Dome',
      location: 'Tokyo',
      base_price: 12_800,
      in_days: 60,
      starts_at: '18:30',
      time_zone: 'Asia/Tokyo',
      date_style: 'offset',
      infos: 'full',
      rows: false,
      sections: [...blocks('Arena', [...'ABCDEFGH']), ...blocks('Stand', numbers(1, 60).map(String))],
      hot: ['arena-a', 'arena-b', 'stand-4', 'stand-5'],
    },
  },
  {
    weight: 1,
    news: { release: 5, resale: 1, price_decrease: 0, price_increase: 0 },
    plan: {
      event_id: 'ra-1904417',
      website: 'doorlist',
      region: 'EU',
      sections_type: 'OfferSections',
      artist: '',
      name: '',
      venue: '',
      location: '',
      base_price: 24,
      in_days: 9,
      starts_at: '23:00',
      time_zone: 'Europe/Berlin',
      date_style: 'offset',
      infos: 'none',
      rows: false,
      sections: tiers(['Early Entry', 0.8, 40], ['Regular', 1, 80], ['Late Entry', 0.6, 60]),
      hot: ['regular', 'late-entry'],
    },
  },
  {
    weight: 2,
    news: { release: 5, resale: 3, price_decrease: 1, price_increase: 0 },
    plan: {
      event_id: '10005F4A77C1B9E2',
      website: 'ticketmaster',
      region: 'CA',
      sections_type: 'SeatMapSections',
      artist: 'Ottoline and the Brass Weather',
      name: 'Ottoline and the Brass Weather: North of Here',
      venue: 'Lakeshore Arena',
      location: 'Toronto, ON',
      base_price: 96,
      in_days: 33,
      starts_at: '19:30',
      time_zone: 'America/Toronto',
      date_style: 'offset',
      infos: 'full',
      rows: true,
      sections: arena(
        [
          [101, 122],
          [301, 340],
        ],
        ['Floor GA'],
      ),
      hot: ['sec-floor-ga', 'sec-108', 'sec-109'],
    },
  },
];
