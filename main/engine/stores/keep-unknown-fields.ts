import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from '../../../core/text/json-object.ts';

/**
 * What this version writes, with what it does not understand of the document it has read: fields, list items and values
 * that a newer version of the app has added, at any depth, and its version number. A value that was not understood stays
 * until it is changed. List items belong together if they have the same `id`, else by their place.
 *
 * @param read the document as it was read, of any shape.
 * @param understood what was made of it.
 * @param known the document to write; a field that it has changed or removed counts.
 */
export function keepUnknownFields<T extends { readonly version: number }>(read: unknown, understood: T, known: T): T {
  if (!isJsonObject(read)) return known;
  const { version } = read;
  return {
    ...(merge(read, understood, known) as T),
    version: typeof version === 'number' ? Math.max(version, known.version) : known.version,
  };
}

function merge(read: unknown, understood: unknown, known: unknown): unknown {
  if (isJsonObject(read) && isJsonObject(known)) {
    return mergeObjects(read, isJsonObject(understood) ? understood : {}, known);
  }
  if (Array.isArray(read) && Array.isArray(known) && Array.isArray(understood)) {
    if ([...read, ...known].every(isItem)) return mergeLists(read, understood, known);
    if (read.length === known.length) return known.map((value, at) => merge(read[at], understood[at], value));
  }
  return read !== undefined && isDeepStrictEqual(known, understood) ? read : known;
}

function mergeObjects(read: JsonObject, understood: JsonObject, known: JsonObject): JsonObject {
  const unknown = Object.entries(read).filter(([name]) => !Object.hasOwn(understood, name));
  const fields = Object.entries(known).map(([name, value]) => [
    name,
    merge(ownField(read, name), ownField(understood, name), value),
  ]);
  return { ...Object.fromEntries(unknown), ...Object.fromEntries(fields) };
}

function mergeLists(read: readonly Item[], understood: readonly unknown[], known: readonly Item[]): unknown[] {
  const readById = new Map(read.map((item) => [item.id, item]));
  const understoodById = new Map(understood.filter(isItem).map((item) => [item.id, item]));
  const knownIds = new Set(known.map(({ id }) => id));
  const unknown = read.filter(({ id }) => !understoodById.has(id) && !knownIds.has(id));
  return [...known.map((item) => merge(readById.get(item.id), understoodById.get(item.id), item)), ...unknown];
}

type Item = JsonObject & { readonly id: string };

const ownField = (object: JsonObject, name: string) => (Object.hasOwn(object, name) ? object[name] : undefined);

function isItem(value: unknown): value is Item {
  return isJsonObject(value) && typeof value.id === 'string';
}
