import type { AlertingEntry } from '../../../core/alerts/other-entries.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { Decision } from '../../../core/matching/decision.ts';
import type { Notification } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';

/** A notification that was decided on, as the alert policy and the forwarders take it. */
export interface Alert {
  readonly item: NotificationItem;
  readonly notification: Notification;
  readonly decision: Decision;
  /** The entry that decided; `null` if no entry names the event. */
  readonly entry: WatchlistEntry | null;
  /** The other entries that alert for it (`core/alerts/other-entries.ts`); none unless given. */
  readonly also?: readonly AlertingEntry[];
}

/** Everything that asks for an alert: its entries, the one that decided first; `null` stands for an event that no entry names. */
export function entriesOf({ entry, also = [] }: Pick<Alert, 'entry' | 'also'>): readonly (WatchlistEntry | null)[] {
  return [entry, ...also.map((other) => other.entry)];
}
