import type { DatabaseSync } from 'node:sqlite';
import type { EventMetadata, GapRecord, ResumeState } from '../history-records.ts';
import { indexedFrom } from './backfill-position.ts';
import { QUARTER_MS } from './index-values.ts';
import { type RowReader, readItem, readObject } from './row.ts';

/**
 * What the engine resumes with. It reads what is kept for this, so that it takes no longer the more there is; items that
 * are not indexed yet are counted one by one.
 *
 * @param midnightMs when the user's day began; a multiple of a quarter of an hour.
 * @param sinceMs how far back duplicates count.
 */
export function resumeState(database: DatabaseSync, rows: RowReader, midnightMs: number, sinceMs: number): ResumeState {
  const below = indexedFrom(database);
  // What outlives its item keeps its number.
  const next = database
    .prepare(
      `SELECT max(coalesce((SELECT max(id) FROM items), 0), coalesce((SELECT max(id) FROM alert_outcomes), 0),
         coalesce((SELECT max(item_id) FROM results), 0)) + 1 AS id`,
    )
    .get();
  const gaps = ['SELECT id FROM item_index', ...(below > 0 ? [`SELECT id FROM items WHERE id < ${below}`] : [])].map(
    (ids) => `SELECT max(id) FROM (${ids.includes('WHERE') ? `${ids} AND` : `${ids} WHERE`} kind = 'gap')`,
  );
  const newestGap = gaps
    .map((sql) => database.prepare(`SELECT item FROM items WHERE id = (${sql})`).get())
    .find((row) => row !== undefined);
  const [openGap = null] = rows.readAll(newestGap === undefined ? [] : [newestGap], (row) => {
    return readItem(row) as GapRecord['item'];
  });
  const today = countToday(database, below, midnightMs);
  return {
    nextId: Number(next?.id),
    alerted: [
      ...(below > 0 ? alertedSince(database, `items WHERE id < ${below} AND`, sinceMs) : []),
      ...alertedSince(database, 'item_index WHERE', sinceMs),
    ],
    alertsToday: today.alerts,
    notificationsToday: today.notifications,
    entryCounts: entryCounts(database, below, midnightMs),
    gotTickets: gotTickets(database),
    toasts: database
      .prepare('SELECT toast_id, item_id FROM toasts ORDER BY at DESC LIMIT 2000')
      .all()
      .map((row) => ({ toastId: String(row.toast_id), itemId: Number(row.item_id) })),
    openGap: openGap !== null && openGap.to === null ? openGap : null,
  };
}

/** How many tickets the user got by alerts of each entry. */
function gotTickets(database: DatabaseSync): ResumeState['gotTickets'] {
  return database
    .prepare(
      `SELECT entry, sum(tickets) AS tickets FROM results WHERE outcome = 'got' AND entry IS NOT NULL GROUP BY entry`,
    )
    .all()
    .map((row) => ({ entry: String(row.entry), tickets: Number(row.tickets) }));
}

/** The metadata of the newest 5,000 events, newest first. */
export function eventMetadata(database: DatabaseSync, rows: RowReader): EventMetadata[] {
  return rows.readAll(
    database.prepare('SELECT facts FROM events ORDER BY at DESC LIMIT 5000').all(),
    (row) => readObject(row.facts, 'event_id') as unknown as EventMetadata,
  );
}

function alertedSince(database: DatabaseSync, source: string, sinceMs: number): ResumeState['alerted'] {
  return database
    .prepare(`SELECT fingerprint, at FROM ${source} outcome = 'alert' AND test = 0 AND at > ? ORDER BY at`)
    .all(sinceMs)
    .map((row) => ({ fingerprint: String(row.fingerprint), atMs: Number(row.at) }));
}

function countToday(database: DatabaseSync, below: number, midnightMs: number) {
  const counted = database
    .prepare(
      `SELECT coalesce(sum(notifications), 0) AS notifications, coalesce(sum(alerts), 0) AS alerts
       FROM quarter_counts WHERE quarter >= ?`,
    )
    .get(midnightMs / QUARTER_MS);
  const uncounted =
    below > 0
      ? database
          .prepare(
            `SELECT count(*) AS notifications, coalesce(sum(outcome = 'alert'), 0) AS alerts
             FROM items WHERE id < ? AND at >= ? AND kind = 'notification' AND test = 0`,
          )
          .get(below, midnightMs)
      : undefined;
  return {
    notifications: Number(counted?.notifications) + Number(uncounted?.notifications ?? 0),
    alerts: Number(counted?.alerts) + Number(uncounted?.alerts ?? 0),
  };
}

function entryCounts(database: DatabaseSync, below: number, midnightMs: number): ResumeState['entryCounts'] {
  // One pass through today's counts: a subquery for each entry would go through them once per entry.
  const indexed = `SELECT entry, last_alert_at, coalesce(today.alerts, 0) AS alerts_today
    FROM entry_alerts LEFT JOIN (
      SELECT entry, sum(alerts) AS alerts FROM quarter_counts WHERE quarter >= :quarter GROUP BY entry
    ) AS today USING (entry)`;
  const unindexed = `SELECT entry, max(at) AS last_alert_at, sum(at >= :midnight) AS alerts_today FROM items
    WHERE id < :below AND outcome = 'alert' AND entry IS NOT NULL AND test = 0 GROUP BY entry`;
  const quarter = midnightMs / QUARTER_MS;
  return database
    .prepare(
      `SELECT entry, max(last_alert_at) AS last_alert_at, sum(alerts_today) AS alerts_today
       FROM (${below > 0 ? `${indexed} UNION ALL ${unindexed}` : indexed}) GROUP BY entry`,
    )
    .all(below > 0 ? { quarter, midnight: midnightMs, below } : { quarter })
    .map((row) => ({
      entry: String(row.entry),
      lastAlertAtMs: Number(row.last_alert_at),
      alertsToday: Number(row.alerts_today),
    }));
}
