import type { DatabaseSync } from 'node:sqlite';
import type { FeedItem } from '../../../../core/feed/feed-item.ts';
import { indexedFrom } from '../database/backfill-position.ts';
import { type RowReader, readItem } from '../database/row.ts';
import type { ListQuery } from '../history-records.ts';
import { findTexts } from './find-texts.ts';
import { indexClause, OFFER_OF_ITEM, whereClause } from './where-clause.ts';

/** A page of items, newest first, and whether there are `more`. */
export interface ItemPage {
  readonly items: FeedItem[];
  readonly more: boolean;
}

/** How many of the newest items a search goes through before it asks where its words occur. */
const SCANNED_ITEMS = 2_000;

/** Newest first. One more than asked for is looked for to know whether there is more. */
export function listItems(database: DatabaseSync, rows: RowReader, query: ListQuery): ItemPage {
  const limit = query.limit + 1;
  const ids = query.words.length === 0 ? listIndexed(database, query, limit) : searchIndexed(database, query, limit);
  if (ids.length < limit) ids.push(...listUnindexed(database, query, limit - ids.length));
  const page = database
    .prepare('SELECT item FROM items WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC')
    .all(JSON.stringify(ids.slice(0, query.limit)));
  return { items: rows.readAll(page, readItem), more: ids.length > query.limit };
}

function listIndexed(database: DatabaseSync, query: ListQuery, limit: number): number[] {
  const { sql, values } = indexClause(database, query);
  return readIds(database, `SELECT id FROM item_index WHERE ${sql} ORDER BY id DESC LIMIT ?`, [...values, limit]);
}

/**
 * What is common is found among the newest items; what is rare, by the places where its texts occur. So neither needs
 * to go through all there is.
 */
function searchIndexed(database: DatabaseSync, query: ListQuery, limit: number): number[] {
  const { sql, values } = indexClause(database, query);
  const [scannedFrom = 0] = readIds(
    database,
    'SELECT id FROM item_index WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ?',
    [query.before ?? Number.MAX_SAFE_INTEGER, SCANNED_ITEMS],
  );
  const containsWords = query.words.map(() => 'instr(text, ?) > 0').join(' AND ');
  const ids = readIds(
    database,
    `SELECT id FROM item_index WHERE ${sql} AND id > ? AND EXISTS (
       SELECT 1 FROM event_texts WHERE event_texts.id = text_id AND ${containsWords}
     ) ORDER BY id DESC LIMIT ?`,
    [...values, scannedFrom, ...query.words, limit],
  );
  if (ids.length === limit || scannedFrom === 0) return ids;
  const older = readIds(
    database,
    `SELECT item_index.id FROM json_each(?) AS texts CROSS JOIN item_index ON item_index.id IN (
       SELECT id FROM item_index INDEXED BY index_by_text WHERE text_id = texts.value AND id <= ? AND ${sql} ORDER BY id DESC LIMIT ?
     ) ORDER BY item_index.id DESC LIMIT ?`,
    [JSON.stringify(findTexts(database, query.words)), scannedFrom, ...values, limit - ids.length, limit - ids.length],
  );
  return [...ids, ...older];
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
