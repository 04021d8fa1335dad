import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Clock } from '../engine/ports.ts';

/** The file of the claim, in the app's folder. */
export const INSTANCE_FILE = 'instance.lock';

const BEAT_MS = 20_000;
/** A claim that has not been renewed for this long is of a process that is gone. */
const STALE_MS = 3 * BEAT_MS;

const claimSchema = z.object({ pid: z.number().int().positive(), address: z.string().nullable() });

/** A running app: its process and, where it serves a page, the page's address with its token. */
export type Instance = z.infer<typeof claimSchema>;

export interface Claim {
  /** Tells later instances the address of the page. */
  publish(address: string): Promise<void>;
  release(): Promise<void>;
}

/**
 * Claims the app's folder for this process, whichever host it is: a second connection with the same key would eat the
 * first one's alerts (design section 7), and both would write the same files. A claim is renewed while its process runs;
 * one of a process that is gone is taken over.
 *
 * @param path the file of the claim. Only its user can read it: it may hold a page's token.
 * @returns the claim, or the instance that runs already.
 */
export async function claimInstance(path: string, clock: Clock): Promise<Claim | { readonly running: Instance }> {
  const write = (address: string | null) =>
    writeFileAtomic(path, JSON.stringify({ pid: process.pid, address } satisfies Instance), { mode: 0o600 });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  for (let tries = 0; ; tries++) {
    try {
      // Exclusive: of two that start at once, one is told of the other.
      await writeFile(path, JSON.stringify({ pid: process.pid, address: null }), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 2) throw error;
      const running = await runningInstance(path, clock);
      if (running !== null) return { running };
      await rm(path, { force: true });
    }
  }
  let cancel = clock.after(BEAT_MS, beat);
  function beat(): void {
    cancel = clock.after(BEAT_MS, beat);
    const now = new Date(clock.now());
    // A claim that cannot be renewed (a full disk, a removed folder) is no reason to stop alerting.
    utimes(path, now, now).catch(() => {});
  }
  return {
    publish: write,
    async release() {
      cancel();
      await rm(path, { force: true });
    },
  };
}

/** The instance that claims a folder; `null` where there is none, or its process is gone. */
export async function runningInstance(path: string, clock: Pick<Clock, 'now'>): Promise<Instance | null> {
  try {
    const { mtimeMs } = await stat(path);
    if (clock.now() - mtimeMs > STALE_MS) return null;
    const instance = claimSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return isAlive(instance.pid) ? instance : null;
  } catch {
    // No claim, or none that can be read.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
