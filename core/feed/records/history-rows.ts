import { currencyOf } from '../../text/currency.ts';
import { toCsvLine, UTF8_MARK } from '../../watchlist/formats/csv/csv-line.ts';
import type { NotificationItem } from '../feed-item.ts';
import { toRecordedNotification } from './recorded-notification.ts';

/** A recorded notification in a file: what `history --json` and `--csv` print and the window exports. */

/** Of the price of the offer that the row shows, as the site writes it (`$`, `CHF`); `null` if its label shows none. */
function currencyOfBest({ best }: NotificationItem): string | null {
  return best?.price == null ? null : currencyOf(best.price_label);
}

/**
 * What `watch --json` prints, with `id`, `opened_at`, `result` and `currency`, as one line of JSON. Once a message is no longer kept,
 * what only it says is `null`.
 *
 * @param stored its message; `null` if it is no longer kept.
 */
export function toHistoryJson(item: NotificationItem, stored: Parameters<typeof toRecordedNotification>[1]): string {
  const more = { id: item.id, opened_at: item.opened_at, result: item.result ?? null, currency: currencyOfBest(item) };
  return JSON.stringify({ ...toRecordedNotification(item, stored), ...more });
}

const CSV_COLUMNS: Readonly<Record<string, (item: NotificationItem) => string | number | null | undefined>> = {
  received_at: (item) => item.received_at,
  event_id: (item) => item.event_id,
  website: (item) => item.website,
  outcome: (item) => item.outcome,
  event_name: (item) => item.event_infos?.event_name,
  event_artist_name: (item) => item.event_infos?.event_artist_name,
  event_date: (item) => item.event_infos?.event_date,
  event_venue: (item) => item.event_infos?.event_venue,
  event_location: (item) => item.event_infos?.event_location,
  changes: (item) => item.changes.map(({ type }) => type).join(', '),
  section: (item) => item.best?.section_name,
  offer_name: (item) => item.best?.offer_name,
  row: (item) => item.best?.row,
  price: (item) => item.best?.price,
  price_label: (item) => item.best?.price_label,
  currency: currencyOfBest,
  stock: (item) => item.best?.stock,
  why: (item) => item.why,
  opened_at: (item) => item.opened_at,
  result: (item) => item.result?.outcome,
  tickets: (item) => (item.result?.outcome === 'got' ? item.result.tickets : null),
};

/** The first line of a CSV file of notifications. */
export const HISTORY_CSV_HEADER = `${UTF8_MARK}${toCsvLine(Object.keys(CSV_COLUMNS))}`;

/** Every other line. */
export function toHistoryCsv(item: NotificationItem): string {
  return toCsvLine(Object.values(CSV_COLUMNS).map((cellOf) => String(cellOf(item) ?? '')));
}
