import type { DatabaseSync } from 'node:sqlite';
import { indexedFrom } from '../database/backfill-position.ts';
import type { RowReader } from '../database/row.ts';
import type { StoredNotification } from '../history-records.ts';
import { createMessageReader, HAS_MESSAGE, MESSAGE_COLUMNS, MESSAGE_SOURCE } from './stored-notifications.ts';

/** Where a page of messages ended: the next one begins after it. */
export interface MessagePosition {
  readonly atMs: number;
  readonly id: number;
}

/** Which notifications: those received from `fromMs` until before `toMs`, in milliseconds since the epoch. */
export interface MessageQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly after: MessagePosition | null;
  readonly limit: number;
}

/** Notifications in the order in which they came; those whose message is no longer kept are left out. */
export interface MessagePage {
  readonly messages: readonly StoredNotification[];
  /** `null` if this was the last page. */
  readonly next: MessagePosition | null;
}

/** A page of the notifications of a time, with their messages. Test alerts are left out. */
export function messagesBetween(database: DatabaseSync, rows: RowReader, query: MessageQuery): MessagePage {
  const { fromMs, toMs, after, limit } = query;
  const position = after ?? { atMs: fromMs, id: -1 };
  const ids = database
    .prepare(
      `SELECT id, at FROM ${sourceOf(database)} WHERE at >= ? AND at < ? AND (at, id) > (?, ?)
         AND kind = 'notification' AND test = 0 ORDER BY at, id LIMIT ?`,
    )
    .all(position.atMs, toMs, position.atMs, position.id, limit);
  const found = database
    .prepare(
      `SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGE_SOURCE} WHERE items.id IN (SELECT value FROM json_each(?)) AND ${HAS_MESSAGE}
       ORDER BY items.at, items.id`,
    )
    .all(JSON.stringify(ids.map(({ id }) => id)));
  const last = ids.at(-1);
  return {
    messages: rows.readAll(found, createMessageReader(database)),
    next: last === undefined || ids.length < limit ? null : { atMs: Number(last.at), id: Number(last.id) },
  };
}

/** How many notifications there are in a time. */
export function countMessages(database: DatabaseSync, fromMs: number, toMs: number): number {
  const row = database
    .prepare(
      `SELECT count(*) AS count FROM ${sourceOf(database)} WHERE at >= ? AND at < ? AND kind = 'notification' AND test = 0`,
    )
    .get(fromMs, toMs);
  return Number(row?.count);
}

/** Until all items are indexed, only the items themselves know of all. */
function sourceOf(database: DatabaseSync): 'item_index' | 'items' {
  return indexedFrom(database) > 0 ? 'items' : 'item_index';
}
