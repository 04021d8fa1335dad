import { DatabaseSync } from 'node:sqlite';

/** Runs one statement on a history that nobody has open. @returns the values of each row, in the order of the columns. */
export function query(path: string, sql: string) {
  const database = new DatabaseSync(path);
  try {
    return database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row));
  } finally {
    database.close();
  }
}
