import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Clock } from '../engine/ports.ts';

/** The lock file, in the app's folder. */
export const INSTANCE_LOCK_FILE = 'instance.lock';

const HEARTBEAT_MS = 20_000;
/** A lock that has not been renewed for this long belongs to a process that has ended. */
const STALE_AFTER_MS = 3 * HEARTBEAT_MS;

const instanceSchema = z.object({ pid: z.number().int().positive(), address: z.string().nullable() });

/** A running app: its process and, if it serves a page, the page's address with its token. */
export type RunningInstance = z.infer<typeof instanceSchema>;

export interface InstanceLock {
  /** Publishes the address of the page to later instances. */
  publishAddress(address: string): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * Locks the app's folder for this process, whichever host it is: a second connection with the same key would take the
 * first one's alerts (docs/protocol.md#10-deduplication), and both would write the same files. A lock is renewed while
 * its process runs; the lock of a process that has ended is taken over.
 *
 * @param path the lock file. Only its user can read it: it may hold a page's token.
 * @returns the lock, or the instance that is already running.
 */
export async function acquireInstanceLock(
  path: string,
  clock: Clock,
): Promise<InstanceLock | { readonly running: RunningInstance }> {
  const write = (address: string | null) =>
    writeFileAtomic(path, JSON.stringify({ pid: process.pid, address } satisfies RunningInstance), { mode: 0o600 });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  for (let tries = 0; ; tries++) {
    try {
      // Exclusive: of two that start at once, one finds the other.
      await writeFile(path, JSON.stringify({ pid: process.pid, address: null }), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 2) throw error;
      const running = await findRunningInstance(path, clock);
      if (running !== null) return { running };
      await rm(path, { force: true });
    }
  }
  let cancelHeartbeat = clock.after(HEARTBEAT_MS, heartbeat);
  function heartbeat(): void {
    cancelHeartbeat = clock.after(HEARTBEAT_MS, heartbeat);
    const now = new Date(clock.now());
    // A lock that cannot be renewed (a full disk, a removed folder) is no reason to stop alerting.
    utimes(path, now, now).catch(() => {});
  }
  return {
    publishAddress: write,
    async dispose() {
      cancelHeartbeat();
      await rm(path, { force: true });
    },
  };
}

/** The instance that holds the lock of a folder; `null` if there is none, or its process has ended. */
export async function findRunningInstance(path: string, clock: Pick<Clock, 'now'>): Promise<RunningInstance | null> {
  try {
    const { mtimeMs } = await stat(path);
    if (clock.now() - mtimeMs > STALE_AFTER_MS) return null;
    const instance = instanceSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return isAlive(instance.pid) ? instance : null;
  } catch {
    // No lock, or none that can be read.
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
