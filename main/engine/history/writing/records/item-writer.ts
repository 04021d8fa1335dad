import type { DatabaseSync } from 'node:sqlite';
import type { FeedItem, NotificationItem } from '../../../../../core/feed/feed-item.ts';
import type { ItemIndexer } from '../item-indexer.ts';
import type { StatisticsWriter, ToastState } from '../statistics/statistics-writer.ts';

/** An item that is new in the history. */
export interface NewItem {
  readonly item: FeedItem;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** That of an alert. */
  readonly fingerprint: string | null;
  /** JSON of `item`, if it is known. */
  readonly text?: string;
  /** Whether the names of its offers are kept beside it. */
  readonly isNamed?: boolean;
}

/**
 * Writes items inside transactions of the caller. Most changes come with the item itself or soon after it: those of the same transaction
 * are written with it.
 */
export interface ItemWriter {
  add(added: NewItem): void;
  /** Changes a notification; nothing if there is none with this number. `inStatistics` does the same to what is counted of it. */
  change(id: number, change: (item: NotificationItem) => NotificationItem, inStatistics?: () => void): void;
  /** Ends a gap. */
  endGap(id: number, to: string, reason: string): void;
  /** The outcome of the toast of an alert, or its click. */
  changeToast(id: number, toast: ToastState): void;
  /** Writes what was added: before anything that belongs to these items. */
  write(): void;
  /** Forgets what was added, after a transaction was undone. */
  forget(): void;
}

interface PendingItem {
  item: FeedItem;
  text: string | null;
  readonly added: NewItem;
  toast: ToastState;
}

export function createItemWriter(
  database: DatabaseSync,
  indexer: ItemIndexer,
  statistics: StatisticsWriter,
): ItemWriter {
  const insert = database.prepare('INSERT INTO items (id, kind, at, test, item) VALUES (?, ?, ?, ?, ?)');
  const find = database.prepare('SELECT item FROM items WHERE id = ?');
  const update = database.prepare('UPDATE items SET item = ? WHERE id = ?');
  let pending: PendingItem[] = [];
  const pendingById = new Map<number, PendingItem>();

  function changeItem(id: number, change: (item: FeedItem) => FeedItem): void {
    const added = pendingById.get(id);
    if (added !== undefined) {
      added.item = change(added.item);
      added.text = null;
      return;
    }
    const row = find.get(id);
    if (row !== undefined) update.run(JSON.stringify(change(JSON.parse(String(row.item)))), id);
  }

  function forget(): void {
    pending = [];
    pendingById.clear();
  }

  return {
    add(added) {
      const item: PendingItem = { item: added.item, text: added.text ?? null, added, toast: {} };
      pending.push(item);
      pendingById.set(added.item.id, item);
    },
    change(id, change, inStatistics) {
      // The statistics of an item that is added say all that it says then.
      if (!pendingById.has(id)) inStatistics?.();
      changeItem(id, (item) => (item.kind === 'notification' ? change(item) : item));
    },
    endGap: (id, to, reason) => changeItem(id, (item) => (item.kind === 'gap' ? { ...item, to, reason } : item)),
    changeToast(id, toast) {
      const added = pendingById.get(id);
      if (added === undefined) statistics.changeToast(id, toast);
      else added.toast = { ...added.toast, ...toast };
    },
    write() {
      for (const { item, text, added } of pending) {
        const test = item.kind === 'notification' && item.test;
        insert.run(item.id, item.kind, added.at, test ? 1 : 0, text ?? JSON.stringify(item));
        indexer.add(item, added.at, added.fingerprint, added.isNamed ?? false);
      }
      // Whether there was a gap says the index.
      for (const { item, added, toast } of pending) statistics.add(item, added.at, toast);
      forget();
    },
    forget,
  };
}
