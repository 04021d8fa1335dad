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

const PREFERRED_PORT = 38_217;
const portSchema = z.object({ port: z.number().int().min(1).max(65_535) });

/** The port of the last run; a fixed one if there was none. */
export function readPreferredPort(folder: string): number {
  try {
    return portSchema.parse(JSON.parse(readFileSync(pageAddressFile(folder), 'utf8'))).port;
  } catch {
    return PREFERRED_PORT;
  }
}

/** Keeps the port for the next run. */
export async function savePreferredPort(folder: string, port: number): Promise<void> {
  await writeFileAtomic(pageAddressFile(folder), JSON.stringify({ port }), { mode: 0o600 });
}

const pageAddressFile = (folder: string): string => join(folder, 'browser-mode.json');
