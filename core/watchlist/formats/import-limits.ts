import { formatNumber } from '../../text/format/format-number.ts';

/** The longest text that is read, in UTF-16 units: some 16 MB. */
export const MAX_IMPORT_CHARACTERS = 16 * 1024 * 1024;

/** The most entries of one import, which is also what one request may name. */
export const MAX_IMPORT_ENTRIES = 100_000;

/** What to say of more. */
export const TOO_MANY_ENTRIES = `This holds more than ${formatNumber(MAX_IMPORT_ENTRIES)} entries. Split it, then import the parts.`;

export const TOO_LONG = 'This is too long: at most 16 MB. Split it, then import the parts.';
