import type { DatabaseSync } from 'node:sqlite';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FeedItem } from '../../../core/feed/item.ts';
import { changeTypesText, conditionsOf, searchText, websiteKey } from './list-conditions.ts';
import { openDatabase, type SetAside } from './open-database.ts';
import type {
  EventFacts,
  GapRecord,
  HistoryRecord,
  KeptFrame,
  ListQuery,
  NotificationRecord,
  Resumption,
  Retention,
} from './records.ts';

type Row = Record<string, unknown>;

/**
 * The history on SQLite. Synchronous: it lives on a thread of its own (`worker.ts`), which runs one call after the
 * other, so that a read sees every write sent before it.
 */
export type HistoryDatabase = ReturnType<typeof openHistoryDatabase>;

/** Opens the history file at `path`; `setAside` tells where an unreadable one went. */
export function openHistoryDatabase(path: string, now: number) {
  const { database, setAside } = openDatabase(path, now);
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

  function writeNotification({ item, decision, fingerprint, frame, at }: NotificationRecord): void {
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
    const facts: EventFacts = {
      event_id: item.event_id,
      website: item.website,
      region: item.region,
      event_infos: item.event_infos,
    };
    insert.event.run({ event_id: item.event_id, at, facts: JSON.stringify(facts) });
  }

  function writeGap({ item, at }: GapRecord): void {
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
          item.kind === 'notification' ? { ...item, opened_at: record.opened_at } : item,
        );
        break;
      case 'gap_end':
        changeItem(record.id, (item) =>
          item.kind === 'gap' ? { ...item, to: record.to, reason: record.reason } : item,
        );
        break;
      case 'toast':
        insert.toast.run(record.toast_id, record.item_id, record.at);
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
    setAside: setAside as SetAside | null,

    /** Writes records in one transaction. Where that fails each is tried alone, so that one bad record costs only itself. */
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

    /** What the engine goes on with. `midnight`: when the user's day began; `since`: how far back duplicates count. */
    resume(midnight: number, since: number): Resumption {
      const next = database.prepare('SELECT coalesce(max(id), 0) + 1 AS id FROM items').get();
      const today = database
        .prepare(
          `SELECT count(*) AS notifications, coalesce(sum(outcome = 'alert'), 0) AS alerts
           FROM items WHERE at >= ? AND kind = 'notification' AND test = 0`,
        )
        .get(midnight);
      const gap = database.prepare(`SELECT item FROM items WHERE kind = 'gap' ORDER BY id DESC LIMIT 1`).get();
      const openGap = gap === undefined ? null : (JSON.parse(String(gap.item)) as GapRecord['item']);
      return {
        next_id: Number(next?.id),
        alerted: database
          .prepare(`SELECT fingerprint, at FROM items WHERE outcome = 'alert' AND at > ? AND test = 0 ORDER BY id`)
          .all(since)
          .map((row) => ({ fingerprint: String(row.fingerprint), at: Number(row.at) })),
        alerts_today: Number(today?.alerts),
        notifications_today: Number(today?.notifications),
        entries: database
          .prepare(
            `SELECT entry, max(at) AS last_alert_at, sum(at >= ?) AS alerts_today
             FROM items WHERE outcome = 'alert' AND entry IS NOT NULL AND test = 0 GROUP BY entry`,
          )
          .all(midnight)
          .map((row) => ({
            entry: String(row.entry),
            last_alert_at: Number(row.last_alert_at),
            alerts_today: Number(row.alerts_today),
          })),
        events: database
          .prepare('SELECT facts FROM events ORDER BY at DESC LIMIT 5000')
          .all()
          .map((row) => JSON.parse(String(row.facts)) as EventFacts),
        toasts: database
          .prepare('SELECT toast_id, item_id FROM toasts ORDER BY at DESC LIMIT 2000')
          .all()
          .map((row) => ({ toast_id: String(row.toast_id), item_id: Number(row.item_id) })),
        open_gap: openGap !== null && openGap.to === null ? openGap : null,
      };
    },

    /** Newest first. One more than asked for is read to know whether there is `more`. */
    list(query: ListQuery): { items: FeedItem[]; more: boolean } {
      const { where, values } = conditionsOf(query);
      const rows = database
        .prepare(`SELECT item FROM items WHERE ${where.join(' AND ')} ORDER BY id DESC LIMIT ?`)
        .all(...values, query.limit + 1);
      const items = rows.slice(0, query.limit).map((row) => JSON.parse(String(row.item)) as FeedItem);
      return { items, more: rows.length > query.limit };
    },

    /** One notification with its frame; `null` where it is unknown or its message is no longer kept. */
    get(id: number): KeptFrame | null {
      const row = database
        .prepare('SELECT item, at, decision, frame FROM items JOIN payloads USING (id) WHERE id = ?')
        .get(id);
      return row === undefined ? null : keptFrame(row);
    },

    /**
     * The newest notifications, newest first, of one event or (`null`) of all. Made-up test alerts are left out.
     *
     * @param before only those with a smaller number; `null` for the newest of all.
     */
    newest(eventId: string | null, before: number | null, limit: number): KeptFrame[] {
      const ofEvent = eventId === null ? '' : 'AND event_id = ?';
      return database
        .prepare(
          `SELECT item, at, decision, frame FROM items JOIN payloads USING (id)
           WHERE test = 0 AND id < ? ${ofEvent} ORDER BY id DESC LIMIT ?`,
        )
        .all(before ?? Number.MAX_SAFE_INTEGER, ...(eventId === null ? [limit] : [eventId, limit]))
        .map(keptFrame);
    },

    /** Lets go of what is older or more than `retention` allows, a little at a time; `true` when more is left to do. */
    prune(now: number, retention: Retention): boolean {
      const oldest = now - retention.maxAgeMs;
      const excess = Number(database.prepare('SELECT max(id) - ? AS id FROM items').get(retention.maxItems)?.id ?? 0);
      let more = false;
      transaction(() => {
        const items = database
          .prepare('DELETE FROM items WHERE id IN (SELECT id FROM items WHERE at < ? OR id <= ? ORDER BY id LIMIT 500)')
          .run(oldest, excess);
        database.prepare('DELETE FROM toasts WHERE at < ?').run(oldest);
        database.prepare('DELETE FROM events WHERE at < ?').run(oldest);
        const overweight = usedBytes(database) > retention.maxPayloadBytes;
        const payloads = overweight
          ? database.prepare('DELETE FROM payloads WHERE id IN (SELECT id FROM payloads ORDER BY id LIMIT 500)').run()
          : { changes: 0 };
        more = Number(items.changes) === 500 || Number(payloads.changes) === 500;
      });
      database.exec('PRAGMA incremental_vacuum(2000)');
      return more;
    },

    close(): void {
      database.close();
    },
  };
}

function usedBytes(database: DatabaseSync): number {
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}

function keptFrame(row: Row): KeptFrame {
  return {
    item: JSON.parse(String(row.item)),
    decision: JSON.parse(String(row.decision)),
    frame: inflateRawSync(row.frame as Uint8Array).toString('utf8'),
    at: Number(row.at),
  };
}
