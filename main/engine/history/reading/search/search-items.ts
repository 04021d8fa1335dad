import type { DatabaseSync } from 'node:sqlite';
import type { WhereClause } from '../where-clause.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import { createItemMatcher, type ItemMatcher, type SearchedRow } from './item-matcher.ts';
import { toSearchedWords } from './searched-word.ts';

/** How many of the newest items a search goes through before it asks where its words occur. */
const SCANNED_ITEMS = 2_000;
/** How many it goes through if it has found a good part of what is asked for by then. */
const SCANNED_IF_COMMON = 8_000;
const GOOD_PART = 1 / 5;

/** Which items to look among, and how many of them are asked for. */
export interface SearchScope {
  readonly where: WhereClause;
  /** Only items with a smaller number. */
  readonly before: number;
  readonly limit: number;
}

/**
 * The numbers of the newest items that have every one of `words`, newest first. What is common is found among the newest
 * items; what is rare, by the places where its texts and names occur. So neither needs to go through all there is.
 */
export function searchItems(database: DatabaseSync, words: readonly string[], scope: SearchScope): number[] {
  const searched = toSearchedWords(database, words);
  const matches = createItemMatcher(database, searched);
  const ids: number[] = [];
  let { before } = scope;
  for (const count of [SCANNED_ITEMS, SCANNED_IF_COMMON]) {
    const from = itemBefore(database, before, count);
    ids.push(...scan(database, matches, { ...scope, before, limit: scope.limit - ids.length }, from));
    if (ids.length === scope.limit || from === 0) return ids;
    before = from;
    if (ids.length < scope.limit * GOOD_PART) break;
  }
  const rest = { ...scope, before, limit: scope.limit - ids.length };
  const candidates = findCandidates(database, searched);
  const older =
    candidates === null ? scan(database, matches, rest, 0) : listCandidates(database, candidates, matches, rest);
  return [...ids, ...older];
}

/** The number of the item so many before another one; 0 if there are fewer. */
function itemBefore(database: DatabaseSync, before: number, count: number): number {
  const row = database
    .prepare('SELECT id FROM item_index WHERE id < ? ORDER BY id DESC LIMIT 1 OFFSET ?')
    .get(before, count - 1);
  return Number(row?.id ?? 0);
}

/** The items from the number `from` on that match, newest first. */
function scan(database: DatabaseSync, matches: ItemMatcher, scope: SearchScope, from: number): number[] {
  const { where, before, limit } = scope;
  const rows = database
    .prepare(
      `SELECT id, text_id, website FROM item_index
       WHERE ${where.sql} AND id < ? AND id >= ? AND text_id IS NOT NULL ORDER BY id DESC`,
    )
    .iterate(...where.values, before, from);
  const ids: number[] = [];
  for (const row of rows) {
    if (!matches(row as unknown as SearchedRow)) continue;
    ids.push(Number(row.id));
    if (ids.length === limit) break;
  }
  return ids;
}

/** The newest items of these places that match, newest first. */
function listCandidates(
  database: DatabaseSync,
  candidates: readonly Candidate[],
  matches: ItemMatcher,
  { where, before, limit }: SearchScope,
): number[] {
  const list = database.prepare(
    `SELECT id, text_id, website FROM item_index INDEXED BY index_by_text
     WHERE text_id = ? AND id BETWEEN ? AND ? AND (? IS NULL OR coalesce(website, '') = ?) AND ${where.sql}
     ORDER BY id DESC`,
  );
  let newest: number[] = [];
  /** Older ones are not among those asked for. */
  let oldest = 0;
  for (const { text, website, first, last } of candidates) {
    const from = Math.max(first, oldest);
    const to = Math.min(last, before - 1);
    if (from > to) continue;
    let found = 0;
    for (const row of list.iterate(text, from, to, website, website, ...where.values)) {
      if (!matches(row as unknown as SearchedRow)) continue;
      newest.push(Number(row.id));
      found += 1;
      if (found === limit) break;
    }
    if (newest.length < 2 * limit) continue;
    newest = newest.sort((a, b) => b - a).slice(0, limit);
    oldest = newest.at(-1) ?? 0;
  }
  return newest.sort((a, b) => b - a).slice(0, limit);
}
