import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

/** Where the stream is served, and what opens it. A secret. */
export interface StreamAddress {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly token: string;
}

export const streamAddressSchema = z.object({
  url: z.string().regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/),
  token: z.string().regex(/^[\w-]{43}$/),
});

/** The file that programs of the user read. It has mode 0600 and keeps its token and port over a restart. */
export function streamFilePath(folder: string): string {
  return join(folder, 'stream.json');
}

/** `null` if there is none that can be used. */
export function readStreamFile(folder: string): StreamAddress | null {
  try {
    return streamAddressSchema.parse(JSON.parse(readFileSync(streamFilePath(folder), 'utf8')));
  } catch {
    return null;
  }
}

export async function writeStreamFile(folder: string, address: StreamAddress): Promise<void> {
  await writeFileAtomic(streamFilePath(folder), `${JSON.stringify(address, null, 2)}\n`, { mode: 0o600 });
}

export async function removeStreamFile(folder: string): Promise<void> {
  await rm(streamFilePath(folder), { force: true });
}
