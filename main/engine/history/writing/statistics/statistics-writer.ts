import type { DatabaseSync } from 'node:sqlite';
import type { FeedItem, NotificationItem } from '../../../../../core/feed/feed-item.ts';
import type { Superseded } from '../../../../../core/feed/groups/superseded.ts';
import { websiteKey } from '../../../../../core/notification/website-key.ts';
import { delayBucket } from '../../../../../core/statistics/delay-buckets.ts';
import { DROP_CHANGE } from '../../../../../core/statistics/drop-statistics.ts';
import { HOUR_MS, QUARTER_MS } from '../../database/index-values.ts';
import type { PendingCounts } from '../records/pending-counts.ts';
import type { GapFinder } from './gap-finder.ts';

/** The outcome of the toast of an alert and its click, as far as they are known. */
export interface ToastState {
  /** Its outcome, or why there was none. */
  readonly outcome?: string;
  /** It was clicked, or one of its buttons. */
  readonly action?: string;
}

/** Counts what statistics are made of, inside transactions of the caller, which end with `PendingCounts.write`. */
export interface StatisticsWriter {
  /** Counts an item that is new in the history. */
  add(item: FeedItem, atMs: number, toast?: ToastState): void;
  /** The link of an alert was opened. */
  opened(id: number, openedAt: string): void;
  /** A later message removed the offer of an alert or raised its price. */
  superseded(id: number, superseded: Superseded): void;
  changeToast(id: number, toast: ToastState): void;
}

export function createStatisticsWriter(
  database: DatabaseSync,
  hadGap: GapFinder,
  counts: PendingCounts,
): StatisticsWriter {
  const countDrop = counts.counter(
    database.prepare(
      `INSERT INTO drop_counts (event_id, website, quarter, drops) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET drops = drops + excluded.drops`,
    ),
  );
  const countDelay = counts.counter(
    database.prepare(
      `INSERT INTO delay_counts (hour, bucket, messages) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET messages = messages + excluded.messages`,
    ),
  );
  const insertAlert = database.prepare(
    `INSERT OR REPLACE INTO alert_outcomes
       (id, at, event_id, website, entry, opened_at, toast, toast_action, ended_at, good_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setOpened = database.prepare('UPDATE alert_outcomes SET opened_at = ? WHERE id = ?');
  const findAlert = database.prepare('SELECT at FROM alert_outcomes WHERE id = ?');
  const setEnded = database.prepare('UPDATE alert_outcomes SET ended_at = ?, good_ms = ? WHERE id = ?');

  const setToast = database.prepare('UPDATE alert_outcomes SET toast = ? WHERE id = ?');
  const setToastAction = database.prepare('UPDATE alert_outcomes SET toast_action = ? WHERE id = ?');

  /** When an alert ended, and for how long it was good; `null` if nobody knows. */
  function endOf(id: number, alertedAt: number, { at }: Superseded): [endedAt: number, goodMs: number | null] {
    const endedAt = Date.parse(at);
    return [endedAt, hadGap(id, endedAt) ? null : Math.max(0, endedAt - alertedAt)];
  }

  function addNotification(item: NotificationItem, at: number, toast: ToastState): void {
    const website = websiteKey(item.website);
    if (item.changes.some(({ type }) => type === DROP_CHANGE)) {
      const quarter = Math.floor(at / QUARTER_MS);
      countDrop([item.event_id, website, quarter], 1);
      countDrop(['', website, quarter], 1);
    }
    countDelay([Math.floor(at / HOUR_MS), delayBucket(at - Date.parse(item.timestamp))], 1);
    if (item.outcome !== 'alert') return;
    const openedAt = item.opened_at === null ? null : Date.parse(item.opened_at);
    const end = item.superseded === undefined ? [null, null] : endOf(item.id, at, item.superseded);
    const { outcome = null, action = null } = toast;
    insertAlert.run(item.id, at, item.event_id, website, item.entry ?? '', openedAt, outcome, action, ...end);
  }

  return {
    add(item, at, toast = {}) {
      if (item.kind === 'notification' && !item.test) addNotification(item, at, toast);
    },
    opened(id, openedAt) {
      setOpened.run(Date.parse(openedAt), id);
    },
    superseded(id, superseded) {
      const alert = findAlert.get(id);
      if (alert !== undefined) setEnded.run(...endOf(id, Number(alert.at), superseded), id);
    },
    changeToast(id, { outcome, action }) {
      if (outcome !== undefined) setToast.run(outcome, id);
      if (action !== undefined) setToastAction.run(action, id);
    },
  };
}
