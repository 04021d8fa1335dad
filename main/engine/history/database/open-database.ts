import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { quarantinePath } from '../../../lib/quarantine-path.ts';
import { DamagedFileError } from './database-problem.ts';
import { migrate, refuseNewerSchema } from './schema.ts';

/** A larger file would hold up the start; damage in it is found when it is read. */
const MAX_QUICK_CHECK_BYTES = 8 * 1024 * 1024;

/**
 * Opens the history file, creating it or bringing it to the newest schema.
 *
 * Writes go to a write-ahead log with `synchronous = NORMAL`: after a power cut the last moments may be missing, the
 * rest is intact. Others may read at the same time.
 *
 * @param use prepares what the app asks of the database.
 * @throws an error that `databaseProblem` classifies.
 */
export function openDatabase<T>(path: string, use: (database: DatabaseSync) => T): T {
  // SQLite gives its journals the rights of the file.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    refuseNewerSchema(database);
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    migrate(database);
    checkIntegrity(database);
    return use(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Moves a file that is not open, with its journal, to a new name, which it returns. Never deletes. */
export function quarantineDatabase(path: string, nowMs: number): string {
  const newPath = quarantinePath(path, nowMs);
  renameSync(path, newPath);
  for (const journal of ['-wal', '-shm']) {
    if (existsSync(path + journal)) renameSync(path + journal, newPath + journal);
  }
  return newPath;
}

/** SQLite's own check if that is quick; of a larger file both ends are read, which the app reads first. */
function checkIntegrity(database: DatabaseSync): void {
  const count = database.prepare('PRAGMA page_count').get()?.page_count;
  const size = database.prepare('PRAGMA page_size').get()?.page_size;
  if (Number(count) * Number(size) <= MAX_QUICK_CHECK_BYTES) {
    const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (found !== 'ok') throw new DamagedFileError(String(found));
    return;
  }
  for (const table of ['items', 'item_index', 'frames', 'frame_blocks', 'payloads']) {
    for (const order of ['ASC', 'DESC']) database.prepare(`SELECT * FROM ${table} ORDER BY id ${order} LIMIT 20`).all();
  }
}
