import { DatabaseSync } from 'node:sqlite';
import { deflateRawSync } from 'node:zlib';
import { foldAccents } from '../../../../core/text/fold.ts';
import type { NotificationRecord } from '../../../../main/engine/history/history-records.ts';

/** Writes a history file as the first version of the app did. */
export function writeFirstSchema(path: string, records: readonly NotificationRecord[]): void {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;
    CREATE TABLE items (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, event_id TEXT, website TEXT, change_types TEXT,
      outcome TEXT, entry TEXT, fingerprint TEXT, search TEXT, opened_at TEXT, test INTEGER NOT NULL DEFAULT 0, item TEXT NOT NULL
    ) STRICT;
    CREATE INDEX items_by_time ON items (at);
    CREATE INDEX items_by_event ON items (event_id, id);
    CREATE INDEX alerts ON items (id, at, entry) WHERE outcome = 'alert';
    CREATE INDEX gaps ON items (id) WHERE kind = 'gap';
    CREATE TABLE payloads (
      id INTEGER PRIMARY KEY REFERENCES items (id) ON DELETE CASCADE, decision TEXT NOT NULL, frame BLOB NOT NULL
    ) STRICT;
    CREATE TABLE toasts (toast_id TEXT PRIMARY KEY, item_id INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE events (event_id TEXT PRIMARY KEY, at INTEGER NOT NULL, facts TEXT NOT NULL) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 1; BEGIN`);
  const insertItem = database.prepare('INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)');
  const insertPayload = database.prepare('INSERT INTO payloads VALUES (?, ?, ?)');
  for (const { item, decision, fingerprint, frame, receivedAtMs } of records) {
    const infos = item.event_infos;
    const texts = [
      infos?.event_name,
      infos?.event_artist_name,
      infos?.event_venue,
      infos?.event_location,
      item.event_id,
    ];
    insertItem.run(
      item.id,
      'notification',
      receivedAtMs,
      item.event_id,
      item.website,
      `\n${item.changes.map(({ type }) => type).join('\n')}\n`,
      item.outcome,
      item.entry,
      item.outcome === 'alert' ? fingerprint : null,
      foldAccents(texts.filter((text) => text !== null && text !== undefined).join('\n')),
      item.test ? 1 : 0,
      JSON.stringify(item),
    );
    insertPayload.run(item.id, JSON.stringify(decision), deflateRawSync(frame, { level: 1 }));
  }
  database.exec('COMMIT');
  database.close();
}
