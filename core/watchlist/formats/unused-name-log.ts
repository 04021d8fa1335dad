import { formatNumber } from '../../text/format/format-number.ts';
import { type EntryField, findField, suggestField } from '../fields.ts';
import type { ImportNote } from './import-note.ts';

/** So many different names are noted one by one. */
const MAX_NAMES = 100;
/** So much of a name is shown. */
const MAX_NAME_LENGTH = 60;

interface UnusedName {
  readonly line: number;
  readonly field: string;
  readonly message: string;
  times: number;
}

/**
 * Collects the columns or keys that an import leaves out: names that are no field, most of all misspelt ones, and second
 * names for a field. Each is noted once, where it is first met, and how often if more than once.
 */
export function createUnusedNameLog() {
  const seen = new Map<string, UnusedName>();
  let others = 0;
  let othersLine = 1;

  function addUnused(name: string, line: number, why: () => string): void {
    const known = seen.get(name);
    if (known !== undefined) known.times += 1;
    else if (seen.size < MAX_NAMES) seen.set(name, { line, field: truncate(name), message: why(), times: 1 });
    else {
      if (others === 0) othersLine = line;
      others += 1;
    }
  }

  return {
    /** @param lineOf The line of a name that is no field, or of a field. */
    add(names: readonly string[], lineOf: (name: string) => number): void {
      const fields = new Map<EntryField, string>();
      for (const name of names) {
        const field = findField(name);
        const taken = field === null ? undefined : fields.get(field);
        if (field === null) {
          if (name.trim() !== '') addUnused(name, lineOf(name), () => unknownName(name));
        } else if (taken !== undefined) addUnused(name, lineOf(field), () => secondName(name, taken, field));
        else fields.set(field, name);
      }
    },

    notes(): ImportNote[] {
      const notes = [...seen.values()].map(({ line, field, message, times }) => ({
        line,
        field,
        message: times === 1 ? message : `${message} (${formatNumber(times)} entries have it.)`,
      }));
      if (others === 0) return notes;
      const message = `${formatNumber(others)} more names that are no field are ignored.`;
      return [...notes, { line: othersLine, field: null, message }];
    },
  };
}

function unknownName(name: string): string {
  const meant = suggestField(name);
  return `No field has this name, so it is ignored.${meant === null ? '' : ` Did you mean ${meant}?`}`;
}

function secondName(name: string, taken: string, field: EntryField): string {
  return name === taken
    ? 'This column is there twice; the first one counts.'
    : `${taken} and ${name} both mean ${field}; only one of them counts.`;
}

function truncate(name: string): string {
  return name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}…` : name;
}
