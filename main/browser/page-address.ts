import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

/**
 * What the page's address is made of. All but the port is new at every run: after the app ended, another program may take
 * the port and see what an open tab sends there. The path is random because cookies ignore the
 * port: the page's cookie is for this path alone, which no other server on this machine knows.
 */
export interface PageAddress {
  readonly token: string;
  readonly path: string;
  /** With it the server proves to the page that it is the one that delivered it. */
  readonly proofSecret: string;
}

export function newPageAddress(): PageAddress {
  const random = (bytes: number) => randomBytes(bytes).toString('base64url');
  return { token: random(32), path: random(16), proofSecret: random(32) };
}

const keptSchema = z.object({ port: z.number().int().min(1).max(65_535), kept_for: z.literal('page alerts') });

/**
 * The port that was kept; `null` if there is none, so that any free one is taken. Whoever had the port between two runs may have
 * left a service worker in the browser, which would see the address with its token. So a port is not used twice without need.
 */
export function readKeptPort(folder: string): number | null {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(pageAddressFile(folder), 'utf8'))).port;
  } catch {
    return null;
  }
}

/** Keeps the port for the next run: a browser allows a page notifications by its port as well. */
export async function keepPort(folder: string, port: number): Promise<void> {
  const kept: z.infer<typeof keptSchema> = { port, kept_for: 'page alerts' };
  await writeFileAtomic(pageAddressFile(folder), JSON.stringify(kept), { mode: 0o600 });
}

const pageAddressFile = (folder: string): string => join(folder, 'browser-mode.json');
