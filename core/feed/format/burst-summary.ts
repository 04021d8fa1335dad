import type { NotificationItem } from '../feed-item.ts';
import { formatSummaryToast, MAX_SUMMARY_LINES, type ToastText } from './toast-text.ts';

/** What the summary toast of a burst stands for: all of its events, of which the newest are kept. */
export interface BurstSummary {
  /** @param key the event's; its newest alert replaces the one before. */
  add(key: string, item: NotificationItem): void;
  /** @param alerts how many there were of all events together. */
  format(alerts: number, demo: boolean): ToastText;
}

export function createBurstSummary(): BurstSummary {
  const events = new Set<string>();
  /** The newest last. */
  const newest = new Map<string, NotificationItem>();
  return {
    add(key, item) {
      events.add(key);
      newest.delete(key);
      newest.set(key, item);
      const [oldest] = newest.keys();
      if (newest.size > MAX_SUMMARY_LINES && oldest !== undefined) newest.delete(oldest);
    },
    format: (alerts, demo) => formatSummaryToast(alerts, events.size, [...newest.values()].reverse(), demo),
  };
}
