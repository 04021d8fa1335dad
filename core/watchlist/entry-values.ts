import { z } from 'zod';
import { COMMON_CHANGE_TYPES, DEFAULT_CHANGE_TYPE } from '../notification/change-types.ts';
import { foldText } from '../text/fold.ts';
import { eventIdFromUrl, isUrl } from './event-url.ts';
import type { ParseResult } from './expressions/parse-result.ts';

/**
 * The values of watchlist fields as people and tools write them: numbers as text, lists as text, switches as words.
 * Each schema gives the canonical value; what it cannot read is an issue that says what to write.
 */

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Text or a number; `fallback` if blank. */
export function textOr<T extends string | null>(fallback: T) {
  return z.unknown().transform((value, context): string | T => {
    if (isBlank(value)) return fallback;
    if (typeof value === 'string') return value.trim();
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    return rejectValue(context, 'This must be text.');
  });
}

/** A switch: true or false, also as yes, no, on, off, 1 or 0; `fallback` if blank. */
export function booleanOr<T extends boolean | null>(fallback: T) {
  return z.unknown().transform((value, context): boolean | T => {
    if (isBlank(value)) return fallback;
    const word = isScalar(value) || typeof value === 'boolean' ? String(value).trim().toLowerCase() : '';
    if (['true', 'yes', 'y', 'on', '1'].includes(word)) return true;
    if (['false', 'no', 'n', 'off', '0'].includes(word)) return false;
    return rejectValue(context, `Write true or false, not ${formatValue(value)}.`);
  });
}

/**
 * An amount of 0 or more; `null` if blank or 0, because neither restricts anything: a maximum of 0 means none, and at
 * least 0 holds for every offer. `whole`: a count, without decimals.
 */
export function amountValue(whole: boolean) {
  return z.unknown().transform((value, context): number | null => {
    if (isBlank(value)) return null;
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    const number = /^[+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]+)?$/i.test(text) ? Number(text) : Number.NaN;
    const example = whole ? 'a whole number of 0 or more, for example 2' : 'a number of 0 or more, for example 149.50';
    if (!Number.isFinite(number) || (whole && !Number.isInteger(number))) {
      return rejectValue(context, `Write ${example}, not ${formatValue(value)}.`);
    }
    return number === 0 ? null : number;
  });
}

/** Where a new low counts: `event` or `section`, also as a switch, which means the event; `null` if blank or off. */
export const newLowValue = z.unknown().transform((value, context): 'event' | 'section' | null => {
  if (isBlank(value)) return null;
  const word = String(value).trim().toLowerCase();
  if (word === 'event' || word === 'section') return word;
  const on = booleanOr(false).safeParse(value);
  if (on.success) return on.data ? 'event' : null;
  return rejectValue(context, `Write event or section, or leave it blank, not ${formatValue(value)}.`);
});

/** Percent, also with the sign; `null` if blank or 0. */
export const percentValue = z
  .preprocess((value) => (typeof value === 'string' ? value.trim().replace(/%$/, '') : value), amountValue(false))
  .refine((percent) => percent === null || percent < 100, 'A price cannot drop by 100% or more. Write for example 20.');

/** The longest time that every price is kept. */
const MAX_DAYS = 30;

/** A number of days; `null` if blank or 0. */
export const daysValue = amountValue(true).refine(
  (days) => days === null || days <= MAX_DAYS,
  `Prices are compared with those of at most ${MAX_DAYS} days.`,
);

/** A whole number within limits; `null` if blank or 0. */
export function countValue(min: number, max: number) {
  return amountValue(true).transform((number, context): number | null => {
    if (number === null || (number >= min && number <= max)) return number;
    return rejectValue(context, `Write a whole number from ${min} to ${max}, not ${number}.`);
  });
}

/** Names as an array or a comma list; blank ones left out, each once; `fallback` if the value is blank. */
export function namesOr<T extends readonly string[] | null>(fallback: T) {
  return z.unknown().transform((value, context): readonly string[] | T => {
    if (isBlank(value)) return fallback;
    const items = typeof value === 'string' ? value.split(/[,\n]/) : value;
    if (!Array.isArray(items) || !items.every(isScalar)) {
      return rejectValue(context, 'Write a list of names, separated by commas.');
    }
    return [...new Set(items.map((item) => String(item).trim()).filter((item) => item !== ''))];
  });
}

/** A filter expression, also as an array of its items; the text is kept as written. */
export function expressionText(parse: (text: string) => ParseResult<unknown>, separator: ', ' | '; ') {
  return z.unknown().transform((value, context): string => {
    const items = isBlank(value) ? [] : Array.isArray(value) ? value : [value];
    if (!items.every(isScalar)) return rejectValue(context, 'Write the filter as text.');
    const text = items
      .filter((item) => !isBlank(item))
      .map((item) => String(item).trim())
      .join(separator);
    const parsed = parse(text);
    return parsed.ok ? text : rejectValue(context, parsed.error.message);
  });
}

/** The longest id that the bridge carries. */
export const MAX_ID_LENGTH = 200;

/** An event id, also as the address of its page. */
export const eventIdValue = textOr('').transform((text, context): string => {
  if (text === '') return rejectValue(context, 'Name the event: its id, or the address of its page.');
  const id = isUrl(text) ? eventIdFromUrl(text) : text;
  if (id === null) return rejectValue(context, 'The event id cannot be read from this address. Copy the id itself.');
  if (id.length > MAX_ID_LENGTH) return rejectValue(context, `An event id has at most ${MAX_ID_LENGTH} characters.`);
  return id;
});

/** Change types, also with semicolons between them; the default one if blank, `*` alone if it is among them. */
export const changeTypesValue = namesOr<readonly string[]>([]).transform((items): readonly string[] => {
  const written = items.flatMap((item) => item.split(';')).map((name) => name.trim());
  const names = new Set(written.filter((name) => name !== '').map(canonicalChangeType));
  if (names.size === 0) return [DEFAULT_CHANGE_TYPE];
  return names.has('*') ? ['*'] : [...names];
});

/** "Stock Increase" is `stock_increase`: the service's name has one spelling, and another one would match nothing. */
function canonicalChangeType(name: string): string {
  const folded = foldText(name).replace(/[ -]/g, '_');
  return COMMON_CHANGE_TYPES.find((type) => type === folded) ?? name;
}

function isScalar(value: unknown): boolean {
  return isBlank(value) || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

function rejectValue(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function formatValue(value: unknown): string {
  const text = typeof value === 'object' ? (Array.isArray(value) ? 'a list' : 'an object') : String(value);
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}
