import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** SQLite's result codes (https://www.sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;
const UNREADABLE_CODES: readonly unknown[] = [11, 26];

/** An exclusive lock on a file, held by the operating system. */
export interface OsLock {
  readonly path: string;
  release(): void;
}

/** Keeps the databases of held locks from being collected as garbage, which would release the locks. */
const held = new Set<DatabaseSync>();

/**
 * Takes the exclusive lock of a file for the life of this process, by SQLite's file locks (`fcntl`, `LockFileEx`): the
 * system itself releases it when the process ends, however it ends. So a lock never becomes stale, whatever the clock
 * and process ids do. The file stays empty and is never removed: a lock on a removed file would not be seen.
 *
 * Nothing else in this process may open the file: on POSIX systems closing it would release the lock.
 *
 * @returns `held` if somebody holds it or asks at this moment; `unavailable` if the file cannot be created or locked.
 */
export function acquireOsLock(path: string): OsLock | 'held' | 'unavailable' {
  try {
    if (!existsSync(path)) writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    // Somebody else was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return 'unavailable';
  }
  const first = tryLock(path);
  if (first !== 'unreadable') return first;
  try {
    // Nobody holds it, or it could not have been read. In place: a new file would lose the lock that another takes now.
    truncateSync(path);
  } catch {
    return 'unavailable';
  }
  const second = tryLock(path);
  return second === 'unreadable' ? 'unavailable' : second;
}

/** Whether a process holds the lock of a file. Changes nothing, and needs no right to write. */
export function isOsLockHeld(path: string): boolean {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    return errorCode(error) === SQLITE_BUSY;
  } finally {
    database?.close();
  }
}

function tryLock(path: string): OsLock | 'held' | 'unavailable' | 'unreadable' {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(path);
  } catch {
    return 'unavailable';
  }
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const code = errorCode(error);
    if (code === SQLITE_BUSY) return 'held';
    return UNREADABLE_CODES.includes(code) ? 'unreadable' : 'unavailable';
  }
  held.add(database);
  return {
    path,
    release() {
      if (held.delete(database)) database.close();
    },
  };
}

function errorCode(error: unknown): unknown {
  return (error as { errcode?: unknown }).errcode;
}
