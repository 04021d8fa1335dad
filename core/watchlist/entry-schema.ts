import { z } from 'zod';
import { isJsonObject } from '../text/json-object.ts';
import type { WatchlistEntry } from './entry.ts';
import { MAX_ID_LENGTH } from './entry-values.ts';
import type { FieldIssue } from './field-issue.ts';
import { FIELD_SCHEMAS } from './field-schemas.ts';
import { normalizeFieldNames } from './fields.ts';
import { readInstantMs } from './instant.ts';

const entryFieldsSchema = z
  .object(FIELD_SCHEMAS, 'An entry is an object with at least an event_id.')
  .refine(({ min_price_filter: min, max_price_filter: max }) => min === null || max === null || min <= max, {
    path: ['min_price_filter'],
    error: ({ input }) => {
      const { min_price_filter: min, max_price_filter: max } = input as WatchlistEntry;
      return `The lowest price (${min}) is above the highest (${max}). Swap them, or leave one blank.`;
    },
    // Reported together with the issues of other fields.
    when: ({ value }) => {
      const { min_price_filter: min, max_price_filter: max } = Object(value) as Partial<WatchlistEntry>;
      return typeof min === 'number' && typeof max === 'number';
    },
  });

/**
 * The one schema of watchlist entries, on reading and on writing (docs/filters.md#fields). It takes the API's
 * spellings and their relatives (`fields.ts`), arrays or comma lists, numbers as text, an event page's address for
 * its id, and gives the canonical entry. A missing `id` comes out as `''`: `assignIds` fills it.
 */
const watchlistEntrySchema: z.ZodType<WatchlistEntry> = z.preprocess(
  (input) => (isJsonObject(input) ? normalizeFieldNames(input) : input),
  entryFieldsSchema,
);

export type EntryResult =
  | { readonly ok: true; readonly entry: WatchlistEntry; readonly warnings: readonly FieldIssue[] }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };

/** Entries that the schema gave. They are never changed in place, so they need not pass it again at every write. */
const canonicalEntries = new WeakSet<WatchlistEntry>();

/** The entry as the schema gives it; itself if it comes from there. @throws z.ZodError if it is not valid. */
export function canonicalEntry(entry: WatchlistEntry): WatchlistEntry {
  if (canonicalEntries.has(entry)) return entry;
  const checked = watchlistEntrySchema.parse(entry);
  canonicalEntries.add(checked);
  return checked;
}

/** Takes a copy of an entry that the schema gave, made by passing it from one thread to another. */
export function acceptCopy(entry: WatchlistEntry): WatchlistEntry {
  canonicalEntries.add(entry);
  return entry;
}

/** Reads one entry, whatever it came from. Never throws. An issue with path `''` is about the entry as a whole. */
export function parseEntry(input: unknown): EntryResult {
  const result = watchlistEntrySchema.safeParse(input);
  if (result.success) {
    canonicalEntries.add(result.data);
    return { ok: true, entry: result.data, warnings: entryWarnings(result.data) };
  }
  const issues = result.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  return { ok: false, issues };
}

/** What is accepted, but probably not meant. */
export function entryWarnings(entry: WatchlistEntry): FieldIssue[] {
  const warnings: FieldIssue[] = [];
  if (entry.muted_until !== null && readInstantMs(entry.muted_until) === null) {
    warnings.push({
      path: 'muted_until',
      message:
        'This is no date and time that can be read, so nothing is muted. Write for example 2026-06-15T20:00:00Z.',
    });
  }
  if (!entry.standard_tickets && !entry.resale_tickets && !entry.general_admission_tickets && !entry.platinum_tickets) {
    warnings.push({
      path: 'standard_tickets',
      message: 'All four ticket types are off. That counts as no filter: every type alerts.',
    });
  }
  if ((entry.new_low !== null || entry.drop_percent !== null) && !wantsPriceDrops(entry)) {
    warnings.push({
      path: 'change_type',
      message:
        'A price that falls is the change price_decrease, which is not chosen: the new price alerts only with another change.',
    });
  }
  if (entry.below_face && !entry.resale_tickets && warnings.every(({ path }) => path !== 'standard_tickets')) {
    warnings.push({ path: 'below_face', message: 'Resale is off, so no offer is compared with the face value.' });
  }
  return warnings;
}

function wantsPriceDrops({ change_type }: WatchlistEntry): boolean {
  return change_type.includes('*') || change_type.includes('price_decrease');
}

/**
 * Gives every entry without an id one that follows from its event (`abc123`, then `abc123-2`, ...), so that the same
 * list always gets the same ids. Ids that are there stay, and win.
 */
export function assignIds(entries: readonly WatchlistEntry[]): WatchlistEntry[] {
  const taken = new Set(entries.map((entry) => entry.id));
  const next = new Map<string, number>();
  return entries.map((entry) => {
    if (entry.id !== '') return entry;
    const stem = entry.event_id.slice(0, MAX_ID_LENGTH - 10);
    let number = next.get(stem) ?? 1;
    const idOf = (n: number) => (n === 1 ? stem : `${stem}-${n}`);
    while (taken.has(idOf(number))) number += 1;
    const id = idOf(number);
    next.set(stem, number + 1);
    taken.add(id);
    const named = { ...entry, id };
    if (canonicalEntries.has(entry)) canonicalEntries.add(named);
    return named;
  });
}
