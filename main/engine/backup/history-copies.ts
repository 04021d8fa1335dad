import { DatabaseSync } from 'node:sqlite';
import type { HistorySummary } from '../../../core/backup/restore-plan.ts';
import { refuseNewerSchema } from '../history/database/schema.ts';
import { openForReading } from '../history/reading/history-reader.ts';
import { checkDatabase, readStorage } from '../history/reading/storage.ts';

/** Copies a history as it is at one moment, whatever others write meanwhile. Synchronous: for a thread or a command. */
export function snapshotHistory(source: string, target: string): void {
  const database = new DatabaseSync(source, { readOnly: true });
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    database.prepare('VACUUM INTO ?').run(target);
  } finally {
    database.close();
  }
}

/**
 * What a history of a backup holds, after a check of all of it.
 *
 * @throws Error fit to show if it is damaged, a newer version wrote it, or it contains triggers or views.
 */
export function readBackupHistory(path: string): HistorySummary {
  return read(path, (database) => {
    refuseNewerSchema(database);
    const foreign = database.prepare("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')").get();
    if (foreign !== undefined) throw new Error('it contains triggers or views, which a history of the app never has');
    const [problem] = checkDatabase(database);
    if (problem !== undefined) throw new Error(problem);
  });
}

/** What a history holds. */
export function summarizeHistory(path: string): HistorySummary {
  return read(path, () => {});
}

function read(path: string, check: (database: DatabaseSync) => void): HistorySummary {
  const database = openForReading(path);
  try {
    check(database);
    const { items, oldest_at } = readStorage(database);
    const newest = database.prepare('SELECT at FROM items ORDER BY id DESC LIMIT 1').get();
    return { items, oldest_at, newest_at: newest === undefined ? null : new Date(Number(newest.at)).toISOString() };
  } finally {
    database.close();
  }
}
