import type { DatabaseSync } from 'node:sqlite';
import { withResult } from '../../../../../core/feed/item-result.ts';
import { databaseProblem } from '../../database/database-problem.ts';
import { frameOf, packFrames } from '../../database/frame-block.ts';
import { transaction } from '../../database/transaction.ts';
import type { EventMetadata, HistoryRecord } from '../../history-records.ts';
import type { PackedRecord } from '../../queue/packed-record.ts';
import type { ItemIndexer } from '../item-indexer.ts';
import type { MessageWriter } from '../message-writer.ts';
import type { NewPoints } from '../new-points.ts';
import { createResultWriter } from '../result-writer.ts';
import type { StatisticsWriter } from '../statistics/statistics-writer.ts';
import { createInsertRows } from './insert-rows.ts';
import { createItemWriter, type NewItem } from './item-writer.ts';
import type { PendingCounts } from './pending-counts.ts';
import { toWritten, type WrittenNotification, type WrittenRecord } from './written-record.ts';

export interface RecordWriter {
  /**
   * Writes records in one transaction. If one of them cannot be written each is tried alone, so that it costs only
   * itself; then throws with how many were lost.
   *
   * @param mayBeWritten passes over items that the file has: a thread that has ended may have written them.
   */
  write(records: readonly (HistoryRecord | PackedRecord)[], mayBeWritten?: boolean): void;
  /** Adds lines without their messages, in one transaction. */
  addItems(items: readonly NewItem[]): void;
}

export interface RecordWriterParts {
  readonly indexer: ItemIndexer;
  readonly messages: MessageWriter;
  readonly points: NewPoints;
  readonly statistics: StatisticsWriter;
  readonly counts: PendingCounts;
}

export function createRecordWriter(
  database: DatabaseSync,
  { indexer, messages, points, statistics, counts }: RecordWriterParts,
): RecordWriter {
  const items = createItemWriter(database, indexer, statistics);
  const hasItem = database.prepare('SELECT 1 FROM items WHERE id = ?');
  const insertBlock = database.prepare('INSERT INTO frame_blocks (bytes) VALUES (?)');
  const insertFrames = createInsertRows(database, 'frames (id, block, start, decision_length, frame_length)');
  const upsertEvent = database.prepare(
    `INSERT INTO events (event_id, at, facts) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, facts = excluded.facts`,
  );
  const upsertToast = database.prepare('INSERT OR REPLACE INTO toasts (toast_id, item_id, at) VALUES (?, ?, ?)');

  const results = createResultWriter(database);

  /** Every other record says the same if it is written twice. */
  function isWritten(record: WrittenRecord): boolean {
    return 'item' in record && hasItem.get(record.item.id) !== undefined;
  }

  function writeRow(record: WrittenRecord): void {
    switch (record.kind) {
      case 'notification': {
        const { item, itemText: text, receivedAtMs: at, fingerprint } = record;
        items.add({ item, text, at, fingerprint, isNamed: true });
        break;
      }
      case 'gap':
        items.add({ item: record.item, at: record.atMs, fingerprint: null });
        break;
      case 'line': {
        const { item, itemText: text, atMs: at, fingerprint } = record;
        items.add({ item, text, at, fingerprint });
        break;
      }
      case 'opened':
        items.change(
          record.id,
          (item) => ({ ...item, opened_at: record.openedAt }),
          () => statistics.opened(record.id, record.openedAt),
        );
        break;
      case 'superseded':
        items.change(
          record.id,
          (item) => ({ ...item, superseded: record.superseded }),
          () => statistics.superseded(record.id, record.superseded),
        );
        break;
      case 'phone':
        items.change(record.id, (item) => ({ ...item, phone: record.phone }));
        break;
      case 'result':
        results.write(record);
        items.change(record.id, (item) => withResult(item, record.result));
        break;
      case 'gap_end':
        items.endGap(record.id, record.to, record.reason);
        break;
      case 'toast_outcome':
        items.changeToast(record.id, { outcome: record.toast });
        break;
      case 'toast_action':
        items.changeToast(record.id, { action: record.action });
        break;
      case 'toast':
        upsertToast.run(record.toastId, record.itemId, record.atMs);
    }
  }

  function writeFrames(notifications: readonly WrittenNotification[]): void {
    let next = 0;
    for (const { bytes, positions } of packFrames(notifications.map(({ message }) => message))) {
      const block = insertBlock.run(bytes).lastInsertRowid;
      insertFrames(
        positions.map(({ start, decisionLength, frameLength }) => {
          return [notifications[next++]?.item.id ?? null, block, start, decisionLength, frameLength];
        }),
      );
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

  function inTransaction(work: () => void): void {
    try {
      transaction(database, () => {
        work();
        counts.write();
      });
    } catch (error) {
      items.forget();
      indexer.texts.forget();
      messages.forget();
      counts.forget();
      throw error;
    }
  }

  function writeTogether(records: readonly WrittenRecord[]): void {
    inTransaction(() => {
      records.forEach(writeRow);
      items.write();
      const notifications = records.filter((record) => record.kind === 'notification');
      writeFrames(notifications);
      writeEvents(notifications);
      for (const { item, message, receivedAtMs } of notifications) {
        messages.add({ item, frame: frameOf(message), receivedAtMs });
      }
      points.write();
    });
  }

  return {
    addItems: (added) =>
      inTransaction(() => {
        added.forEach(items.add);
        items.write();
      }),
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
