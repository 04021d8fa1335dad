import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

const pageAddressSchema = z.object({
  token: z.string().regex(/^[\w-]{43}$/),
  path: z
    .string()
    .regex(/^[\w-]{22}$/)
    .default(() => randomBytes(16).toString('base64url')),
  port: z.number().int().min(1).max(65_535),
});
/**
 * What the page's address is made of. The path is random because cookies ignore the port: the page's cookie
 * is for this path alone, which no other server on this machine knows.
 */
export type PageAddress = z.infer<typeof pageAddressSchema>;

const PREFERRED_PORT = 38_217;

/**
 * The token, path and port of the last run, so that a tab left open, or a bookmark, works again after a restart; new ones
 * if there is none.
 */
export function readPageAddress(folder: string): PageAddress {
  try {
    return pageAddressSchema.parse(JSON.parse(readFileSync(pageAddressFile(folder), 'utf8')));
  } catch {
    return pageAddressSchema.parse({ token: randomBytes(32).toString('base64url'), port: PREFERRED_PORT });
  }
}

/** Keeps them for the next run, in a file that only the user's account can read. */
export async function savePageAddress(folder: string, pageAddress: PageAddress): Promise<void> {
  await writeFileAtomic(pageAddressFile(folder), JSON.stringify(pageAddress), { mode: 0o600 });
}

const pageAddressFile = (folder: string): string => join(folder, 'browser-mode.json');
