/**
 * What this version writes, with what it does not know of the document it has read: fields that a newer version of the app
 * has added, at any depth, and its version number. List items belong together if they have the same `id`.
 *
 * @param read the document as it was read, of any shape.
 * @param known the document to write; a field that it has counts.
 */
export function keepUnknownFields<T extends { readonly version: number }>(read: unknown, known: T): T {
  const merged = merge(read, known) as T;
  const version =
    isObject(read) && typeof read.version === 'number' ? Math.max(read.version, known.version) : known.version;
  return { ...merged, version };
}

function merge(read: unknown, known: unknown): unknown {
  if (Array.isArray(read) && Array.isArray(known)) {
    const byId = new Map(
      read.flatMap((item) => (isObject(item) && typeof item.id === 'string' ? [[item.id, item]] : [])),
    );
    return known.map((item) => (isObject(item) && typeof item.id === 'string' ? merge(byId.get(item.id), item) : item));
  }
  if (!isObject(read) || !isObject(known)) return known;
  const fields = Object.entries(known).map(([name, value]) => [name, merge(ownField(read, name), value)]);
  return { ...read, ...Object.fromEntries(fields) };
}

const ownField = (object: Readonly<Record<string, unknown>>, name: string) =>
  Object.hasOwn(object, name) ? object[name] : undefined;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
