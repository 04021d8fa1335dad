import type { DatabaseSync } from 'node:sqlite';
import { inflateRawSync } from 'node:zlib';
import { indexedFrom } from '../database/backfill-position.ts';
import { sliceFrame, unpackBlock } from '../database/frame-block.ts';
import { type Row, type RowReader, readItem, readObject } from '../database/row.ts';
import type { StoredNotification } from '../history-records.ts';

export const MESSAGE_COLUMNS = `items.id, items.item, items.at, payloads.decision, payloads.frame,
  frames.block, frames.start, frames.decision_length, frames.frame_length`;
export const MESSAGE_SOURCE = `items LEFT JOIN frames USING (id) LEFT JOIN payloads ON payloads.id = items.id`;
export const HAS_MESSAGE = '(frames.id IS NOT NULL OR payloads.id IS NOT NULL)';

/** One notification with its frame; `null` if it is unknown or its message is no longer kept. */
export function getNotification(database: DatabaseSync, rows: RowReader, id: number): StoredNotification | null {
  const found = database
    .prepare(`SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGE_SOURCE} WHERE items.id = ? AND ${HAS_MESSAGE}`)
    .all(id);
  return rows.readAll(found, createMessageReader(database))[0] ?? null;
}

/**
 * The newest notifications, newest first, of one event or (`null`) of all. Test alerts are left out.
 *
 * @param before only those with a smaller number; `null` for the newest of all.
 */
export function newestNotifications(
  database: DatabaseSync,
  rows: RowReader,
  eventId: string | null,
  before: number | null,
  limit: number,
): StoredNotification[] {
  const from = before ?? Number.MAX_SAFE_INTEGER;
  const all = `SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGE_SOURCE} WHERE items.test = 0 AND ${HAS_MESSAGE} AND items.id < ?`;
  const ofEvent = `${all} AND items.id IN (SELECT id FROM item_index
    WHERE text_id IN (SELECT id FROM event_texts WHERE event_id = ?) AND id < ?)`;
  const order = ' ORDER BY items.id DESC LIMIT ?';
  const found =
    eventId === null
      ? database.prepare(all + order).all(from, limit)
      : database.prepare(ofEvent + order).all(from, eventId, from, limit);
  const below = indexedFrom(database);
  if (eventId !== null && below > 0 && found.length < limit) {
    const unindexed = database.prepare(`${all} AND items.event_id = ?${order}`);
    found.push(...unindexed.all(Math.min(below, from), eventId, limit - found.length));
  }
  return rows.readAll(found, createMessageReader(database));
}

/** Neighbours share a block: it is read and unpacked once. */
export function createMessageReader(database: DatabaseSync): (row: Row) => StoredNotification {
  const findBlock = database.prepare('SELECT bytes FROM frame_blocks WHERE id = ?');
  let current = { id: -1, text: '' };

  function blockText(id: number): string {
    if (current.id !== id) current = { id, text: unpackBlock(findBlock.get(id)?.bytes as Uint8Array) };
    return current.text;
  }

  return (row) => {
    const { decision, frame } =
      row.block === null
        ? { decision: row.decision, frame: inflateRawSync(row.frame as Uint8Array).toString('utf8') }
        : sliceFrame(blockText(Number(row.block)), {
            start: Number(row.start),
            decisionLength: Number(row.decision_length),
            frameLength: Number(row.frame_length),
          });
    return {
      item: readItem(row) as StoredNotification['item'],
      decision: readObject(decision, 'outcome') as unknown as StoredNotification['decision'],
      frame,
      receivedAtMs: Number(row.at),
    };
  };
}
