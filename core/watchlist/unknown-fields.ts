import { findField } from './fields.ts';

/** What a stored watchlist holds that this version of the app does not know: a newer one may have added it. */
export interface UnknownFields {
  readonly document: Readonly<Record<string, unknown>>;
  /** By id of the entry; only entries that have some. */
  readonly entries: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

const KNOWN_NAMES = new Set(['version', 'entries', 'damaged']);

/** Finds the unknown fields of a stored watchlist, so that they can be written back. @param document of any shape. */
export function findUnknownFields(document: unknown): UnknownFields {
  const entries = new Map<string, Readonly<Record<string, unknown>>>();
  if (!isObject(document) || !Array.isArray(document.entries)) return { document: {}, entries };
  for (const entry of document.entries) {
    if (!isObject(entry) || typeof entry.id !== 'string') continue;
    const unknown = Object.entries(entry).filter(([name]) => findField(name) === null);
    if (unknown.length > 0) entries.set(entry.id, Object.fromEntries(unknown));
  }
  return {
    document: Object.fromEntries(Object.entries(document).filter(([name]) => !KNOWN_NAMES.has(name))),
    entries,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
