import { DEFAULT_CHANGE_TYPE } from '../notification/change-types.ts';
import { closestName } from '../text/closest-name.ts';
import type { WatchlistEntry } from './entry.ts';

/** An entry's field. */
export type EntryField = keyof WatchlistEntry;

interface FieldRow<Value> {
  /** The value of an entry that does not name the field: no filter, or the default. */
  readonly blank: Value;
  /** What people and other tools call the field, beside its name in any case and spacing. */
  readonly aliases: readonly string[];
  /** The fact that the field filters by, as in "price not stated"; `null` for a field that is no filter. */
  readonly filterLabel: string | null;
}

/**
 * One row for each field of an entry, in the order of exports. Everything that goes by field (names in imports, CSV
 * columns, filter names, the blank entry) is derived from it, and how a value is read is in `field-schemas.ts`: a field
 * that misses in either does not compile. This file needs no schemas, so that the window can do without them at first.
 */
const FIELDS = {
  id: {
    blank: '',
    aliases: [],
    filterLabel: null,
  },
  event_id: {
    blank: '',
    aliases: ['event', 'event url'],
    filterLabel: null,
  },
  website: {
    blank: null,
    aliases: ['site', 'source', 'platform'],
    filterLabel: 'site',
  },
  label: {
    blank: '',
    aliases: ['name', 'title'],
    filterLabel: null,
  },
  enabled: {
    blank: true,
    aliases: ['active', 'is active'],
    filterLabel: 'entry',
  },
  change_type: {
    blank: [DEFAULT_CHANGE_TYPE],
    aliases: ['change types', 'changes'],
    filterLabel: 'kind of change',
  },
  min_price_filter: {
    blank: null,
    aliases: ['min price', 'minimum price', 'price min'],
    filterLabel: 'price',
  },
  max_price_filter: {
    blank: null,
    aliases: ['max price', 'maximum price', 'price max'],
    filterLabel: 'price',
  },
  stock_threshold_filter: {
    blank: null,
    aliases: ['stock threshold', 'min stock'],
    filterLabel: 'stock',
  },
  seat_quantity: {
    blank: null,
    aliases: ['quantity', 'seats', 'seat count'],
    filterLabel: 'seats together',
  },
  section: {
    blank: '',
    aliases: ['sections', 'section filter'],
    filterLabel: 'section',
  },
  row_filter: {
    blank: '',
    aliases: ['row', 'rows'],
    filterLabel: 'row',
  },
  keywords: {
    blank: '',
    aliases: ['keyword', 'keyword filter', 'keywords filter'],
    filterLabel: 'event details',
  },
  date_filter: {
    blank: '',
    aliases: ['date', 'dates'],
    filterLabel: 'date',
  },
  standard_tickets: {
    blank: true,
    aliases: ['standard'],
    filterLabel: 'ticket type',
  },
  resale_tickets: {
    blank: true,
    aliases: ['resale'],
    filterLabel: 'ticket type',
  },
  general_admission_tickets: {
    blank: true,
    aliases: ['general admission', 'ga', 'ga tickets'],
    filterLabel: 'ticket type',
  },
  platinum_tickets: {
    blank: true,
    aliases: ['platinum'],
    filterLabel: 'ticket type',
  },
  new_low: {
    blank: null,
    aliases: ['lowest price seen', 'record low'],
    filterLabel: 'price history',
  },
  drop_percent: {
    blank: null,
    aliases: ['price drop', 'drop', 'min drop percent'],
    filterLabel: 'price history',
  },
  drop_days: {
    blank: null,
    aliases: ['median days'],
    filterLabel: null,
  },
  below_face: {
    blank: false,
    aliases: ['below face value', 'under face'],
    filterLabel: 'primary price',
  },
  muted_until: {
    blank: null,
    aliases: ['muted', 'mute until'],
    filterLabel: 'mute',
  },
  strict: {
    blank: false,
    aliases: [],
    filterLabel: null,
  },
  wanted_tickets: {
    blank: null,
    aliases: ['wanted', 'tickets wanted'],
    filterLabel: null,
  },
  auto_open: {
    blank: false,
    aliases: [],
    filterLabel: null,
  },
  sound: {
    blank: null,
    aliases: [],
    filterLabel: null,
  },
  speak: {
    blank: null,
    aliases: ['speech'],
    filterLabel: null,
  },
  open_with: {
    blank: null,
    aliases: [],
    filterLabel: null,
  },
  forward_to: {
    blank: null,
    aliases: [],
    filterLabel: null,
  },
  phone_after_seconds: {
    blank: null,
    aliases: ['phone after'],
    filterLabel: null,
  },
  repeat_every_seconds: {
    blank: null,
    aliases: ['repeat every'],
    filterLabel: null,
  },
  repeat_times: {
    blank: null,
    aliases: ['repeats'],
    filterLabel: null,
  },
  notes: {
    blank: '',
    aliases: ['note', 'comment', 'comments'],
    filterLabel: null,
  },
} as const satisfies { readonly [Field in EntryField]: FieldRow<WatchlistEntry[Field]> };

/** How many days the median of `drop_percent` covers, unless the entry says. */
export const DEFAULT_DROP_DAYS = 7;

/** Every field, in the order of exports. */
export const ENTRY_FIELDS = Object.keys(FIELDS) as readonly EntryField[];

/** What an entry holds that names nothing but its event. */
export const BLANK_ENTRY = Object.fromEntries(
  ENTRY_FIELDS.map((field) => [field, FIELDS[field].blank]),
) as unknown as WatchlistEntry;

/** An entry without filters, except for what `overrides` says. Not checked: a form may start with a blank event. */
export function newEntry(event_id: string, id: string, overrides: Partial<WatchlistEntry> = {}): WatchlistEntry {
  return { ...BLANK_ENTRY, event_id, id, ...overrides };
}

/** A field that decides: a decision names its reasons by these. */
export type FilterField = {
  [Field in EntryField]: (typeof FIELDS)[Field]['filterLabel'] extends string ? Field : never;
}[EntryField];

export const FILTER_FIELDS = ENTRY_FIELDS.filter(
  (field) => FIELDS[field].filterLabel !== null,
) as readonly FilterField[];

/** What a message would have to state for each filter to have an answer. */
export const FILTER_FIELD_LABELS = Object.fromEntries(
  FILTER_FIELDS.map((field) => [field, FIELDS[field].filterLabel]),
) as Readonly<Record<FilterField, string>>;

/** `maxPriceFilter`, `Max price filter` and `max_price_filter` are one name. */
function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

const FIELD_BY_NAME: ReadonlyMap<string, EntryField> = new Map(
  ENTRY_FIELDS.flatMap((field) =>
    [field, ...[field, ...FIELDS[field].aliases].map(normalizeName)].map((name): [string, EntryField] => [name, field]),
  ),
);

/** The field that a key of an imported object or the head of a column means; `null` if it is none. */
export function findField(name: string): EntryField | null {
  return FIELD_BY_NAME.get(name) ?? FIELD_BY_NAME.get(normalizeName(name)) ?? null;
}

/** Shorter names are within a letter or two of anything; longer ones are no misspelt field. */
const SUGGESTION_LENGTH = { shortest: 4, longest: 60 };
const SUGGESTED_NAMES = [...FIELD_BY_NAME.keys()].filter(
  (name) => name === normalizeName(name) && name.length >= SUGGESTION_LENGTH.shortest,
);

/** The field that a name was probably meant for, if it is no field's but close to one; else `null`. */
export function suggestField(name: string): EntryField | null {
  const text = normalizeName(name);
  if (text.length < SUGGESTION_LENGTH.shortest || text.length > SUGGESTION_LENGTH.longest) return null;
  // Of a short name, one wrong letter: an additional column is not a misspelt field.
  const closest = closestName(text, SUGGESTED_NAMES, (name) => Math.floor((name.length + 1) / 4));
  return closest === null ? null : findField(closest);
}

const NO_FIELDS = Object.fromEntries(ENTRY_FIELDS.map((field) => [field, null])) as Record<EntryField, null>;

/**
 * A copy of the object under the fields' own names; a field that is missing is `null`. Keys that are no field are left
 * out. If several keys mean one field, its exact name wins, else the first that holds a value.
 */
export function normalizeFieldNames(input: object): Record<EntryField, unknown> {
  const fields: Record<EntryField, unknown> = { ...NO_FIELDS };
  for (const [key, value] of Object.entries(input)) {
    const field = findField(key);
    if (field !== null && (key === field || fields[field] === null)) fields[field] = value;
  }
  return fields;
}
