import { isJsonObject, type JsonObject } from '../../text/json-object.ts';

/** The version of stored and exported watchlists that this code writes. */
export const WATCHLIST_VERSION = 1;

/** A watchlist as stored or exported, before its entries are looked at. */
export interface RawWatchlist {
  readonly entries: readonly unknown[];
  /** Entries quarantined earlier; only stored watchlists have them. */
  readonly damaged: readonly unknown[];
  /** Where the entries stand: under this key of the outermost object; `null`: the outermost value is the list itself. */
  readonly key: string | null;
}

/**
 * Steps from one version to the next, by the version they start from. Version 0 is what people write by hand and other
 * tools export: a list, or an object that holds one.
 */
const MIGRATIONS: readonly ((doc: JsonObject) => JsonObject)[] = [
  (doc) => ({ version: 1, entries: findList(doc)?.list, damaged: doc.damaged ?? [] }),
];

/** Where a version 0 object may hold its list. */
const LIST_KEYS = ['entries', 'watchlist', 'items', 'data'];

/**
 * Reads the frame of a watchlist of any version up to this one.
 *
 * @throws Error fit to show, if it is no watchlist or a later version wrote it.
 */
export function readRawWatchlist(input: unknown): RawWatchlist {
  if (Array.isArray(input)) return { entries: input, damaged: [], key: null };
  if (!isJsonObject(input)) throw new Error('This holds no watchlist: it must be a list.');
  let doc = input;
  const version = doc.version ?? 0;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    throw new Error(`The version of this watchlist cannot be read: ${JSON.stringify(version)}.`);
  }
  if (version > WATCHLIST_VERSION) {
    throw new Error(`A later version of Eventory Tray wrote this watchlist (version ${version}). Update the app.`);
  }
  const key = findList(doc)?.key ?? null;
  for (const migrate of MIGRATIONS.slice(version)) doc = migrate(doc);
  if (!Array.isArray(doc.entries)) throw new Error('This holds no watchlist: there is no list of entries in it.');
  return { entries: doc.entries, damaged: Array.isArray(doc.damaged) ? doc.damaged : [], key };
}

function findList(doc: JsonObject): { key: string; list: readonly unknown[] } | null {
  for (const key of LIST_KEYS) {
    const list = doc[key];
    if (Array.isArray(list)) return { key, list };
  }
  return null;
}
