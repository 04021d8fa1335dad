import type { AlertingEntry } from '../../../core/alerts/other-entries.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { Decision } from '../../../core/matching/decision.ts';
import type { Notification } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';

/** One notification after decoding and deciding. */
export interface ProcessedNotification {
  readonly item: NotificationItem;
  readonly notification: Notification;
  readonly decision: Decision;
  /** The entry that decided. */
  readonly entry: WatchlistEntry | null;
  /** The other entries that alert for it. */
  readonly also: readonly AlertingEntry[];
  /** Of an alert: what makes a later notification its duplicate; also `null` if that could not be determined. */
  readonly fingerprint: string | null;
  readonly frame: string;
  /** Milliseconds since the epoch. */
  readonly receivedAtMs: number;
}
