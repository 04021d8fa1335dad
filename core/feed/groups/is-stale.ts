import type { NotificationItem } from '../feed-item.ts';

/** Whether the best offer of an item is known to be gone or more expensive by now: its cart button is not the filled one. */
function isStale(item: Pick<NotificationItem, 'superseded' | 'result'>): boolean {
  return item.superseded !== undefined || item.result?.outcome === 'gone';
}

/** Whether an item is an alert that can still be acted on. */
export function isActionable(item: NotificationItem): boolean {
  return item.outcome === 'alert' && !isStale(item) && item.best?.unavailable === undefined;
}
