import type { DatabaseSync } from 'node:sqlite';
import type { FeedItem } from '../../../../core/feed/feed-item.ts';
import { withResult } from '../../../../core/feed/item-result.ts';
import { databaseProblem } from '../database/database-problem.ts';
import { packFrames } from '../database/frame-block.ts';
import { transaction } from '../database/transaction.ts';
import type { EventMetadata, HistoryRecord } from '../history-records.ts';
import type { PackedRecord } from '../packed-record.ts';
import type { ItemIndexer } from './item-indexer.ts';
import type { MessageWriter } from './message-writer.ts';
import type { NewPoints } from './new-points.ts';
import { createResultWriter } from './result-writer.ts';
import type { StatisticsWriter } from './statistics/statistics-writer.ts';
import { toWritten, type WrittenNotification, type WrittenRecord } from './written-record.ts';

export interface RecordWriter {
  /**
   * Writes records in one transaction. If one of them cannot be written each is tried alone, so that it costs only
   * itself; then throws with how many were lost.
   *
   * @param mayBeWritten passes over items that the file has: a thread that has ended may have written them.
   */
  write(records: readonly (HistoryRecord | PackedRecord)[], mayBeWritten?: boolean): void;
  /** Adds a line without its message, inside a transaction of the caller. `fingerprint` is that of an alert. */
  addItem(item: FeedItem, atMs: number, fingerprint: string | null): void;
}

export interface RecordWriterParts {
  readonly indexer: ItemIndexer;
  readonly messages: MessageWriter;
  readonly points: NewPoints;
  readonly statistics: StatisticsWriter;
}

export function createRecordWriter(
  database: DatabaseSync,
  { indexer, messages, points, statistics }: RecordWriterParts,
): RecordWriter {
  const insertItem = database.prepare('INSERT INTO items (id, kind, at, test, item) VALUES (?, ?, ?, ?, ?)');
  const findItem = database.prepare('SELECT item FROM items WHERE id = ?');
  const updateItem = database.prepare('UPDATE items SET item = ? WHERE id = ?');
  const insertBlock = database.prepare('INSERT INTO frame_blocks (bytes) VALUES (?)');
  const insertFrame = database.prepare(
    'INSERT INTO frames (id, block, start, decision_length, frame_length) VALUES (?, ?, ?, ?, ?)',
  );
  const upsertEvent = database.prepare(
    `INSERT INTO events (event_id, at, facts) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, facts = excluded.facts`,
  );
  const upsertToast = database.prepare('INSERT OR REPLACE INTO toasts (toast_id, item_id, at) VALUES (?, ?, ?)');

  const results = createResultWriter(database);

  function addItem(
    item: FeedItem,
    at: number,
    fingerprint: string | null,
    { text = JSON.stringify(item), isNamed = false } = {},
  ): void {
    const test = item.kind === 'notification' && item.test;
    insertItem.run(item.id, item.kind, at, test ? 1 : 0, text);
    indexer.add(item, at, fingerprint, isNamed);
    statistics.add(item, at);
  }

  function changeItem(id: number, change: (item: FeedItem) => FeedItem): void {
    const row = findItem.get(id);
    if (row !== undefined) updateItem.run(JSON.stringify(change(JSON.parse(String(row.item)))), id);
  }

  /** Every other record says the same if it is written twice. */
  function isWritten(record: WrittenRecord): boolean {
    return 'item' in record && findItem.get(record.item.id) !== undefined;
  }

  function writeRow(record: WrittenRecord): void {
    switch (record.kind) {
      case 'notification':
        addItem(record.item, record.receivedAtMs, record.fingerprint, { text: record.itemText, isNamed: true });
        break;
      case 'gap':
        addItem(record.item, record.atMs, null);
        break;
      case 'line':
        addItem(record.item, record.atMs, record.fingerprint, { text: record.itemText });
        break;
      case 'opened':
        statistics.opened(record.id, record.openedAt);
        changeItem(record.id, (item) =>
          item.kind === 'notification' ? { ...item, opened_at: record.openedAt } : item,
        );
        break;
      case 'superseded':
        statistics.superseded(record.id, record.superseded);
        changeItem(record.id, (item) =>
          item.kind === 'notification' ? { ...item, superseded: record.superseded } : item,
        );
        break;
      case 'phone':
        changeItem(record.id, (item) => (item.kind === 'notification' ? { ...item, phone: record.phone } : item));
        break;
      case 'result':
        results.write(record);
        changeItem(record.id, (item) => (item.kind === 'notification' ? withResult(item, record.result) : item));
        break;
      case 'gap_end':
        changeItem(record.id, (item) =>
          item.kind === 'gap' ? { ...item, to: record.to, reason: record.reason } : item,
        );
        break;
      case 'toast_outcome':
        statistics.toastOutcome(record.id, record.toast);
        break;
      case 'toast_action':
        statistics.toastAction(record.id, record.action);
        break;
      case 'toast':
        upsertToast.run(record.toastId, record.itemId, record.atMs);
    }
  }

  function writeFrames(notifications: readonly WrittenNotification[]): void {
    let next = 0;
    for (const { bytes, positions } of packFrames(notifications)) {
      const block = insertBlock.run(bytes).lastInsertRowid;
      for (const { start, decisionLength, frameLength } of positions) {
        insertFrame.run(notifications[next++]?.item.id ?? null, block, start, decisionLength, frameLength);
      }
    }
  }

  /** The newest metadata of each event: of many messages about one event only the last matters. */
  function writeEvents(notifications: readonly WrittenNotification[]): void {
    const newest = new Map<string, WrittenNotification>();
    for (const record of notifications) {
      if (record.item.event_infos !== null && !record.item.test) newest.set(record.item.event_id, record);
    }
    for (const { item, receivedAtMs } of newest.values()) {
      const { event_id, website, region, event_infos } = item;
      const metadata: EventMetadata = { event_id, website, region, event_infos };
      upsertEvent.run(event_id, receivedAtMs, JSON.stringify(metadata));
    }
  }

  function writeTogether(records: readonly WrittenRecord[]): void {
    try {
      transaction(database, () => {
        records.forEach(writeRow);
        const notifications = records.filter((record) => record.kind === 'notification');
        writeFrames(notifications);
        writeEvents(notifications);
        notifications.forEach(messages.add);
        points.moveIfMany();
      });
    } catch (error) {
      indexer.texts.forget();
      messages.forget();
      throw error;
    }
  }

  return {
    addItem: (item, atMs, fingerprint) => addItem(item, atMs, fingerprint),
    write(waiting, mayBeWritten = false) {
      const all = waiting.map(toWritten);
      const records = mayBeWritten ? all.filter((record) => !isWritten(record)) : all;
      if (records.length === 0) return;
      try {
        writeTogether(records);
      } catch (error) {
        if (records.length === 1 || databaseProblem(error) !== 'record') throw error;
        const failures = records.flatMap((record) => {
          try {
            writeTogether([record]);
            return [];
          } catch (failure) {
            if (databaseProblem(failure) !== 'record') throw failure;
            return [(failure as Error).message];
          }
        });
        if (failures.length > 0) throw new Error(`${failures.length} of ${records.length} records: ${failures[0]}`);
      }
    },
  };
}
