import type { DatabaseSync } from 'node:sqlite';
import { retentionNowMs } from '../../../../core/time/clock-jumps.ts';
import { indexedFrom } from '../database/backfill-position.ts';
import { QUARTER_MS } from '../database/index-values.ts';
import { transaction } from '../database/transaction.ts';
import type { Retention } from '../history-records.ts';
import type { EventTexts } from './event-texts.ts';
import type { OfferNameWriter } from './names/offer-name-writer.ts';
import { condenseStep } from './series-retention.ts';
import { pruneStatistics } from './statistics/statistics-retention.ts';

/** Deleted in one step: small, since what is recorded meanwhile waits for it. */
const STEP_ITEMS = 500;
const STEP_BLOCKS = 20;
/** Counts cover today; one more day covers every time zone. */
const COUNTS_KEPT_MS = 3 * 24 * 60 * 60 * 1000;

/** What is stored beside items, and is deleted with the last item that refers to it. */
interface SharedParts {
  readonly texts: EventTexts;
  readonly names: OfferNameWriter;
}

/** Deletes what is older or more than `retention` allows, a little at a time; `true` if more is left to do. */
export function pruneStep(database: DatabaseSync, parts: SharedParts, clockMs: number, retention: Retention): boolean {
  const nowMs = retentionNowMs(clockMs, newestMessageTimes(database));
  const oldestMs = nowMs - retention.maxAgeMs;
  const more = transaction(database, () => {
    const items = deleteItems(database, parts, {
      oldestMs,
      latestMs: clockMs + retention.maxAgeMs,
      maxItems: retention.maxItems,
    });
    for (const [table, time] of [
      ['toasts', 'at'],
      ['entry_alerts', 'last_alert_at'],
    ]) {
      database.prepare(`DELETE FROM ${table} WHERE ${time} < ?`).run(oldestMs);
    }
    // Its prices are useful as long as the event has a name.
    database
      .prepare(
        'DELETE FROM events WHERE at < ? AND NOT EXISTS (SELECT 1 FROM series WHERE series.event_id = events.event_id)',
      )
      .run(oldestMs);
    database
      .prepare('DELETE FROM quarter_counts WHERE quarter < ?')
      .run(Math.floor((nowMs - COUNTS_KEPT_MS) / QUARTER_MS));
    pruneStatistics(database, nowMs);
    const messages = usedBytes(database) > retention.maxPayloadBytes ? deleteMessages(database) : false;
    database.exec('DELETE FROM frame_blocks WHERE id < coalesce((SELECT min(block) FROM frames), 9e18)');
    return items || messages;
  });
  const condensing = condenseStep(database, nowMs);
  database.exec('PRAGMA incremental_vacuum(1000)');
  return more || condensing;
}

/** When the newest message came, and the time that the service gave it. */
function newestMessageTimes(database: DatabaseSync): (number | null)[] {
  const row = database
    .prepare(`SELECT at, item FROM items WHERE kind = 'notification' AND test = 0 ORDER BY id DESC LIMIT 1`)
    .get();
  if (row === undefined) return [];
  try {
    return [Number(row.at), Date.parse(JSON.parse(String(row.item)).timestamp)];
  } catch {
    return [Number(row.at)];
  }
}

interface KeptItems {
  readonly oldestMs: number;
  /** A clock that is not yet right again may be behind what came; beyond this a time says nothing. */
  readonly latestMs: number;
  readonly maxItems: number;
}

function deleteItems(database: DatabaseSync, parts: SharedParts, { oldestMs, latestMs, maxItems }: KeptItems): boolean {
  const excess = excessId(database, maxItems);
  const below = indexedFrom(database);
  const recent = firstRecentId(database, below, oldestMs, latestMs);
  const sources = [
    'SELECT id FROM (SELECT id FROM item_index WHERE at < :oldestMs AND id < :recent ORDER BY at LIMIT :limit)',
    'SELECT id FROM (SELECT id FROM items WHERE id <= :excess ORDER BY id LIMIT :limit)',
    'SELECT id FROM (SELECT id FROM items WHERE at < :oldestMs AND id < min(:below, :recent) ORDER BY at LIMIT :limit)',
  ];
  const ids = database
    .prepare(`${sources.slice(0, below > 0 ? 3 : 2).join(' UNION ')} LIMIT :limit`)
    .all({ oldestMs, recent, excess, limit: STEP_ITEMS, ...(below > 0 ? { below } : {}) })
    .map((row) => Number(row.id));
  if (ids.length === 0) return false;
  const list = JSON.stringify(ids);
  const usedTexts = database
    .prepare(
      `SELECT DISTINCT text_id, event_id FROM item_index JOIN event_texts ON event_texts.id = text_id
       WHERE item_index.id IN (SELECT value FROM json_each(?))`,
    )
    .all(list);
  database.prepare('DELETE FROM items WHERE id IN (SELECT value FROM json_each(?))').run(list);
  parts.texts.deleteUnused(usedTexts.map((row) => Number(row.text_id)));
  const oldest = database.prepare('SELECT coalesce(min(id), 9e15) AS id FROM item_index').get();
  parts.names.deleteBefore(
    usedTexts.map((row) => String(row.event_id)),
    Number(oldest?.id),
  );
  return ids.length === STEP_ITEMS;
}

/** Items up to this number are more than `maxItems`; 0 if there are none. */
function excessId(database: DatabaseSync, maxItems: number): number {
  const span = database
    .prepare('SELECT (SELECT max(id) FROM item_index) - (SELECT min(id) FROM item_index) AS ids')
    .get();
  // Numbers grow by one, so that counting is rarely needed.
  if (Number(span?.ids) < maxItems) return 0;
  const row = database.prepare('SELECT id FROM item_index ORDER BY id DESC LIMIT 1 OFFSET ?').get(maxItems);
  return Number(row?.id ?? 0);
}

/**
 * The number of the first item that came within the time kept. What has a greater number came later, whatever the clock
 * said then: a clock that was far behind makes nothing look old.
 */
function firstRecentId(database: DatabaseSync, below: number, oldestMs: number, latestMs: number): number {
  const first = (table: string, end: number): number => {
    // The sign keeps SQLite from reading all that is recent in the order of time.
    const query = `SELECT id FROM ${table} WHERE +at BETWEEN ? AND ? AND id < ? ORDER BY id LIMIT 1`;
    return Number(database.prepare(query).get(oldestMs, latestMs, end)?.id ?? Number.MAX_SAFE_INTEGER);
  };
  const unindexed = below > 0 ? first('items', below) : Number.MAX_SAFE_INTEGER;
  return Math.min(unindexed, first('item_index', Number.MAX_SAFE_INTEGER));
}

/** Deletes the oldest messages, not their lines; `true` if there were any. */
function deleteMessages(database: DatabaseSync): boolean {
  const old = database
    .prepare('DELETE FROM payloads WHERE id IN (SELECT id FROM payloads ORDER BY id LIMIT ?)')
    .run(STEP_ITEMS);
  if (old.changes !== 0) return true;
  const blocks = database.prepare('SELECT id FROM frame_blocks ORDER BY id LIMIT ?').all(STEP_BLOCKS);
  const last = blocks.at(-1)?.id;
  if (last === undefined) return false;
  database.prepare('DELETE FROM frames WHERE block <= ?').run(Number(last));
  database.prepare('DELETE FROM frame_blocks WHERE id <= ?').run(Number(last));
  return true;
}

function usedBytes(database: DatabaseSync): number {
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}
