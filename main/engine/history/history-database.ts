import type { DatabaseSync } from 'node:sqlite';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FeedItem } from '../../../core/feed/feed-item.ts';
import { searchText } from '../../../core/feed/feed-search.ts';
import { retentionNowMs } from '../../../core/time/clock-jumps.ts';
import type {
  EventMetadata,
  GapRecord,
  HistoryRecord,
  ListQuery,
  NotificationRecord,
  ResumeState,
  Retention,
  StoredNotification,
} from './history-records.ts';
import { openDatabase, replaceDatabase } from './open-database.ts';
import { changeTypesText, websiteKey, whereClause } from './where-clause.ts';

type Row = Record<string, unknown>;

/**
 * The history on SQLite. Synchronous: it runs on a separate thread (`history-worker.ts`), which runs one call after the
 * other, so that a read sees every write sent before it.
 */
export type HistoryDatabase = ReturnType<typeof openHistoryDatabase>;

/**
 * Opens the history file at `path`. One that turns out to be damaged while it is opened or resumed from is quarantined,
 * and a new one is begun: a damaged history never keeps the app from starting.
 */
export function openHistoryDatabase(path: string, nowMs: number) {
  let opened = openDatabase(path, nowMs, createHistoryQueries);

  function resume(midnightMs: number, sinceMs: number): ResumeState {
    try {
      return opened.value.resume(midnightMs, sinceMs);
    } catch (error) {
      closeQuietly(opened.value);
      opened = replaceDatabase(path, nowMs, createHistoryQueries, (error as Error).message);
      return opened.value.resume(midnightMs, sinceMs);
    }
  }

  return {
    /** Where an unreadable file was moved, with the reason; `null` if there was none. Final after `resume`. */
    quarantined: () => opened.quarantined,
    resume,
    write: (records: readonly HistoryRecord[]) => opened.value.write(records),
    list: (query: ListQuery) => opened.value.list(query),
    get: (id: number) => opened.value.get(id),
    newest: (eventId: string | null, before: number | null, limit: number) =>
      opened.value.newest(eventId, before, limit),
    prune: (nowMs: number, retention: Retention) => opened.value.prune(nowMs, retention),
    /** How many damaged rows were passed over since the last call. */
    takeDamagedRows: () => opened.value.takeDamagedRows(),
    close: () => opened.value.close(),
  };
}

/** A damaged file may refuse even to be closed. */
function closeQuietly(queries: { close(): void }): void {
  try {
    queries.close();
  } catch {
    // It is replaced anyway.
  }
}

function createHistoryQueries(database: DatabaseSync) {
  let damagedRows = 0;

  /** Each row as `read` gives it; one that cannot be read costs itself and is counted. */
  function readRows<T>(rows: readonly Row[], read: (row: Row) => T): T[] {
    return rows.flatMap((row) => {
      try {
        return [read(row)];
      } catch {
        damagedRows += 1;
        return [];
      }
    });
  }

  const insert = {
    item: database.prepare(
      `INSERT INTO items (id, kind, at, event_id, website, change_types, outcome, entry, fingerprint, search, opened_at, test, item)
       VALUES (:id, :kind, :at, :event_id, :website, :change_types, :outcome, :entry, :fingerprint, :search, :opened_at, :test, :item)`,
    ),
    payload: database.prepare('INSERT INTO payloads (id, decision, frame) VALUES (?, ?, ?)'),
    event: database.prepare(
      `INSERT INTO events (event_id, at, facts) VALUES (:event_id, :at, :facts)
       ON CONFLICT DO UPDATE SET at = excluded.at, facts = excluded.facts`,
    ),
    toast: database.prepare('INSERT OR REPLACE INTO toasts (toast_id, item_id, at) VALUES (?, ?, ?)'),
  };

  function writeNotification({ item, decision, fingerprint, frame, receivedAtMs: at }: NotificationRecord): void {
    insert.item.run({
      id: item.id,
      kind: 'notification',
      at,
      event_id: item.event_id,
      website: item.website === null ? null : websiteKey(item.website),
      change_types: changeTypesText(item.changes.map((change) => change.type)),
      outcome: item.outcome,
      entry: item.entry,
      fingerprint,
      search: searchText(item),
      opened_at: item.opened_at,
      test: item.test ? 1 : 0,
      item: JSON.stringify(item),
    });
    insert.payload.run(item.id, JSON.stringify(decision), deflateRawSync(frame, { level: 1 }));
    if (item.event_infos === null || item.test) return;
    const metadata: EventMetadata = {
      event_id: item.event_id,
      website: item.website,
      region: item.region,
      event_infos: item.event_infos,
    };
    insert.event.run({ event_id: item.event_id, at, facts: JSON.stringify(metadata) });
  }

  function writeGap({ item, atMs: at }: GapRecord): void {
    insert.item.run({
      id: item.id,
      kind: 'gap',
      at,
      event_id: null,
      website: null,
      change_types: null,
      outcome: null,
      entry: null,
      fingerprint: null,
      search: null,
      opened_at: null,
      test: 0,
      item: JSON.stringify(item),
    });
  }

  function changeItem(id: number, change: (item: FeedItem) => FeedItem): void {
    const row = database.prepare('SELECT item FROM items WHERE id = ?').get(id);
    if (row === undefined) return;
    const item = change(JSON.parse(String(row.item)));
    const openedAt = item.kind === 'notification' ? item.opened_at : null;
    database.prepare('UPDATE items SET item = ?, opened_at = ? WHERE id = ?').run(JSON.stringify(item), openedAt, id);
  }

  function writeOne(record: HistoryRecord): void {
    switch (record.kind) {
      case 'notification':
        writeNotification(record);
        break;
      case 'gap':
        writeGap(record);
        break;
      case 'opened':
        changeItem(record.id, (item) =>
          item.kind === 'notification' ? { ...item, opened_at: record.openedAt } : item,
        );
        break;
      case 'gap_end':
        changeItem(record.id, (item) =>
          item.kind === 'gap' ? { ...item, to: record.to, reason: record.reason } : item,
        );
        break;
      case 'toast':
        insert.toast.run(record.toastId, record.itemId, record.atMs);
    }
  }

  function transaction(work: () => void): void {
    database.exec('BEGIN');
    try {
      work();
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    /** Writes records in one transaction. If that fails each is tried alone, so that one bad record costs only itself. */
    write(records: readonly HistoryRecord[]): void {
      try {
        transaction(() => records.forEach(writeOne));
      } catch (error) {
        if (records.length === 1) throw error;
        const failures = records.flatMap((record) => {
          try {
            transaction(() => writeOne(record));
            return [];
          } catch (failure) {
            return [(failure as Error).message];
          }
        });
        if (failures.length > 0) throw new Error(`${failures.length} of ${records.length} records: ${failures[0]}`);
      }
    },

    /** What the engine resumes with. `midnight`: when the user's day began; `since`: how far back duplicates count. */
    resume(midnightMs: number, sinceMs: number): ResumeState {
      const next = database.prepare('SELECT coalesce(max(id), 0) + 1 AS id FROM items').get();
      const today = database
        .prepare(
          `SELECT count(*) AS notifications, coalesce(sum(outcome = 'alert'), 0) AS alerts
           FROM items WHERE at >= ? AND kind = 'notification' AND test = 0`,
        )
        .get(midnightMs);
      const gap = database.prepare(`SELECT item FROM items WHERE kind = 'gap' ORDER BY id DESC LIMIT 1`).get();
      const [openGap = null] = readRows(gap === undefined ? [] : [gap], (row) => readItem(row) as GapRecord['item']);
      return {
        nextId: Number(next?.id),
        alerted: database
          .prepare(`SELECT fingerprint, at FROM items WHERE outcome = 'alert' AND at > ? AND test = 0 ORDER BY id`)
          .all(sinceMs)
          .map((row) => ({ fingerprint: String(row.fingerprint), atMs: Number(row.at) })),
        alertsToday: Number(today?.alerts),
        notificationsToday: Number(today?.notifications),
        entryCounts: database
          .prepare(
            `SELECT entry, max(at) AS last_alert_at, sum(at >= ?) AS alerts_today
             FROM items WHERE outcome = 'alert' AND entry IS NOT NULL AND test = 0 GROUP BY entry`,
          )
          .all(midnightMs)
          .map((row) => ({
            entry: String(row.entry),
            lastAlertAtMs: Number(row.last_alert_at),
            alertsToday: Number(row.alerts_today),
          })),
        events: readRows(
          database.prepare('SELECT facts FROM events ORDER BY at DESC LIMIT 5000').all(),
          (row) => readObject(row.facts, 'event_id') as EventMetadata,
        ),
        toasts: database
          .prepare('SELECT toast_id, item_id FROM toasts ORDER BY at DESC LIMIT 2000')
          .all()
          .map((row) => ({ toastId: String(row.toast_id), itemId: Number(row.item_id) })),
        openGap: openGap !== null && openGap.to === null ? openGap : null,
      };
    },

    /** Newest first. One more than asked for is read to know whether there is `more`. */
    list(query: ListQuery): { items: FeedItem[]; more: boolean } {
      const { where, values } = whereClause(query);
      const rows = database
        .prepare(`SELECT item FROM items WHERE ${where.join(' AND ')} ORDER BY id DESC LIMIT ?`)
        .all(...values, query.limit + 1);
      const items = readRows(rows.slice(0, query.limit), readItem);
      return { items, more: rows.length > query.limit };
    },

    /** One notification with its frame; `null` if it is unknown or its message is no longer kept. */
    get(id: number): StoredNotification | null {
      const row = database
        .prepare('SELECT item, at, decision, frame FROM items JOIN payloads USING (id) WHERE id = ?')
        .get(id);
      return row === undefined ? null : (readRows([row], storedNotification)[0] ?? null);
    },

    /**
     * The newest notifications, newest first, of one event or (`null`) of all. Test alerts are left out.
     *
     * @param before only those with a smaller number; `null` for the newest of all.
     */
    newest(eventId: string | null, before: number | null, limit: number): StoredNotification[] {
      const ofEvent = eventId === null ? '' : 'AND event_id = ?';
      const rows = database
        .prepare(
          `SELECT item, at, decision, frame FROM items JOIN payloads USING (id)
           WHERE test = 0 AND id < ? ${ofEvent} ORDER BY id DESC LIMIT ?`,
        )
        .all(before ?? Number.MAX_SAFE_INTEGER, ...(eventId === null ? [limit] : [eventId, limit]));
      return readRows(rows, storedNotification);
    },

    /** Deletes what is older or more than `retention` allows, a little at a time; `true` if more is left to do. */
    prune(nowMs: number, retention: Retention): boolean {
      const oldestMs = retentionNowMs(nowMs, newestMessageTimes(database)) - retention.maxAgeMs;
      const excess = Number(database.prepare('SELECT max(id) - ? AS id FROM items').get(retention.maxItems)?.id ?? 0);
      let more = false;
      transaction(() => {
        const items = database
          .prepare('DELETE FROM items WHERE id IN (SELECT id FROM items WHERE at < ? OR id <= ? ORDER BY id LIMIT 500)')
          .run(oldestMs, excess);
        database.prepare('DELETE FROM toasts WHERE at < ?').run(oldestMs);
        database.prepare('DELETE FROM events WHERE at < ?').run(oldestMs);
        const overSize = usedBytes(database) > retention.maxPayloadBytes;
        const payloads = overSize
          ? database.prepare('DELETE FROM payloads WHERE id IN (SELECT id FROM payloads ORDER BY id LIMIT 500)').run()
          : { changes: 0 };
        more = Number(items.changes) === 500 || Number(payloads.changes) === 500;
      });
      database.exec('PRAGMA incremental_vacuum(2000)');
      return more;
    },

    takeDamagedRows(): number {
      const taken = damagedRows;
      damagedRows = 0;
      return taken;
    },

    close(): void {
      database.close();
    },
  };
}

/** When the newest message came, and the time that the service gave it. */
function newestMessageTimes(database: DatabaseSync): (number | null)[] {
  const row = database
    .prepare(`SELECT at, item FROM items WHERE kind = 'notification' AND test = 0 ORDER BY id DESC LIMIT 1`)
    .get();
  if (row === undefined) return [];
  try {
    return [Number(row.at), Date.parse(JSON.parse(String(row.item)).timestamp)];
  } catch {
    return [Number(row.at)];
  }
}

function usedBytes(database: DatabaseSync): number {
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}

function storedNotification(row: Row): StoredNotification {
  return {
    item: readItem(row) as StoredNotification['item'],
    decision: readObject(row.decision, 'outcome') as unknown as StoredNotification['decision'],
    frame: inflateRawSync(row.frame as Uint8Array).toString('utf8'),
    receivedAtMs: Number(row.at),
  };
}

function readItem(row: Row): FeedItem {
  return readObject(row.item, 'kind') as unknown as FeedItem;
}

/** A stored JSON object. Throws if the text is damaged or the object lacks what every such object has. */
function readObject(text: unknown, required: string): Record<string, unknown> | EventMetadata {
  const value: unknown = JSON.parse(String(text));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, required)) throw new Error('a damaged row');
  return value as Record<string, unknown>;
}
