import type { DatabaseSync } from 'node:sqlite';
import type { FeedItem, NotificationItem } from '../../../../../core/feed/feed-item.ts';
import type { Superseded } from '../../../../../core/feed/groups/superseded.ts';
import { delayBucket } from '../../../../../core/statistics/delay-buckets.ts';
import { DROP_CHANGE } from '../../../../../core/statistics/drop-statistics.ts';
import { HOUR_MS, QUARTER_MS, websiteKey } from '../../database/index-values.ts';
import type { GapFinder } from './gap-finder.ts';

/** Counts what statistics are made of, inside transactions of the caller. */
export interface StatisticsWriter {
  /** Counts an item that is new in the history. */
  add(item: FeedItem, atMs: number): void;
  /** The link of an alert was opened. */
  opened(id: number, openedAt: string): void;
  /** A later message took the offer of an alert away or made it dearer. */
  superseded(id: number, superseded: Superseded): void;
  /** The outcome of an alert's toast. */
  toastOutcome(id: number, toast: string): void;
  toastAction(id: number, action: string): void;
}

export function createStatisticsWriter(database: DatabaseSync, hadGap: GapFinder): StatisticsWriter {
  const countDrop = database.prepare(
    `INSERT INTO drop_counts (event_id, website, quarter, drops) VALUES (?, ?, ?, 1)
     ON CONFLICT DO UPDATE SET drops = drops + 1`,
  );
  const countDelay = database.prepare(
    `INSERT INTO delay_counts (hour, bucket, messages) VALUES (?, ?, 1)
     ON CONFLICT DO UPDATE SET messages = messages + 1`,
  );
  const insertAlert = database.prepare(
    'INSERT OR REPLACE INTO alert_outcomes (id, at, event_id, website, entry) VALUES (?, ?, ?, ?, ?)',
  );
  const setOpened = database.prepare('UPDATE alert_outcomes SET opened_at = ? WHERE id = ?');
  const findAlert = database.prepare('SELECT at FROM alert_outcomes WHERE id = ?');
  const setEnded = database.prepare('UPDATE alert_outcomes SET ended_at = ?, good_ms = ? WHERE id = ?');

  const setToast = database.prepare('UPDATE alert_outcomes SET toast = ? WHERE id = ?');
  const setToastAction = database.prepare('UPDATE alert_outcomes SET toast_action = ? WHERE id = ?');

  const opened = (id: number, openedAt: string): void => {
    setOpened.run(Date.parse(openedAt), id);
  };

  function superseded(id: number, { at }: Superseded): void {
    const alert = findAlert.get(id);
    if (alert === undefined) return;
    const endedAt = Date.parse(at);
    setEnded.run(endedAt, hadGap(id, endedAt) ? null : Math.max(0, endedAt - Number(alert.at)), id);
  }

  function addNotification(item: NotificationItem, at: number): void {
    const website = item.website === null ? '' : websiteKey(item.website);
    if (item.changes.some(({ type }) => type === DROP_CHANGE)) {
      const quarter = Math.floor(at / QUARTER_MS);
      countDrop.run(item.event_id, website, quarter);
      countDrop.run('', website, quarter);
    }
    countDelay.run(Math.floor(at / HOUR_MS), delayBucket(at - Date.parse(item.timestamp)));
    if (item.outcome !== 'alert') return;
    insertAlert.run(item.id, at, item.event_id, website, item.entry ?? '');
    if (item.opened_at !== null) opened(item.id, item.opened_at);
    if (item.superseded !== undefined) superseded(item.id, item.superseded);
  }

  return {
    add(item, at) {
      if (item.kind === 'notification' && !item.test) addNotification(item, at);
    },
    opened,
    superseded,
    toastOutcome: (id, toast) => setToast.run(toast, id),
    toastAction: (id, action) => setToastAction.run(action, id),
  };
}
