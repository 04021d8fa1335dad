import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { EVENTS, NOW_MS, pick } from './events.ts';

/** An entry with no filter but what `over` gives. */
function sampleEntry(over: Partial<WatchlistEntry> & { id: string }): WatchlistEntry {
  return newEntry('G5v0Z9', over.id, over);
}

const view = (entry: WatchlistEntry, event: number, alerts: number): EntryOverview => {
  const { infos: event_infos, website } = pick(EVENTS, event);
  return {
    entry,
    event: { event_infos, website, region: 'US' },
    last_alert_at: alerts === 0 ? null : new Date(NOW_MS - alerts * 400_000).toISOString(),
    alerts_today: alerts,
    got_tickets: 0,
    warnings: [],
  };
};

/** A short watchlist, one entry of each kind. */
export const SAMPLE_WATCHLIST: readonly EntryOverview[] = [
  view(
    sampleEntry({
      id: 'msg',
      label: 'MSG under 150',
      change_type: ['stock_increase', 'price_decrease'],
      section: '101-110, Floor*, !PIT',
      max_price_filter: 150,
      seat_quantity: 2,
      resale_tickets: false,
      keywords: 'aisle; "floor ga" -obstructed',
    }),
    0,
    4,
  ),
  view(
    sampleEntry({
      id: 'azules',
      event_id: 'ax-77120',
      label: 'Los Ángeles Azules, Forum',
      change_type: ['*'],
      date_filter: 'fri..sun',
    }),
    1,
    1,
  ),
  view(
    sampleEntry({
      id: 'sigur',
      event_id: 'rah-0709',
      label: 'Sigur Rós',
      section: 'A, B, C',
      stock_threshold_filter: 2,
      muted_until: new Date(NOW_MS + 2_760_000).toISOString(),
    }),
    2,
    2,
  ),
  view(
    sampleEntry({
      id: 'derby',
      event_id: 'syd-9981',
      label: 'Derby final',
      change_type: ['price_decrease'],
      row_filter: 'A-F',
      strict: true,
      enabled: false,
    }),
    4,
    0,
  ),
];

/** `count` entries over the sample events. */
export function manyEntries(count: number): EntryOverview[] {
  return Array.from({ length: count }, (_, n) =>
    view(
      sampleEntry({
        id: `e${n}`,
        event_id: `${pick(EVENTS, n).event_id}-${n}`,
        label: `Entry ${n}: ${pick(EVENTS, n).infos.event_name}`,
        max_price_filter: 50 + (n % 200),
        section: n % 3 === 0 ? '101-110, Floor*' : '',
        enabled: n % 7 !== 0,
      }),
      n,
      n % 13,
    ),
  );
}
