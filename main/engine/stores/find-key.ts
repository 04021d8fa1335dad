import { isJsonObject } from '../../../core/text/json-object.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import { holdsKey } from '../gateway/redact.ts';

/** What to say where the key was found. */
export const KEY_FOUND = 'This holds the API key. Enter the key in its own field, and nowhere else.';

/**
 * The fields into which the API key was pasted: settings and watchlist entries are stored, shown and exported, and the key
 * must not be in any of these, in whatever spelling.
 */
export function findKey(patch: object, key: string | null): FieldIssue[] {
  return Object.entries(patch).flatMap(([field, value]) => {
    // A name may be stored too, if it is one of a later version.
    if (holdsKey(field, key)) return [{ path: '', message: KEY_FOUND }];
    if (!holdsKey(JSON.stringify(value) ?? '', key)) return [];
    const inner = isJsonObject(value) ? findKey(value, key) : [];
    if (inner.length > 0) return inner.map(({ path, message }) => ({ path: `${field}.${path}`, message }));
    return [{ path: field, message: KEY_FOUND }];
  });
}
