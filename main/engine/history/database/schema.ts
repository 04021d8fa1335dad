import type { DatabaseSync } from 'node:sqlite';
import { NewerFormatError } from './database-problem.ts';
import { MIGRATIONS } from './migrations.ts';

/** Indexes of the first schema, which only items that are not in `item_index` yet need. */
export const FIRST_INDEXES: readonly string[] = ['items_by_time', 'items_by_event', 'alerts', 'gaps'];

/** Throws `NewerFormatError` if a file has a newer schema than this app knows. Changes nothing. */
export function refuseNewerSchema(database: DatabaseSync): void {
  const version = schemaVersion(database);
  if (version <= MIGRATIONS.length) return;
  throw new NewerFormatError(
    `a newer version of the app wrote it (format ${version}, this one knows ${MIGRATIONS.length})`,
  );
}

/** Whether a file has the schema that this app reads. */
export function isCurrentSchema(database: DatabaseSync): boolean {
  return schemaVersion(database) === MIGRATIONS.length;
}

/** Brings a file to the newest schema. */
export function migrate(database: DatabaseSync): void {
  const version = schemaVersion(database);
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${index + 1}; COMMIT`);
  }
  // In a new file there is nothing that only they find.
  if (version === 0) for (const name of FIRST_INDEXES) database.exec(`DROP INDEX ${name}`);
}

function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
