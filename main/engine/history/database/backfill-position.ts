import type { DatabaseSync } from 'node:sqlite';

/** Items with this number or a larger one are indexed; 0 if all are. */
export function indexedFrom(database: DatabaseSync): number {
  return Number(database.prepare(`SELECT below FROM backfills WHERE name = 'item_index'`).get()?.below ?? 0);
}

export function setIndexedFrom(database: DatabaseSync, id: number): void {
  database.prepare(`UPDATE backfills SET below = ? WHERE name = 'item_index'`).run(id);
}
