import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { type SearchedItem, searchFields, searchText } from '../../../../core/feed/search/feed-search.ts';
import { entriesFor } from '../../../../core/text/name-length.ts';

/** Texts whose numbers are kept in memory: most messages are about an event that was just seen. */
const MAX_KNOWN_TEXTS = 10_000;
/** The id of an event, its four names, and those of an offer. */
const NAMES_PER_TEXT = 7;

/**
 * The wordings of events that a search looks at, each kept once; with the best offer if the names of an item's offers are not
 * known.
 */
export interface EventTexts {
  /** The number of the text of a notification's event, which is added if it is new. */
  idOf(item: SearchedItem): number;
  /** Deletes those of `ids` that no item has any more. */
  deleteUnused(ids: readonly number[]): void;
  /** Forgets the numbers in memory, after a transaction was undone. */
  forget(): void;
}

export function createEventTexts(database: DatabaseSync): EventTexts {
  const known = new LRUCache<string, number>({
    max: MAX_KNOWN_TEXTS,
    maxSize: MAX_KNOWN_TEXTS,
    sizeCalculation: (_, key) => entriesFor(key.length, NAMES_PER_TEXT),
  });
  const find = database.prepare('SELECT id FROM event_texts WHERE event_id = ? AND text = ?');
  const insert = database.prepare('INSERT INTO event_texts (event_id, text) VALUES (?, ?)');
  const insertWords = database.prepare(
    `INSERT INTO event_words (rowid, event, artist, venue, location, event_id, offer)
     VALUES (:id, :event, :artist, :venue, :location, :event_id, :offer)`,
  );
  const isUsed = database.prepare('SELECT 1 FROM item_index WHERE text_id = ? LIMIT 1');
  const remove = database.prepare('DELETE FROM event_texts WHERE id = ?');
  const removeWords = database.prepare('DELETE FROM event_words WHERE rowid = ?');

  function findOrInsert(item: SearchedItem): number {
    const { event_id } = item;
    const fields = searchFields(item);
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
        item.best?.section_name,
        item.best?.offer_name,
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
