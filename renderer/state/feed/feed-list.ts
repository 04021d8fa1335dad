import type { FeedItem } from '../../../core/feed/feed-item.ts';

/** How many rows the window holds; older ones are asked for again when scrolled to. */
export const MAX_ROWS = 5000;

/** Puts newer items before the list (newest first), without those it already holds, and cuts it to `KEPT_ROWS`. */
export function prepend(list: readonly FeedItem[], incoming: readonly FeedItem[]): readonly FeedItem[] {
  if (incoming.length === 0) return list;
  const newestId = list[0]?.id ?? -1;
  const byId = new Map<number, FeedItem>();
  for (const item of incoming) if (item.id > newestId) byId.set(item.id, item);
  if (byId.size === 0) return list;
  const fresh = [...byId.values()].sort((a, b) => b.id - a.id);
  return [...fresh, ...list].slice(0, MAX_ROWS);
}

/** Puts items where they belong in the list (newest first), without those it already holds. */
export function insert(list: readonly FeedItem[], found: readonly FeedItem[]): readonly FeedItem[] {
  const held = new Set(list.map(({ id }) => id));
  const fresh = found.filter(({ id }) => !held.has(id));
  if (fresh.length === 0) return list;
  return [...fresh, ...list].sort((a, b) => b.id - a.id).slice(0, MAX_ROWS);
}

/** Puts older items after the list (newest first), without those it already holds. */
export function append(list: readonly FeedItem[], older: readonly FeedItem[]): readonly FeedItem[] {
  const oldestId = list.at(-1)?.id ?? Number.POSITIVE_INFINITY;
  const rest = older.filter((item) => item.id < oldestId).sort((a, b) => b.id - a.id);
  return rest.length === 0 ? list : [...list, ...rest];
}

/** Replaces the items that changed. The list itself if none of them is in it. */
export function replace(list: readonly FeedItem[], changed: readonly FeedItem[]): readonly FeedItem[] {
  const byId = new Map(changed.map((item) => [item.id, item]));
  if (!list.some((item) => byId.has(item.id))) return list;
  return list.map((item) => byId.get(item.id) ?? item);
}
