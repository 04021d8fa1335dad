import type { Decision } from '../../matching/decision.ts';
import { decodeFrame } from '../../notification/decoding/decode-frame.ts';
import type { NotificationItem } from '../feed-item.ts';
import { type NotificationRecord, toNotificationRecord } from './watch-record.ts';

/**
 * The record of a notification that the history has. The message is decoded again, so it says what it said when it came.
 *
 * @param stored `null` if its message is no longer kept.
 */
export function toRecordedNotification(
  item: NotificationItem,
  stored: { readonly frame: string; readonly receivedAtMs: number; readonly decision: Decision } | null,
): NotificationRecord {
  const decoded = stored === null ? null : decodeFrame(stored.frame, stored.receivedAtMs);
  if (stored === null || decoded?.kind !== 'notification') return toNotificationRecord(item, null);
  return toNotificationRecord(item, { notification: decoded.notification, decision: stored.decision });
}
