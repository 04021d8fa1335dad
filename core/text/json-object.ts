/** A JSON object as `JSON.parse` makes it: its keys, `__proto__` among them, are own properties and plain data. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
