import type { WatchlistEntry } from '../entry.ts';
import { ENTRY_FIELDS } from '../fields.ts';
import type { ImportPlan } from './import-preview.ts';
import type { ParsedImport, RejectedEntry } from './import-types.ts';

/**
 * `merge` keeps stored entries that the import does not hold; `replace` removes them, except those that a rejected line
 * may have stood for: what could not be read removes nothing.
 */
export type ImportMode = 'merge' | 'replace';

/**
 * What an import would do to the watchlist. An imported entry stands for the stored one with the same id and replaces
 * it as a whole; the changed fields are listed. Nothing is changed yet.
 */
export function planImport(current: readonly WatchlistEntry[], imported: ParsedImport, mode: ImportMode): ImportPlan {
  const stored = new Map(current.map((entry) => [entry.id, entry]));
  const added: WatchlistEntry[] = [];
  const changed: ImportPlan['changed'][number][] = [];
  let unchanged = 0;
  for (const after of imported.entries) {
    const before = stored.get(after.id);
    const fields = before === undefined ? [] : changedFields(before, after);
    if (before === undefined) added.push(after);
    else if (fields.length === 0) unchanged += 1;
    else changed.push({ before, after, fields });
  }
  const importedIds = new Set(imported.entries.map((entry) => entry.id));
  const others = mode === 'replace' ? current.filter((entry) => !importedIds.has(entry.id)) : [];
  const isKept = createRejectionMatcher(imported.rejectedEntries, stored);
  return {
    format: imported.format,
    added,
    changed,
    unchanged,
    removed: others.filter((entry) => !isKept(entry)),
    kept: others.filter(isKept),
    rejected: imported.rejected,
    notes: imported.notes,
  };
}

/**
 * Whether one of the rejected may have stood for a stored entry: by its id if that is stored, else by its event. One
 * without either may be any.
 */
function createRejectionMatcher(
  rejected: readonly RejectedEntry[],
  stored: ReadonlyMap<string, WatchlistEntry>,
): (entry: WatchlistEntry) => boolean {
  const isStored = (id: string | null) => id !== null && stored.has(id);
  const ids = new Set(rejected.map(({ id }) => id));
  const events = new Set(rejected.flatMap(({ id, event_id }) => (isStored(id) ? [] : [event_id])));
  return (entry) => ids.has(entry.id) || events.has(entry.event_id) || events.has(null);
}

/** The watchlist after an import as planned: changed entries in their places, added ones at the end. */
export function applyImport(
  current: readonly WatchlistEntry[],
  plan: Pick<ImportPlan, 'added' | 'changed' | 'removed'>,
): WatchlistEntry[] {
  const changed = new Map(plan.changed.map(({ after }) => [after.id, after]));
  const removed = new Set(plan.removed.map((entry) => entry.id));
  const kept = current.filter((entry) => !removed.has(entry.id)).map((entry) => changed.get(entry.id) ?? entry);
  return [...kept, ...plan.added];
}

function changedFields(before: WatchlistEntry, after: WatchlistEntry): string[] {
  return ENTRY_FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
