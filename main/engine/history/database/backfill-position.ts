import type { DatabaseSync } from 'node:sqlite';

/** What is made of items of an older schema in the background, newest first. */
export type BackfillName = 'item_index' | 'series' | 'offers' | 'statistics' | 'stock_periods' | 'offer_names';

/** It is made of items (`stock_periods`: of series) with this number or a larger one; 0 if of all. */
export function doneFrom(database: DatabaseSync, name: BackfillName): number {
  return Number(database.prepare('SELECT below FROM backfills WHERE name = ?').get(name)?.below ?? 0);
}

export function setDoneFrom(database: DatabaseSync, name: BackfillName, id: number): void {
  database.prepare('UPDATE backfills SET below = ? WHERE name = ?').run(id, name);
}

/** Items with this number or a larger one are indexed; 0 if all are. */
export function indexedFrom(database: DatabaseSync): number {
  return doneFrom(database, 'item_index');
}
