import type { DatabaseSync } from 'node:sqlite';
import type { FeedItem } from '../../../../../core/feed/feed-item.ts';
import type { AwaySummary } from '../../../../../core/statistics/away-summary.ts';
import { type RowReader, readItem } from '../../database/row.ts';
import { MISSED } from './result-clause.ts';
import { countAvailable } from './still-available.ts';

/** What is older is no news. */
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;
/** What happened in a moment without a connection is not worth a line. */
const MIN_GAP_MS = 60 * 1000;
const MAX_SERIES = 2_000;

/** What the user did not see. @param after only alerts and gaps with a larger number. */
export function awaySummary(database: DatabaseSync, rows: RowReader, after: number, nowMs: number): AwaySummary {
  return {
    missed: missedAlerts(database, rows, after, nowMs),
    offline: offlineGains(database, rows, after, nowMs - MAX_AGE_MS),
  };
}

function missedAlerts(database: DatabaseSync, rows: RowReader, after: number, nowMs: number): AwaySummary['missed'] {
  const missed = database
    .prepare(
      `SELECT id, at, event_id, website, ended_at FROM alert_outcomes
       WHERE at >= ? AND id > ? AND ${MISSED} ORDER BY id`,
    )
    .all(nowMs - MAX_AGE_MS, after);
  const [first, last] = [missed[0], missed.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    alerts: missed.length,
    available: countAvailable(database, rows, missed, nowMs),
    from: new Date(Number(first.at)).toISOString(),
    last_id: Number(last.id),
  };
}

/** The events of which the first message after the newest gap states more stock than the last one before it. */
function offlineGains(database: DatabaseSync, rows: RowReader, after: number, since: number): AwaySummary['offline'] {
  const newest = database
    .prepare(
      `SELECT item FROM items WHERE id = (
         SELECT id FROM item_index WHERE kind = 'gap' AND id > ? ORDER BY id DESC LIMIT 1)`,
    )
    .all(after);
  const gap = rows
    .readAll(newest, readItem)
    .find((item): item is Extract<FeedItem, { kind: 'gap' }> => item.kind === 'gap');
  if (gap === undefined || gap.to === null) return null;
  const [from, to] = [Date.parse(gap.from), Date.parse(gap.to)];
  if (to < since || to - from < MIN_GAP_MS) return null;
  const gained = database
    .prepare(
      `SELECT (SELECT stock FROM series_points WHERE series = series.id ORDER BY at DESC, item DESC LIMIT 1) AS now
       FROM (SELECT DISTINCT series AS heard FROM series_points WHERE at >= :to LIMIT ${MAX_SERIES})
       JOIN series ON series.id = heard AND section = '' AND class = 'all'
       WHERE (SELECT stock FROM series_points WHERE series = series.id AND at >= :to ORDER BY at, item LIMIT 1) >
         (SELECT stock FROM series_points WHERE series = series.id AND at <= :from ORDER BY at DESC, item DESC LIMIT 1)`,
    )
    .all({ from, to });
  if (gained.length === 0) return null;
  return {
    events: gained.length,
    available: gained.filter(({ now }) => now !== 0).length,
    from: gap.from,
    to: gap.to,
    id: gap.id,
  };
}
