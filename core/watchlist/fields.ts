import type { z } from 'zod';
import { closestName } from '../text/closest-name.ts';
import type { WatchlistEntry } from './entry.ts';
import {
  amountValue,
  booleanOr,
  changeTypesValue,
  eventIdValue,
  expressionText,
  MAX_ID_LENGTH,
  namesOr,
  textOr,
} from './entry-values.ts';
import { parseDateExpression } from './expressions/date.ts';
import { parseKeywordExpression } from './expressions/keyword.ts';
import { parseRowExpression } from './expressions/row.ts';
import { parseSectionExpression } from './expressions/section.ts';

/** An entry's field. */
export type EntryField = keyof WatchlistEntry;

interface FieldRow<Value> {
  /** Reads the value as people and other tools write it. */
  readonly schema: z.ZodType<Value>;
  /** What people and other tools call the field, beside its name in any case and spacing. */
  readonly aliases: readonly string[];
  /** The fact that the field filters by, as in "price not stated"; `null` for a field that is no filter. */
  readonly filterLabel: string | null;
}

/**
 * One row for each field of an entry, in the order of exports. Everything that goes by field (the schema, names in
 * imports, CSV columns, filter names) is derived from it, so a field without a row does not compile.
 */
const FIELDS = {
  id: {
    schema: textOr('').refine((id) => id.length <= MAX_ID_LENGTH, `An id has at most ${MAX_ID_LENGTH} characters.`),
    aliases: [],
    filterLabel: null,
  },
  event_id: {
    schema: eventIdValue,
    aliases: ['event', 'event url'],
    filterLabel: null,
  },
  website: {
    schema: textOr(null),
    aliases: ['site', 'source', 'platform'],
    filterLabel: 'site',
  },
  label: {
    schema: textOr(''),
    aliases: ['name', 'title'],
    filterLabel: null,
  },
  enabled: {
    schema: booleanOr(true),
    aliases: ['active', 'is active'],
    filterLabel: 'entry',
  },
  change_type: {
    schema: changeTypesValue,
    aliases: ['change types', 'changes'],
    filterLabel: 'kind of change',
  },
  min_price_filter: {
    schema: amountValue(false),
    aliases: ['min price', 'minimum price', 'price min'],
    filterLabel: 'price',
  },
  max_price_filter: {
    schema: amountValue(false),
    aliases: ['max price', 'maximum price', 'price max'],
    filterLabel: 'price',
  },
  stock_threshold_filter: {
    schema: amountValue(true),
    aliases: ['stock threshold', 'min stock'],
    filterLabel: 'stock',
  },
  seat_quantity: {
    schema: amountValue(true),
    aliases: ['quantity', 'seats', 'seat count'],
    filterLabel: 'seats together',
  },
  section: {
    schema: expressionText(parseSectionExpression, ', '),
    aliases: ['sections', 'section filter'],
    filterLabel: 'section',
  },
  row_filter: {
    schema: expressionText(parseRowExpression, ', '),
    aliases: ['row', 'rows'],
    filterLabel: 'row',
  },
  keywords: {
    schema: expressionText(parseKeywordExpression, '; '),
    aliases: ['keyword', 'keyword filter', 'keywords filter'],
    filterLabel: 'event details',
  },
  date_filter: {
    schema: expressionText(parseDateExpression, ', '),
    aliases: ['date', 'dates'],
    filterLabel: 'date',
  },
  standard_tickets: {
    schema: booleanOr(true),
    aliases: ['standard'],
    filterLabel: 'ticket type',
  },
  resale_tickets: {
    schema: booleanOr(true),
    aliases: ['resale'],
    filterLabel: 'ticket type',
  },
  general_admission_tickets: {
    schema: booleanOr(true),
    aliases: ['general admission', 'ga', 'ga tickets'],
    filterLabel: 'ticket type',
  },
  platinum_tickets: {
    schema: booleanOr(true),
    aliases: ['platinum'],
    filterLabel: 'ticket type',
  },
  muted_until: {
    schema: textOr(null),
    aliases: ['muted', 'mute until'],
    filterLabel: 'mute',
  },
  strict: {
    schema: booleanOr(false),
    aliases: [],
    filterLabel: null,
  },
  auto_open: {
    schema: booleanOr(false),
    aliases: [],
    filterLabel: null,
  },
  sound: {
    schema: textOr(null),
    aliases: [],
    filterLabel: null,
  },
  open_with: {
    schema: textOr(null),
    aliases: [],
    filterLabel: null,
  },
  forward_to: {
    schema: namesOr(null),
    aliases: [],
    filterLabel: null,
  },
  notes: {
    schema: textOr(''),
    aliases: ['note', 'comment', 'comments'],
    filterLabel: null,
  },
} as const satisfies { readonly [Field in EntryField]: FieldRow<WatchlistEntry[Field]> };

/** Every field, in the order of exports. */
export const ENTRY_FIELDS = Object.keys(FIELDS) as readonly EntryField[];

/** The schema of each field. */
export const FIELD_SCHEMAS = Object.fromEntries(ENTRY_FIELDS.map((field) => [field, FIELDS[field].schema])) as {
  readonly [Field in EntryField]: (typeof FIELDS)[Field]['schema'];
};

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
  // Of a short name, one wrong letter: a column of one's own is no misspelt field.
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
