import { mkdir, readFile, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { type StreamAddress, streamAddressSchema } from '../stream/stream-file.ts';
import { acquireOsLock, isOsLockHeld, type OsLock } from './os-lock.ts';
import { isRunning, processIdentity } from './process-identity.ts';
import { lockFileName, runtimeFolder } from './runtime-folder.ts';

/** The lock file in the data folder. */
const LOCK_FILE = 'instance.lock';
/** What the instance that holds the lock publishes of itself. Only its user can read it: it may hold a page's token. */
const INSTANCE_FILE = 'instance.json';
/** How long a start waits for the instance that holds the lock to publish what it is. */
const PUBLISH_TIMEOUT_MS = 5_000;

const instanceSchema = z.object({
  pid: z.number().int().positive(),
  identity: z.string().nullable(),
  address: z.string().nullable(),
  // Earlier versions serve none.
  stream: streamAddressSchema.nullable().default(null),
});

/**
 * A running app: its process and, if it serves a page, the page's address with its token; and where it serves the local
 * stream to our own command line. `pid` is null if unknown.
 */
export interface RunningInstance {
  readonly pid: number | null;
  readonly address: string | null;
  readonly stream: StreamAddress | null;
}

const UNKNOWN_INSTANCE: RunningInstance = { pid: null, address: null, stream: null };

export interface InstanceLock {
  /** Publishes the address of the page, and of the local stream, to later instances and the command line. */
  publish(addresses: Omit<RunningInstance, 'pid'>): Promise<void>;
  /** Makes lock and address again after the data folder was deleted, so that a later start finds this instance. */
  restore(): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * Locks a data folder for this process, whichever host it is: a second connection with the same key would take the
 * first one's alerts (docs/protocol.md#10-deduplication), and both would write the same files.
 *
 * The operating system holds the lock for the life of the process (`os-lock.ts`), so that neither a clock nor a process
 * id can take it away or leave it behind. There are two: in the folder, for all that share the folder; and in the
 * user's runtime folder, which survives if the data folder is deleted. If neither can be locked, as on a read-only
 * disk, the app starts without.
 *
 * @returns the lock, or the instance that is already running.
 */
export async function acquireInstanceLock(
  folder: string,
): Promise<InstanceLock | { readonly running: RunningInstance }> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {});
  const paths = await lockPaths(folder);
  const file = join(folder, INSTANCE_FILE);
  const startedAt = performance.now();
  for (;;) {
    const locks = acquireAll(paths);
    if (locks !== null) return ownedLock(file, locks);
    const running = await readInstance(file);
    if (running !== null) return { running };
    // Several that start at once get in each other's way for a moment: of them, one wins.
    if (performance.now() - startedAt > PUBLISH_TIMEOUT_MS) return { running: UNKNOWN_INSTANCE };
    await setTimeout(20 + Math.random() * 80);
  }
}

/** The instance that runs on a data folder; `null` if there is none. Changes nothing. */
export async function findRunningInstance(folder: string): Promise<RunningInstance | null> {
  if (!(await lockPaths(folder)).some(isOsLockHeld)) return null;
  return (await readInstance(join(folder, INSTANCE_FILE))) ?? UNKNOWN_INSTANCE;
}

/** The paths of the locks: first the one in the runtime folder, if there is one, then the one in the data folder. */
async function lockPaths(folder: string): Promise<string[]> {
  const runtime = runtimeFolder();
  const name = lockFileName('folder', await realpath(folder).catch(() => folder));
  return [...(runtime === null ? [] : [join(runtime, `${name}.lock`)]), join(folder, LOCK_FILE)];
}

/** All of the locks that can be acquired; `null` if somebody holds one. */
function acquireAll(paths: readonly string[]): OsLock[] | null {
  const locks: OsLock[] = [];
  for (const path of paths) {
    const lock = acquireOsLock(path);
    if (lock === 'held') {
      for (const taken of locks) taken.release();
      return null;
    }
    if (lock !== 'unavailable') locks.push(lock);
  }
  return locks;
}

async function ownedLock(file: string, locks: OsLock[]): Promise<InstanceLock> {
  let published: Omit<RunningInstance, 'pid'> = { address: null, stream: null };
  const publish = (addresses: Omit<RunningInstance, 'pid'>) => {
    published = addresses;
    const instance = { pid: process.pid, identity: processIdentity(process.pid), ...addresses };
    // A later start then cannot say where this one is. That is no reason not to run.
    return writeFileAtomic(file, JSON.stringify(instance), { mode: 0o600 }).catch(() => {});
  };
  await publish(published);
  return {
    publish,
    async restore() {
      const path = join(dirname(file), LOCK_FILE);
      // The lock of before is on a file that is gone, and holds nobody up.
      const lock = acquireOsLock(path);
      if (typeof lock !== 'string') locks.push(lock);
      await publish(published);
    },
    async dispose() {
      // Only the owner gets here, and before anybody else can own it.
      await rm(file, { force: true }).catch(() => {});
      // The lock in the data folder is released last. Until then nobody can win, so the other file can be removed.
      for (const lock of locks) {
        if (dirname(lock.path) !== dirname(file)) await rm(lock.path, { force: true }).catch(() => {});
        lock.release();
      }
    },
  };
}

/** What the running instance has published; `null` if that is not there yet, or is left from a process that has ended. */
async function readInstance(file: string): Promise<RunningInstance | null> {
  try {
    const { pid, identity, address, stream } = instanceSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return isRunning(pid, identity) ? { pid, address, stream } : null;
  } catch {
    return null;
  }
}
