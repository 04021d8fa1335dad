import type { DatabaseSync } from 'node:sqlite';
import { type FeedCounts, MAX_COUNTED } from '../../../../core/feed/feed-counts.ts';
import type { FeedItem } from '../../../../core/feed/feed-item.ts';
import { indexedFrom } from '../database/backfill-position.ts';
import { type RowReader, readItem } from '../database/row.ts';
import type { CountQuery, ListQuery } from '../history-records.ts';
import { searchItems } from './search/search-items.ts';
import { indexClause, OFFER_OF_ITEM, whereClause } from './where-clause.ts';

/** A page of items, newest first, and whether there are `more`. */
export interface ItemPage {
  readonly items: FeedItem[];
  readonly more: boolean;
}

/** Newest first. One more than asked for is looked for to know whether there is more. */
export function listItems(database: DatabaseSync, rows: RowReader, query: ListQuery): ItemPage {
  const ids = listIds(database, query, query.limit + 1);
  const page = database
    .prepare('SELECT item FROM items WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC')
    .all(JSON.stringify(ids.slice(0, query.limit)));
  return { items: rows.readAll(page, readItem), more: ids.length > query.limit };
}

/** How many notifications the list of each view has; what a list shows besides them is not counted. */
export function countNotifications(database: DatabaseSync, query: CountQuery): FeedCounts {
  const count = (view: ListQuery['view']) => {
    const all = { ...query, view, before: null, limit: MAX_COUNTED, notificationsOnly: true };
    const found = listIds(database, all, MAX_COUNTED + 1).length;
    return { count: Math.min(found, MAX_COUNTED), more: found > MAX_COUNTED };
  };
  return { alerts: count('alerts'), everything: count('everything') };
}

function listIds(database: DatabaseSync, query: ListQuery, limit: number): number[] {
  const ids = query.words.length === 0 ? listIndexed(database, query, limit) : searchIndexed(database, query, limit);
  if (ids.length < limit) ids.push(...listUnindexed(database, query, limit - ids.length));
  return ids;
}

function listIndexed(database: DatabaseSync, query: ListQuery, limit: number): number[] {
  const { sql, values } = indexClause(database, query);
  return readIds(database, `SELECT id FROM item_index WHERE ${sql} ORDER BY id DESC LIMIT ?`, [...values, limit]);
}

function searchIndexed(database: DatabaseSync, query: ListQuery, limit: number): number[] {
  const before = query.before ?? Number.MAX_SAFE_INTEGER;
  return searchItems(database, query.words, { where: indexClause(database, query), before, limit });
}

/** Items of an older schema that are not indexed yet; all are older than those that are. */
function listUnindexed(database: DatabaseSync, query: ListQuery, limit: number): number[] {
  const below = indexedFrom(database);
  if (below === 0) return [];
  const { sql, values } = whereClause(query, OFFER_OF_ITEM);
  const words = query.words.map(() => ' AND instr(search, ?) > 0').join('');
  return readIds(database, `SELECT id FROM items WHERE ${sql}${words} AND id < ? ORDER BY id DESC LIMIT ?`, [
    ...values,
    ...query.words,
    below,
    limit,
  ]);
}

function readIds(database: DatabaseSync, sql: string, values: readonly (string | number)[]): number[] {
  return database
    .prepare(sql)
    .all(...values)
    .map((row) => Number(row.id));
}
