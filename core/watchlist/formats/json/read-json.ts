import { isJsonObject } from '../../../text/json-object.ts';
import { readRawWatchlist } from '../../document/raw-watchlist.ts';
import { findField } from '../../fields.ts';
import { MAX_IMPORT_ENTRIES, TOO_MANY_ENTRIES } from '../import-limits.ts';
import type { ReadItems } from '../import-types.ts';
import { createUnusedNameLog } from '../unused-name-log.ts';
import { findJsonError } from './json-error.ts';
import { locateElements } from './locate-elements.ts';

/** Reads entries out of JSON: an export, a list of entries, an object that holds one, or a single entry. */
export function readJson(text: string): ReadItems {
  try {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      const { line, problem } = findJsonError(text) ?? { line: 1, problem: (error as Error).message };
      return rejectText(line, `This is not valid JSON: ${problem}.`);
    }
    return readEntries(text, value);
  } catch (error) {
    return rejectText(1, error instanceof RangeError ? 'This is nested too deeply.' : (error as Error).message);
  }
}

function readEntries(text: string, value: unknown): ReadItems {
  const isEntry = isJsonObject(value) && Object.keys(value).some((key) => findField(key) === 'event_id');
  const { entries, key } = isEntry ? { entries: [value], key: undefined } : readRawWatchlist(value);
  if (entries.length > MAX_IMPORT_ENTRIES) return rejectText(1, TOO_MANY_ENTRIES);
  const places = locateElements(text, key);
  const unused = createUnusedNameLog();
  const items = entries.map((entry, index) => {
    const place = places[index];
    const line = place?.line ?? 1;
    const lineOf = (field: string) => place?.fields.get(field) ?? line;
    if (isJsonObject(entry)) unused.add(Object.keys(entry), lineOf);
    return { value: entry, line, lineOf };
  });
  return { items, rejected: [], notes: unused.notes() };
}

function rejectText(line: number, message: string): ReadItems {
  return { items: [], rejected: [{ line, field: null, message }], notes: [] };
}
