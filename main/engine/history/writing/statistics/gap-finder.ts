import type { DatabaseSync } from 'node:sqlite';

/** Whether the connection was gone between an item and a later moment: then nobody knows what happened in between. */
export type GapFinder = (afterItem: number, untilMs: number) => boolean;

export function createGapFinder(database: DatabaseSync): GapFinder {
  // Gaps are numbered as they come: only the first one after the item matters.
  const next = database.prepare(`SELECT at FROM item_index WHERE kind = 'gap' AND id > ? ORDER BY id LIMIT 1`);
  return (afterItem, untilMs) => {
    const gap = next.get(afterItem);
    return gap !== undefined && Number(gap.at) < untilMs;
  };
}
