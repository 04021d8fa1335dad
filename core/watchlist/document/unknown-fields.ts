import { isJsonObject, type JsonObject } from '../../text/json-object.ts';
import { findField } from '../fields.ts';

/** What a stored watchlist holds that this version of the app does not know: a newer one may have added it. */
export interface UnknownFields {
  readonly document: JsonObject;
  /** By id of the entry; only entries that have some. */
  readonly entries: ReadonlyMap<string, JsonObject>;
}

const KNOWN_NAMES = new Set(['version', 'entries', 'damaged']);

/** Finds the unknown fields of a stored watchlist, so that they can be written back. @param document of any shape. */
export function findUnknownFields(document: unknown): UnknownFields {
  const entries = new Map<string, JsonObject>();
  if (!isJsonObject(document) || !Array.isArray(document.entries)) return { document: {}, entries };
  for (const entry of document.entries) {
    if (!isJsonObject(entry) || typeof entry.id !== 'string') continue;
    const unknown = Object.entries(entry).filter(([name]) => findField(name) === null);
    if (unknown.length > 0) entries.set(entry.id, Object.fromEntries(unknown));
  }
  return {
    document: Object.fromEntries(Object.entries(document).filter(([name]) => !KNOWN_NAMES.has(name))),
    entries,
  };
}
