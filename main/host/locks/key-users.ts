import { join } from 'node:path';
import type { Clock } from '../../engine/ports.ts';
import { acquireOsLock, isOsLockHeld, type OsLock } from './os-lock.ts';
import { lockFileName, runtimeFolder } from './runtime-folder.ts';

/** How many programs with one key can see each other. */
const SLOTS = 8;
const POLL_INTERVAL_MS = 5_000;

/**
 * Makes programs of this user on this computer that use one API key see each other, whatever their data folders: each
 * holds one of a few locks, whose name is a hash of the key.
 *
 * @param onOthers called when others appear (`true`), also at once, and when they are gone (`false`).
 */
export function watchKeyUsers(
  apiKey: string,
  clock: Pick<Clock, 'after'>,
  onOthers: (others: boolean) => void,
  env: NodeJS.ProcessEnv = process.env,
): { dispose(): void } {
  const folder = runtimeFolder(env);
  if (folder === null) return { dispose: () => {} };
  const name = lockFileName('key', apiKey);
  const paths = Array.from({ length: SLOTS }, (_, slot) => join(folder, `${name}-${slot}.lock`));
  let own: OsLock | null = null;
  let others = false;
  let cancel = (): void => {};

  function takeSlot(): OsLock | null {
    for (const path of paths) {
      const lock = acquireOsLock(path);
      if (typeof lock !== 'string') return lock;
    }
    return null;
  }

  function poll(): void {
    cancel = clock.after(POLL_INTERVAL_MS, poll);
    own ??= takeSlot();
    const now = paths.some((path) => path !== own?.path && isOsLockHeld(path));
    if (now === others) return;
    others = now;
    onOthers(now);
  }

  poll();
  return {
    dispose() {
      cancel();
      own?.release();
    },
  };
}
