import type { ImportPreview } from '../../bridge/contract.ts';
import type { WatchlistEntry } from '../entry.ts';
import { ENTRY_FIELDS } from '../field-names.ts';
import type { ImportResult } from './import.ts';

/** `merge` keeps stored entries that the import does not hold; `replace` removes them. */
export type ImportMode = 'merge' | 'replace';

/**
 * What an import would do to the watchlist. An imported entry stands for the stored one with the same id and replaces
 * it as a whole; which fields that changes is told. Nothing is changed yet.
 */
export function planImport(
  current: readonly WatchlistEntry[],
  imported: ImportResult,
  mode: ImportMode,
): ImportPreview {
  const stored = new Map(current.map((entry) => [entry.id, entry]));
  const added: WatchlistEntry[] = [];
  const changed: ImportPreview['changed'][number][] = [];
  let unchanged = 0;
  for (const after of imported.entries) {
    const before = stored.get(after.id);
    const fields = before === undefined ? [] : changedFields(before, after);
    if (before === undefined) added.push(after);
    else if (fields.length === 0) unchanged += 1;
    else changed.push({ before, after, fields });
  }
  const held = new Set(imported.entries.map((entry) => entry.id));
  const removed = mode === 'replace' ? current.filter((entry) => !held.has(entry.id)) : [];
  return { format: imported.format, added, changed, unchanged, removed, rejected: imported.rejected };
}

/** The watchlist after an import as planned: changed entries in their places, added ones at the end. */
export function applyImport(
  current: readonly WatchlistEntry[],
  plan: Pick<ImportPreview, 'added' | 'changed' | 'removed'>,
): WatchlistEntry[] {
  const changed = new Map(plan.changed.map(({ after }) => [after.id, after]));
  const removed = new Set(plan.removed.map((entry) => entry.id));
  const kept = current.filter((entry) => !removed.has(entry.id)).map((entry) => changed.get(entry.id) ?? entry);
  return [...kept, ...plan.added];
}

function changedFields(before: WatchlistEntry, after: WatchlistEntry): string[] {
  return ENTRY_FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
