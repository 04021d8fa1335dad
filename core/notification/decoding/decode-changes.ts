import { isJsonObject } from '../../text/json-object.ts';
import type { Change } from '../notification.ts';
import { describeKind } from './json-fields.ts';
import type { ProblemLog } from './problem-log.ts';

/**
 * Reads `changes` (docs/protocol.md#5-changes). `null` if it is absent or no object. A text value is a list of one;
 * a value that cannot be read keeps its key, so that the change type still matches.
 */
export function decodeChanges(value: unknown, problems: ProblemLog): readonly Change[] | null {
  if (!isJsonObject(value)) {
    problems.add(
      ['changes'],
      value === undefined ? 'missing' : `${describeKind(value)} where an object is expected; left out`,
    );
    return null;
  }
  return Object.keys(value).map((type) => ({ type, sections: decodeNames(value[type], type, problems) }));
}

function decodeNames(value: unknown, type: string, problems: ProblemLog): readonly string[] {
  if (Array.isArray(value)) {
    const names: string[] = [];
    for (const [index, item] of value.entries()) {
      if (typeof item === 'string') {
        if (item !== '') names.push(item);
      } else if (typeof item === 'number' && Number.isFinite(item)) {
        problems.add(['changes', type, String(index)], 'a number where text is expected; read as text');
        names.push(String(item));
      } else {
        problems.add(['changes', type, String(index)], `${describeKind(item)} where text is expected; left out`);
      }
    }
    return names;
  }
  if (typeof value === 'string') {
    problems.add(['changes', type], 'text where a list is expected; read as a list of one');
    return value === '' ? [] : [value];
  }
  if (value !== null) problems.add(['changes', type], `${describeKind(value)} where a list is expected; left out`);
  return [];
}
