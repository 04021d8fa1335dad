import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';

/** Names whose numbers are kept in memory: most messages repeat those of earlier ones. */
const MAX_KNOWN_NAMES = 50_000;

/** The names of sections and offers, each kept once. */
export interface NameDictionary {
  /** The number of a name, which is added if it is new. */
  idOf(name: string): number;
  /** Deletes those of `ids` that no message has any more. */
  deleteUnused(ids: readonly number[]): void;
  /** Forgets the numbers in memory, after a transaction was undone. */
  forget(): void;
}

export function createNameDictionary(database: DatabaseSync): NameDictionary {
  const known = new LRUCache<string, number>({ max: MAX_KNOWN_NAMES });
  const find = database.prepare('SELECT id FROM offer_names WHERE name = ?');
  const insert = database.prepare('INSERT INTO offer_names (name) VALUES (?)');
  const insertWords = database.prepare('INSERT INTO offer_words (rowid, name) VALUES (?, ?)');
  const isUsed = database.prepare('SELECT 1 FROM name_spans WHERE name = ? LIMIT 1');
  const remove = database.prepare('DELETE FROM offer_names WHERE id = ? RETURNING name');
  const removeWords = database.prepare('DELETE FROM offer_words WHERE rowid = ?');

  function findOrInsert(name: string): number {
    const found = find.get(name);
    if (found !== undefined) return Number(found.id);
    const id = Number(insert.run(name).lastInsertRowid);
    insertWords.run(id, name);
    return id;
  }

  return {
    idOf(name) {
      const id = known.get(name) ?? findOrInsert(name);
      known.set(name, id);
      return id;
    },
    deleteUnused(ids) {
      for (const id of new Set(ids)) {
        if (isUsed.get(id) !== undefined) continue;
        known.delete(String(remove.get(id)?.name));
        removeWords.run(id);
      }
    },
    forget: () => known.clear(),
  };
}
