import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { StoredNotification } from '../../engine/history/history-records.ts';
import { cleanText, formatItem, formatLogTime } from './watch-formatters.ts';

/** What `history` prints of a notification. */

/** A line for a person. */
export function formatTextRow(item: NotificationItem): string {
  const at = new Date(item.received_at);
  const day = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
  const parts = [
    `${day} ${formatLogTime(at.getTime())}`,
    item.outcome.toUpperCase().padEnd(9),
    formatItem(item),
    item.why === null ? null : cleanText(item.why),
    item.result === undefined ? null : formatResult(item.result),
  ];
  return parts.filter((part) => part !== null && part !== '').join('  ');
}

function formatResult({ outcome, tickets }: NonNullable<NotificationItem['result']>): string {
  return outcome === 'got' && tickets > 0 ? `got ${tickets}` : outcome;
}

/** A line of `history --frames`, which `replay` reads. */
export function formatFrameRow({ frame, receivedAtMs }: StoredNotification): string {
  return JSON.stringify({ type: 'frame', received_at: new Date(receivedAtMs).toISOString(), frame });
}
