import type { WatchlistEntry } from '../../entry.ts';
import { ENTRY_FIELDS, type EntryField } from '../../fields.ts';
import { escapeFormulas, unescapeFormulas } from './csv-formulas.ts';

/** The columns of an export, in order. An import may have them in any order, and leave out all but `event_id`. */
export const CSV_COLUMNS: readonly EntryField[] = ENTRY_FIELDS;

/** Stands for "to none" in `forward_to`; a blank cell means "to those that are on for all". */
const FORWARD_TO_NONE = 'none';

/** The cell of a field. */
export function toCell(entry: WatchlistEntry, field: EntryField): string {
  const value = entry[field];
  if (field === 'forward_to' && entry.forward_to?.length === 0) return FORWARD_TO_NONE;
  if (value === null) return '';
  return escapeFormulas(typeof value === 'object' ? value.join(', ') : String(value));
}

/** What a cell of a field says, for the entry schema. */
export function parseCell(cell: string, field: EntryField): unknown {
  const text = unescapeFormulas(cell);
  return field === 'forward_to' && text.trim() === FORWARD_TO_NONE ? [] : text;
}
