import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

const visitSchema = z.object({
  token: z.string().regex(/^[\w-]{43}$/),
  path: z
    .string()
    .regex(/^[\w-]{22}$/)
    .default(() => randomBytes(16).toString('base64url')),
  port: z.number().int().min(1).max(65_535),
});
/**
 * What the page's address is made of. The path is random since cookies do not tell the ports of a host apart: the page's
 * is for this path alone, which no other server on this machine knows to ask for.
 */
export type Visit = z.infer<typeof visitSchema>;

const PREFERRED_PORT = 38_217;

/**
 * The token, path and port of the last run, so that a tab left open, or a bookmark, works again after a restart; new ones
 * where there was none.
 */
export function readVisit(folder: string): Visit {
  try {
    return visitSchema.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')));
  } catch {
    return visitSchema.parse({ token: randomBytes(32).toString('base64url'), port: PREFERRED_PORT });
  }
}

/** Keeps them for the next run, in a file that only the user's account can read. */
export async function keepVisit(folder: string, visit: Visit): Promise<void> {
  await writeFileAtomic(fileOf(folder), JSON.stringify(visit), { mode: 0o600 });
}

const fileOf = (folder: string): string => join(folder, 'browser-mode.json');
