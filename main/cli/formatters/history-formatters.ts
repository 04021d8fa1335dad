import Papa from 'papaparse';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { toRecordedNotification } from '../../../core/feed/records/recorded-notification.ts';
import { escapeFormulas } from '../../../core/watchlist/formats/csv-formulas.ts';
import type { StoredNotification } from '../../engine/history/history-records.ts';
import { formatItem, formatLogTime, stripControlCharacters } from './watch-formatters.ts';

/** What `history` prints of a notification. */

/** A line for a person. */
export function formatTextRow(item: NotificationItem): string {
  const at = new Date(item.received_at);
  const day = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
  const parts = [
    `${day} ${formatLogTime(at.getTime())}`,
    item.outcome.toUpperCase().padEnd(9),
    formatItem(item),
    item.why,
    item.result === undefined ? null : formatResult(item.result),
  ];
  return stripControlCharacters(parts.filter((part) => part !== null && part !== '').join('  '));
}

function formatResult({ outcome, tickets }: NonNullable<NotificationItem['result']>): string {
  return outcome === 'got' && tickets > 0 ? `got ${tickets}` : outcome;
}

/**
 * A line of `history --json`: what `watch --json` prints, with `id`, `opened_at` and `result`. Once a message is no
 * longer kept, what only it says is `null`.
 */
export function formatJsonRow(item: NotificationItem, stored: StoredNotification | null): string {
  const more = { id: item.id, opened_at: item.opened_at, result: item.result ?? null };
  return JSON.stringify({ ...toRecordedNotification(item, stored), ...more });
}

/** A line of `history --frames`, which `replay` reads. */
export function formatFrameRow({ frame, receivedAtMs }: StoredNotification): string {
  return JSON.stringify({ type: 'frame', received_at: new Date(receivedAtMs).toISOString(), frame });
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
  stock: (item) => item.best?.stock,
  why: (item) => item.why,
  opened_at: (item) => item.opened_at,
  result: (item) => item.result?.outcome,
  tickets: (item) => (item.result?.outcome === 'got' ? item.result.tickets : null),
};

/** With the mark by which Excel knows UTF-8. */
export const CSV_HEADER = `\uFEFF${toCsvLine(Object.keys(CSV_COLUMNS))}`;

export function formatCsvRow(item: NotificationItem): string {
  return toCsvLine(Object.values(CSV_COLUMNS).map((cellOf) => String(cellOf(item) ?? '')));
}

/** RFC 4180. Cells that a spreadsheet would run as a formula get an apostrophe. */
function toCsvLine(cells: readonly string[]): string {
  return `${Papa.unparse([cells.map(escapeFormulas)], { newline: '\r\n' })}\r\n`;
}
