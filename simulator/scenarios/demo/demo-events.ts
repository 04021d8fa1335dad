import type { EventPlan } from '../../events/event-plan.ts';
import { arenaSections, namedSections, numberRange, ticketTiers } from '../../events/venue-layout.ts';

/** What kinds of news an event makes, and how often relative to one another. */
export type ChangeWeights = Readonly<Record<'release' | 'resale' | 'price_decrease' | 'price_increase', number>>;

/** An event of the demo evening. */
export interface DemoEvent {
  readonly plan: EventPlan;
  /** How often it is in the news relative to the others. */
  readonly weight: number;
  readonly changeWeights: ChangeWeights;
}

/** Where a new subscriber's first news comes from: something the demo watchlist is sure to want. */
export const FIRST_ALERT = {
  event_id: '3F005E8B1C2A77D4',
  sections: ['sec-101', 'sec-102', 'sec-104', 'sec-107', 'sec-110'],
} as const;

const lowerBowl = numberRange(101, 112).map((number) => `sec-${number}`);

/** The evening's shows. Artists, tours and venues are invented. */
export const DEMO_EVENTS: readonly DemoEvent[] = [
  {
    weight: 5,
    changeWeights: { release: 8, resale: 2, price_decrease: 0, price_increase: 0 },
    plan: {
      eventId: '3F005E8B1C2A77D4',
      website: 'ticketmaster',
      region: 'US',
      sectionsType: 'SeatMapSections',
      artist: 'The Midnight Parade',
      name: 'The Midnight Parade: Paper Moons Tour',
      venue: 'Meridian Garden',
      location: 'New York, NY',
      basePrice: 118,
      daysUntilEvent: 24,
      startTime: '20:00',
      timeZone: 'America/New_York',
      dateStyle: 'offset',
      infos: 'full',
      hasRows: true,
      sections: arenaSections(
        [
          [101, 124],
          [201, 232],
          [301, 340],
        ],
        ['Floor A', 'Floor B', 'Floor GA'],
      ),
      popularSections: [...lowerBowl, 'sec-floor-ga', 'sec-207'],
    },
  },
  {
    weight: 4,
    changeWeights: { release: 6, resale: 3, price_decrease: 4, price_increase: 0 },
    plan: {
      eventId: '0A0062F19E4D',
      website: 'axs',
      region: 'US',
      sectionsType: 'SeatMapSections',
      artist: 'Los Faroles del Alba',
      name: 'Los Faroles del Alba: Noche Larga',
      venue: 'Pacific Forum',
      location: 'Inglewood, CA',
      basePrice: 104,
      daysUntilEvent: 29,
      startTime: '19:30',
      timeZone: 'America/Los_Angeles',
      dateStyle: 'utc',
      infos: 'full',
      hasRows: false,
      sections: arenaSections(
        [
          [101, 130],
          [201, 238],
        ],
        ['Floor GA', 'Pit'],
      ),
      popularSections: ['sec-floor-ga', 'sec-pit', 'sec-104', 'sec-105', 'sec-106'],
    },
  },
  {
    weight: 3,
    changeWeights: { release: 7, resale: 0, price_decrease: 0, price_increase: 0 },
    plan: {
      eventId: 'lon-88213',
      website: 'seetickets',
      region: 'UK',
      sectionsType: 'SeatMapSections',
      artist: 'Hrafn and the Glass Orchestra',
      name: 'Hrafn and the Glass Orchestra',
      venue: 'Kensington Rotunda',
      location: 'London',
      basePrice: 72,
      daysUntilEvent: 48,
      startTime: '19:00',
      timeZone: 'Europe/London',
      dateStyle: 'offset',
      infos: 'full',
      hasRows: true,
      sections: [
        ...namedSections('Block', [...'ABCDEFGHJKLMNOPQRST']),
        ...namedSections('Stalls', [...'ABCDEFGHJKLMNOPQRSTUVW']),
        ...namedSections('Circle', [...'PQRSTUVWXY', ...numberRange(1, 12).map(String)]),
      ],
      popularSections: ['block-c', 'block-d', 'stalls-a', 'stalls-b', 'circle-1'],
    },
  },
  {
    weight: 2,
    changeWeights: { release: 5, resale: 2, price_decrease: 0, price_increase: 0 },
    plan: {
      eventId: 'paradox-2107',
      website: 'ticketswap',
      region: 'EU',
      sectionsType: 'OfferSections',
      artist: 'Nova Kestrel',
      name: 'Nova Kestrel',
      venue: 'De Paradox',
      location: 'Amsterdam',
      basePrice: 38.5,
      daysUntilEvent: 37,
      startTime: '21:00',
      timeZone: 'Europe/Amsterdam',
      dateStyle: 'offset',
      infos: 'sparse',
      hasRows: false,
      sections: ticketTiers(['Standing', 1, 60], ['Balcony', 1.3, 20], ['Early Bird', 0.75, 15]),
      popularSections: ['standing'],
    },
  },
  {
    weight: 3,
    changeWeights: { release: 1, resale: 0, price_decrease: 8, price_increase: 0 },
    plan: {
      eventId: 'tk-au-559013',
      website: 'ticketek',
      region: 'AU',
      sectionsType: 'SeatMapSections',
      artist: 'Harbour City Derby',
      name: 'Harbour City Derby: Season Final',
      venue: 'Southern Cross Stadium',
      location: 'Sydney, NSW',
      basePrice: 74,
      daysUntilEvent: 51,
      startTime: '15:00',
      timeZone: 'Australia/Sydney',
      dateStyle: 'utc',
      infos: 'full',
      hasRows: false,
      sections: namedSections('Bay', numberRange(1, 250).map(String)),
      popularSections: numberRange(10, 24).map((number) => `bay-${number}`),
    },
  },
  {
    weight: 2,
    changeWeights: { release: 4, resale: 2, price_decrease: 2, price_increase: 3 },
    plan: {
      eventId: 'jp-2260741',
      website: 'eplus',
      region: 'JP',
      sectionsType: 'SeatMapSections',
      artist: '風待ちシグナル',
      name: '風待ちシグナル — Kazemachi Signal Arena Tour',
      venue: 'Minato Dome',
      location: 'Tokyo',
      basePrice: 12_800,
      daysUntilEvent: 60,
      startTime: '18:30',
      timeZone: 'Asia/Tokyo',
      dateStyle: 'offset',
      infos: 'full',
      hasRows: false,
      sections: [...namedSections('Arena', [...'ABCDEFGH']), ...namedSections('Stand', numberRange(1, 60).map(String))],
      popularSections: ['arena-a', 'arena-b', 'stand-4', 'stand-5'],
    },
  },
  {
    weight: 1,
    changeWeights: { release: 5, resale: 1, price_decrease: 0, price_increase: 0 },
    plan: {
      eventId: 'ra-1904417',
      website: 'doorlist',
      region: 'EU',
      sectionsType: 'OfferSections',
      artist: '',
      name: '',
      venue: '',
      location: '',
      basePrice: 24,
      daysUntilEvent: 9,
      startTime: '23:00',
      timeZone: 'Europe/Berlin',
      dateStyle: 'offset',
      infos: 'none',
      hasRows: false,
      sections: ticketTiers(['Early Entry', 0.8, 40], ['Regular', 1, 80], ['Late Entry', 0.6, 60]),
      popularSections: ['regular', 'late-entry'],
    },
  },
  {
    weight: 2,
    changeWeights: { release: 5, resale: 3, price_decrease: 1, price_increase: 0 },
    plan: {
      eventId: '10005F4A77C1B9E2',
      website: 'ticketmaster',
      region: 'CA',
      sectionsType: 'SeatMapSections',
      artist: 'Ottoline and the Brass Weather',
      name: 'Ottoline and the Brass Weather: North of Here',
      venue: 'Lakeshore Arena',
      location: 'Toronto, ON',
      basePrice: 96,
      daysUntilEvent: 33,
      startTime: '19:30',
      timeZone: 'America/Toronto',
      dateStyle: 'offset',
      infos: 'full',
      hasRows: true,
      sections: arenaSections(
        [
          [101, 122],
          [301, 340],
        ],
        ['Floor GA'],
      ),
      popularSections: ['sec-floor-ga', 'sec-108', 'sec-109'],
    },
  },
];
