import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import { holdsKey } from '../gateway/redact.ts';

/**
 * The fields of a change of settings into which the API key was pasted: settings are stored, shown and reported, and the
 * key must not be in any of these, in whatever spelling.
 */
export function findKeyInSettings(patch: object, key: string | null): FieldIssue[] {
  return Object.entries(patch).flatMap(([field, value]) => {
    if (!holdsKey(JSON.stringify(value) ?? '', key)) return [];
    const inner = isGroup(value) ? findKeyInSettings(value, key) : [];
    if (inner.length > 0) return inner.map(({ path, message }) => ({ path: `${field}.${path}`, message }));
    return [{ path: field, message: 'This holds the API key. Enter the key in its own field, and nowhere else.' }];
  });
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
