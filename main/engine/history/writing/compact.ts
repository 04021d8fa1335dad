import type { DatabaseSync } from 'node:sqlite';

/** Pages given back, and of the word indexes merged, in one step: small, since what is recorded meanwhile waits for it. */
const STEP_PAGES = 500;
const STEP_MERGE = 64;

/** A step of giving back what a database does not use; `true` if more is left. */
export function compactStep(database: DatabaseSync): boolean {
  const free = () => Number(database.prepare('PRAGMA freelist_count').get()?.freelist_count);
  const changes = () => Number(database.prepare('SELECT total_changes() AS n').get()?.n);
  const before = changes();
  for (const words of ['event_words', 'offer_words']) {
    database.prepare(`INSERT INTO ${words} (${words}, rank) VALUES (?, ?)`).run('merge', STEP_MERGE);
  }
  // Less than two for each index means that nothing was left to merge, as SQLite documents.
  const merging = changes() - before >= 4;
  const pages = free();
  if (pages > 0) database.exec(`PRAGMA incremental_vacuum(${STEP_PAGES})`);
  const left = free();
  if (merging || (left > 0 && left < pages)) return true;
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return false;
}
