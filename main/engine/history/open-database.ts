import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { quarantinePath } from '../../lib/quarantine-path.ts';

/** Steps from one schema version (SQLite's `user_version`) to the next; the history runs those it has not run yet. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE items (
     id INTEGER PRIMARY KEY,
     kind TEXT NOT NULL,
     at INTEGER NOT NULL,
     event_id TEXT,
     website TEXT,
     change_types TEXT,
     outcome TEXT,
     entry TEXT,
     fingerprint TEXT,
     search TEXT,
     opened_at TEXT,
     test INTEGER NOT NULL DEFAULT 0,
     item TEXT NOT NULL
   ) STRICT;
   CREATE INDEX items_by_time ON items (at);
   CREATE INDEX items_by_event ON items (event_id, id);
   CREATE INDEX alerts ON items (id, at, entry) WHERE outcome = 'alert';
   CREATE INDEX gaps ON items (id) WHERE kind = 'gap';
   CREATE TABLE payloads (
     id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE,
     decision TEXT NOT NULL,
     frame BLOB NOT NULL
   ) STRICT;
   CREATE TABLE toasts (toast_id TEXT PRIMARY KEY, item_id INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE events (event_id TEXT PRIMARY KEY, at INTEGER NOT NULL, facts TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
];

const MAX_QUICK_CHECK_BYTES = 32 * 1024 * 1024;

/** A history file that could not be read and where it was moved. */
export interface QuarantinedFile {
  readonly path: string;
  readonly why: string;
}

/** An open history file, as `use` made it ready. */
interface OpenDatabase<T> {
  readonly value: T;
  readonly quarantined: QuarantinedFile | null;
}

/**
 * Opens the history file, creating or migrating it. A file that SQLite cannot read, that `use` cannot work with, or that
 * a newer version of the app wrote, is quarantined with its journal under a new name, never deleted, and a fresh one
 * takes its place.
 *
 * Writes go to a write-ahead log with `synchronous = NORMAL`: after a power cut the last moments may be missing, the
 * rest is intact.
 *
 * @param use prepares what the app asks of the database.
 * @throws if not even a fresh file can be made (no space, no permission).
 */
export function openDatabase<T>(path: string, nowMs: number, use: (database: DatabaseSync) => T): OpenDatabase<T> {
  try {
    return { value: tryOpen(path, use), quarantined: null };
  } catch (error) {
    if (!existsSync(path)) throw error;
    return replaceDatabase(path, nowMs, use, (error as Error).message);
  }
}

/** Quarantines a history file that is no longer open, and begins a new one. */
export function replaceDatabase<T>(
  path: string,
  nowMs: number,
  use: (database: DatabaseSync) => T,
  why: string,
): OpenDatabase<T> {
  const newPath = quarantinePath(path, nowMs);
  renameSync(path, newPath);
  for (const journal of ['-wal', '-shm']) {
    if (existsSync(path + journal)) renameSync(path + journal, newPath + journal);
  }
  return { value: tryOpen(path, use), quarantined: { path: newPath, why } };
}

function tryOpen<T>(path: string, use: (database: DatabaseSync) => T): T {
  // SQLite gives its journals the rights of the file.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  try {
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec('PRAGMA busy_timeout = 5000');
    migrate(database);
    checkIntegrity(database);
    return use(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLite's own check if that is quick; of a larger file both ends are read, which the app reads first. */
function checkIntegrity(database: DatabaseSync): void {
  const count = database.prepare('PRAGMA page_count').get()?.page_count;
  const size = database.prepare('PRAGMA page_size').get()?.page_size;
  if (Number(count) * Number(size) <= MAX_QUICK_CHECK_BYTES) {
    const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (found !== 'ok') throw new Error(String(found));
    return;
  }
  for (const table of ['items', 'payloads']) {
    for (const order of ['ASC', 'DESC']) database.prepare(`SELECT * FROM ${table} ORDER BY id ${order} LIMIT 20`).all();
  }
}

function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version > MIGRATIONS.length) throw new Error(`it was written by a newer version of the app (format ${version})`);
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN; ${step}; PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}
