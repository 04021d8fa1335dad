import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** A statement for so many rows costs less than half of as many statements. */
const ROWS_TOGETHER = 32;

/** Inserts rows, each with its values in the order of the columns. */
export type InsertRows = (rows: readonly (readonly SQLInputValue[])[]) => void;

/** @param into the table with its columns: `frames (id, block)`. */
export function createInsertRows(database: DatabaseSync, into: string): InsertRows {
  const row = `(${into.replace(/^[^(]*\(|\)$/g, '').replace(/[^,]+/g, '?')})`;
  const insertOne = database.prepare(`INSERT INTO ${into} VALUES ${row}`);
  const insertMany = database.prepare(`INSERT INTO ${into} VALUES ${Array(ROWS_TOGETHER).fill(row).join()}`);
  return (rows) => {
    let next = 0;
    for (; next + ROWS_TOGETHER <= rows.length; next += ROWS_TOGETHER) {
      insertMany.run(...rows.slice(next, next + ROWS_TOGETHER).flat());
    }
    for (const values of rows.slice(next)) insertOne.run(...values);
  };
}
