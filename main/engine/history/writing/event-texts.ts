import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import { searchFields, searchText } from '../../../../core/feed/feed-search.ts';

/** Texts whose numbers are kept in memory: most messages are about an event that was just seen. */
const MAX_KNOWN_TEXTS = 10_000;

/** The wordings of events that a search looks at, each kept once. */
export interface EventTexts {
  /** The number of the text of a notification's event, which is added if it is new. */
  idOf(item: Pick<NotificationItem, 'event_id' | 'event_infos'>): number;
  /** Deletes those of `ids` that no item has any more. */
  deleteUnused(ids: readonly number[]): void;
  /** Forgets the numbers in memory, after a transaction was undone. */
  forget(): void;
}

export function createEventTexts(database: DatabaseSync): EventTexts {
  const known = new LRUCache<string, number>({ max: MAX_KNOWN_TEXTS });
  const find = database.prepare('SELECT id FROM event_texts WHERE event_id = ? AND text = ?');
  const insert = database.prepare('INSERT INTO event_texts (event_id, text) VALUES (?, ?)');
  const insertWords = database.prepare(
    `INSERT INTO event_words (rowid, event, artist, venue, location, event_id)
     VALUES (:id, :event, :artist, :venue, :location, :event_id)`,
  );
  const isUsed = database.prepare('SELECT 1 FROM item_index WHERE text_id = ? LIMIT 1');
  const remove = database.prepare('DELETE FROM event_texts WHERE id = ?');
  const removeWords = database.prepare('DELETE FROM event_words WHERE rowid = ?');

  function findOrInsert({ event_id, event_infos }: Pick<NotificationItem, 'event_id' | 'event_infos'>): number {
    const fields = searchFields({ event_id, event_infos });
    const text = searchText(fields);
    const found = find.get(event_id, text);
    if (found !== undefined) return Number(found.id);
    const id = Number(insert.run(event_id, text).lastInsertRowid);
    insertWords.run({ id, ...fields });
    return id;
  }

  return {
    idOf(item) {
      const infos = item.event_infos;
      const key = JSON.stringify([
        item.event_id,
        infos?.event_name,
        infos?.event_artist_name,
        infos?.event_venue,
        infos?.event_location,
      ]);
      const id = known.get(key) ?? findOrInsert(item);
      known.set(key, id);
      return id;
    },
    deleteUnused(ids) {
      for (const id of new Set(ids)) {
        if (isUsed.get(id) !== undefined) continue;
        remove.run(id);
        removeWords.run(id);
        known.clear();
      }
    },
    forget: () => known.clear(),
  };
}
