import { DatabaseSync } from 'node:sqlite';

/** By schema version: what makes a file as the version before left it. A new migration adds its line. */
const UNDO: Readonly<Record<number, string>> = {
  6: `ALTER TABLE item_index DROP COLUMN price; ALTER TABLE item_index DROP COLUMN classes;
      DELETE FROM backfills WHERE name = 'offers'`,
  7: 'ALTER TABLE series DROP COLUMN currency_since',
  8: `DROP TABLE offer_names; DROP TABLE offer_words; DROP TABLE named_events; DROP TABLE name_spans;
      DELETE FROM backfills WHERE name = 'offer_names'`,
  9: 'DROP TABLE new_points',
};

/** Makes of a history file of this version one of an earlier schema version. */
export function undoMigrations(path: string, version: number): void {
  const database = new DatabaseSync(path);
  const steps = Object.keys(UNDO)
    .map(Number)
    .filter((step) => step > version);
  for (const step of steps.sort((a, b) => b - a)) database.exec(String(UNDO[step]));
  database.exec(`PRAGMA user_version = ${version}`);
  database.close();
}
