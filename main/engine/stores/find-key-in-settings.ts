import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';

/** Shorter ones may stand in an address by chance. */
const MIN_KEY_LENGTH = 8;

/**
 * The fields of a change of settings into which the API key was pasted: settings are stored, shown and reported, and the
 * key must not be in any of these.
 */
export function findKeyInSettings(patch: object, key: string | null): FieldIssue[] {
  if (key === null || key.length < MIN_KEY_LENGTH) return [];
  return Object.entries(patch).flatMap(([field, value]) => {
    if (!JSON.stringify(value).includes(key)) return [];
    const inner = isGroup(value) ? findKeyInSettings(value, key) : [];
    if (inner.length > 0) return inner.map(({ path, message }) => ({ path: `${field}.${path}`, message }));
    return [{ path: field, message: 'This holds the API key. Enter the key in its own field, and nowhere else.' }];
  });
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
