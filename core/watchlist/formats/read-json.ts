import { findField } from '../fields.ts';
import { readRawWatchlist } from '../raw-watchlist.ts';
import type { ReadItems } from './import-types.ts';
import { lineAt, locateElements } from './json-lines.ts';
import { findJsonSyntaxError } from './json-syntax.ts';
import { createUnusedNameLog } from './unused-name-log.ts';

/** Reads entries out of JSON: an export, a list of entries, an object that holds one, or a single entry. */
export function readJson(text: string): ReadItems {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { index, problem } = findJsonSyntaxError(text) ?? { index: 0, problem: (error as Error).message };
    return rejectText(lineAt(text, index), `This is not valid JSON: ${problem}.`);
  }
  try {
    const isEntry = isObject(value) && Object.keys(value).some((key) => findField(key) === 'event_id');
    const { entries, key } = isEntry ? { entries: [value], key: undefined } : readRawWatchlist(value);
    const places = locateElements(text, key);
    const unused = createUnusedNameLog();
    const items = entries.map((entry, index) => {
      const place = places[index];
      const line = place?.line ?? 1;
      const lineOf = (field: string) => place?.fields.get(field) ?? line;
      if (isObject(entry)) unused.add(Object.keys(entry), lineOf);
      return { value: entry, line, lineOf };
    });
    return { items, rejected: [], notes: unused.notes() };
  } catch (error) {
    return rejectText(1, (error as Error).message);
  }
}

function rejectText(line: number, message: string): ReadItems {
  return { items: [], rejected: [{ line, field: null, message }], notes: [] };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
