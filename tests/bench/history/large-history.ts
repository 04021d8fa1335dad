import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isCurrentSchema } from '../../../main/engine/history/database/schema.ts';
import type { HistoryRecord } from '../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../main/engine/history/writing/history-writer.ts';
import type { Clock } from '../../../main/engine/ports.ts';
import { systemClock } from '../../../main/host/system-clock.ts';
import { createMessages } from './create-messages.ts';

/** When the newest message came: always the same, so that a history that was made once can be used again. */
const NEWEST_MS = Date.parse('2026-05-20T19:30:00Z');
/** How far back the oldest is: as long as the history keeps what it is told. */
const SPAN_MS = 29 * 24 * 60 * 60 * 1000;
const BATCH_ITEMS = 500;
/** A connection that is lost now and then. */
const GAP_INTERVAL_ITEMS = 20_000;

export const KEEP_ALL = {
  maxAgeMs: Number.MAX_SAFE_INTEGER,
  maxItems: 100_000_000,
  maxPayloadBytes: Number.MAX_SAFE_INTEGER,
};

/** A clock by which the newest message has just come. */
export function benchClock(): Clock {
  const aheadMs = systemClock.now() - NEWEST_MS - 1000;
  return { ...systemClock, now: () => systemClock.now() - aheadMs };
}

/**
 * The path of a history of `items` messages, made at the first call (1,000,000 take some minutes) and kept in the temporary folder:
 * the benchmark adds to it and takes that away again.
 */
export function largeHistory(items: number): string {
  const folder = join(tmpdir(), 'eventory-bench-history');
  const path = join(folder, `${items}.sqlite`);
  mkdirSync(folder, { recursive: true });
  if (existsSync(path)) {
    if (!isCurrent(path)) migrate(path);
    return path;
  }
  console.log(`  Making a history of ${items} messages in ${path}`);
  const begun = `${path}.begun`;
  for (const end of ['', '-wal', '-shm']) rmSync(begun + end, { force: true });
  const begin = performance.now();
  writeHistory(begun, items);
  renameSync(begun, path);
  console.log(`  Made in ${Math.round((performance.now() - begin) / 1000)} s`);
  return path;
}

/** Deletes what came after the message number `id`. */
export function deleteAfter(path: string, id: number): void {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  database.prepare('DELETE FROM frame_blocks WHERE id IN (SELECT block FROM frames WHERE id > ?)').run(id);
  database.prepare('DELETE FROM items WHERE id > ?').run(id);
  for (const table of ['series_points', 'new_points'])
    database.prepare(`DELETE FROM ${table} WHERE at > ?`).run(NEWEST_MS);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

function isCurrent(path: string): boolean {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return isCurrentSchema(database);
  } finally {
    database.close();
  }
}

/** Does at once what the app would do in the background. */
function migrate(path: string): void {
  console.log(`  Migrating ${path}`);
  const begin = performance.now();
  const writer = openHistoryWriter(path, NEWEST_MS);
  while (writer.maintain(NEWEST_MS, KEEP_ALL));
  writer.close();
  console.log(`  Migrated in ${Math.round((performance.now() - begin) / 1000)} s`);
}

function writeHistory(path: string, items: number): void {
  const startMs = NEWEST_MS - SPAN_MS;
  const messages = createMessages('history', startMs, 1);
  const writer = openHistoryWriter(path, NEWEST_MS);
  let batch: HistoryRecord[] = [];
  for (let at = 1; at <= items; at += 1) {
    const atMs = Math.round(startMs + (at / items) * SPAN_MS);
    if (at % GAP_INTERVAL_ITEMS === 0) {
      const item = {
        kind: 'gap',
        id: messages.nextId(),
        from: iso(atMs - 60_000),
        to: iso(atMs),
        reason: 'connection lost',
      } as const;
      batch.push({ kind: 'gap', item, atMs });
    }
    batch.push(messages.next(atMs));
    if (batch.length < BATCH_ITEMS && at < items) continue;
    writer.write(batch, atMs);
    batch = [];
  }
  writer.close();
}

const iso = (atMs: number): string => new Date(atMs).toISOString();
