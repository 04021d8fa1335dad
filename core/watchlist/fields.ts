import { closestName } from '../text/closest-name.ts';
import type { WatchlistEntry } from './entry.ts';

/** An entry's field. */
export type EntryField = keyof WatchlistEntry;

/** Every field, in the order of exports. */
export const ENTRY_FIELDS = [
  'id',
  'event_id',
  'website',
  'label',
  'enabled',
  'change_type',
  'min_price_filter',
  'max_price_filter',
  'stock_threshold_filter',
  'seat_quantity',
  'section',
  'row_filter',
  'keywords',
  'date_filter',
  'standard_tickets',
  'resale_tickets',
  'general_admission_tickets',
  'platinum_tickets',
  'muted_until',
  'strict',
  'auto_open',
  'sound',
  'open_with',
  'forward_to',
  'notes',
] as const satisfies readonly EntryField[];

/** What people and other tools call the fields, beside the names themselves in any case and spacing. */
const FIELD_ALIASES: Readonly<Partial<Record<EntryField, readonly string[]>>> = {
  event_id: ['event', 'event url'],
  website: ['site', 'source', 'platform'],
  label: ['name', 'title'],
  notes: ['note', 'comment', 'comments'],
  enabled: ['active', 'is active'],
  change_type: ['change types', 'changes'],
  min_price_filter: ['min price', 'minimum price', 'price min'],
  max_price_filter: ['max price', 'maximum price', 'price max'],
  stock_threshold_filter: ['stock threshold', 'min stock'],
  seat_quantity: ['quantity', 'seats', 'seat count'],
  section: ['sections', 'section filter'],
  row_filter: ['row', 'rows'],
  keywords: ['keyword', 'keyword filter', 'keywords filter'],
  date_filter: ['date', 'dates'],
  standard_tickets: ['standard'],
  resale_tickets: ['resale'],
  general_admission_tickets: ['general admission', 'ga', 'ga tickets'],
  platinum_tickets: ['platinum'],
  muted_until: ['muted', 'mute until'],
};

/** `maxPriceFilter`, `Max price filter` and `max_price_filter` are one name. */
function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

const FIELD_BY_NAME: ReadonlyMap<string, EntryField> = new Map(
  ENTRY_FIELDS.flatMap((field) =>
    [field, ...[field, ...(FIELD_ALIASES[field] ?? [])].map(normalizeName)].map((name): [string, EntryField] => [
      name,
      field,
    ]),
  ),
);

/** The field that a key of an imported object or the head of a column means; `null` where it is none. */
export function findField(name: string): EntryField | null {
  return FIELD_BY_NAME.get(name) ?? FIELD_BY_NAME.get(normalizeName(name)) ?? null;
}

/** Shorter names are within a letter or two of anything; longer ones are no misspelt field. */
const SUGGESTION_LENGTH = { shortest: 4, longest: 60 };
const SUGGESTED_NAMES = [...FIELD_BY_NAME.keys()].filter(
  (name) => name === normalizeName(name) && name.length >= SUGGESTION_LENGTH.shortest,
);

/** The field that a name was probably meant for, where it is no field's but close to one; else `null`. */
export function suggestField(name: string): EntryField | null {
  const text = normalizeName(name);
  if (text.length < SUGGESTION_LENGTH.shortest || text.length > SUGGESTION_LENGTH.longest) return null;
  // Of a short name, one wrong letter: a column of one's own is no misspelt field.
  const closest = closestName(text, SUGGESTED_NAMES, (name) => Math.floor((name.length + 1) / 4));
  return closest === null ? null : findField(closest);
}

const NO_FIELDS = Object.fromEntries(ENTRY_FIELDS.map((field) => [field, null])) as Record<EntryField, null>;

/**
 * A copy of the object under the fields' own names; a field that is missing is `null`. Keys that are no field are left
 * out. Where several keys mean one field, its exact name wins, else the first that holds a value.
 */
export function normalizeFieldNames(input: object): Record<EntryField, unknown> {
  const fields: Record<EntryField, unknown> = { ...NO_FIELDS };
  for (const [key, value] of Object.entries(input)) {
    const field = findField(key);
    if (field !== null && (key === field || fields[field] === null)) fields[field] = value;
  }
  return fields;
}
