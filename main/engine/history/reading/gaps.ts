import type { DatabaseSync } from 'node:sqlite';
import type { FeedItem } from '../../../../core/feed/feed-item.ts';
import { type RowReader, readItem } from '../database/row.ts';

const MAX_GAPS = 500;

/** When the connection was gone, from and to (now, if it is), oldest first; the newest 500 that had not ended by `from`. */
export function readGaps(database: DatabaseSync, rows: RowReader, from: number, nowMs: number): [number, number][] {
  const found = database
    .prepare(
      `SELECT item FROM items WHERE id IN (
         SELECT id FROM item_index WHERE kind = 'gap' ORDER BY id DESC LIMIT ${MAX_GAPS}
       ) ORDER BY id`,
    )
    .all();
  return rows
    .readAll(found, readItem)
    .filter((item): item is Extract<FeedItem, { kind: 'gap' }> => item.kind === 'gap')
    .map((gap): [number, number] => [Date.parse(gap.from), gap.to === null ? nowMs : Date.parse(gap.to)])
    .filter(([, end]) => end >= from);
}
