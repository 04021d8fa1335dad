import type { EventInfos } from '../../../core/notification/notification.ts';
import type { EventOverview } from '../../../core/series/event-overview.ts';

/** The time at which the samples are looked at. They are generated, the same in every run, for the renderer's tests and the gallery. */
export const NOW_MS = Date.parse('2026-06-01T20:14:10.000Z');

const infos = (
  event_name: string,
  event_venue: string,
  event_location: string,
  event_date: string,
  event_artist_name: string | null = null,
): EventInfos => ({
  event_name,
  event_date,
  event_time: null,
  event_venue,
  event_venue_url: null,
  event_artist_name,
  event_location,
  event_url: 'https://tickets.example/event',
  event_image: null,
});

/** The events of the sample evening. */
export const EVENTS = [
  {
    event_id: 'G5v0Z9',
    website: 'ticketmaster',
    currency: '$',
    infos: infos(
      'The Midnight Parade — Paper Moons Tour',
      'Madison Square Garden',
      'New York, NY',
      '2026-06-15T20:00:00-04:00',
      'The Midnight Parade',
    ),
  },
  {
    event_id: 'ax-77120',
    website: 'axs',
    currency: '$',
    infos: infos('Los Ángeles Azules', 'Kia Forum', 'Inglewood, CA', '2026-06-20T19:30:00-07:00'),
  },
  {
    event_id: 'rah-0709',
    website: 'royalalberthall',
    currency: '£',
    infos: infos('Sigur Rós with Orchestra', 'Royal Albert Hall', 'London', '2026-07-09T19:00:00+01:00'),
  },
  {
    event_id: 'par-3317',
    website: 'ticketmaster',
    currency: '€',
    infos: infos('Nova Kestrel', 'Paradiso', 'Amsterdam', '2026-07-03T21:00:00+02:00'),
  },
  {
    event_id: 'syd-9981',
    website: 'ticketek',
    currency: 'A$',
    infos: infos(
      'Harbour City Derby — Season Final, presented by the Greater Harbour Building Society and its Members',
      'Accor Stadium',
      'Sydney, NSW',
      '2026-07-12T15:00:00+10:00',
    ),
  },
] as const;

export const HOUR_MS = 3_600_000;

/** The item of an endless repetition of `list` at `n`. */
export const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** A price as the site of an event writes it. */
export function priceLabel(price: number, eventId: string): string {
  const { currency } = EVENTS.find(({ event_id }) => event_id === eventId) ?? EVENTS[0];
  return `${currency}${price.toFixed(2)}`;
}

/** The same evening in the list of all events, newest first; the third has sold out. */
export const SAMPLE_EVENTS: readonly EventOverview[] = EVENTS.map(({ event_id, website, infos }, n) => {
  const now = 84.5 + n * 31;
  const soldOut = n === 2;
  return {
    event_id,
    website,
    region: 'US',
    event_infos: infos,
    price: soldOut ? null : now,
    last_price: now,
    price_label: priceLabel(now, event_id),
    stock: soldOut ? 0 : 18 + n * 400,
    before: n === 3 ? null : { price: now * (n === 1 ? 0.9 : 1.25), stock: 12 + n * 400 },
    prices: [
      [NOW_MS - 24 * HOUR_MS, now * 1.25],
      [NOW_MS - 15 * HOUR_MS, n === 1 ? null : now * 1.3],
      [NOW_MS - 12 * HOUR_MS, now * 1.1],
      [NOW_MS - 3 * HOUR_MS, soldOut ? null : now],
    ],
    alerts_today: [3, 0, 1, 0, 7][n % 5] ?? 0,
    last_at: new Date(NOW_MS - n * n * 400_000 - 3_000).toISOString(),
    last_item: 1000 - n,
  };
});
