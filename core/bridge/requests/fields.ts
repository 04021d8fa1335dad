import { z } from 'zod';

/** Characters of JSON: far above what an entry or a change of settings takes. */
const MAX_FIELDS_LENGTH = 1024 * 1024;

export const id = z.string().min(1).max(200);
export const ids = z.array(id).min(1).max(100_000);
export const itemId = z.number().int().nonnegative();
export const instant = z.iso.datetime({ offset: true });
export const text = (max: number) => z.string().max(max);
/** An object whose fields are checked later, but not before its size. */
export const fields = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= MAX_FIELDS_LENGTH, 'it is larger than 1 MB');
