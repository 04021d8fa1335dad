import { mkdir, stat } from 'node:fs/promises';
import type { Clock } from '../ports.ts';

/** How soon a deleted folder is noticed. */
const POLL_INTERVAL_MS = 5_000;

/**
 * Notices that the data folder was deleted, also if something has made a new one in its place, and makes it again.
 *
 * @param onDeleted called after each deletion; `error` says why it could not be made again. The folder is then tried
 *   again until it can be.
 */
export function watchDataFolder(
  folder: string,
  clock: Pick<Clock, 'after'>,
  onDeleted: (error: string | null) => void,
): { dispose(): void } {
  let known: string | null = null;
  let disposed = false;
  let cancel = (): void => {};

  async function check(): Promise<void> {
    const found = await identityOf(folder);
    known ??= found;
    if (known !== null && found !== known && !disposed) {
      const error = await mkdir(folder, { recursive: true, mode: 0o700 }).then(
        () => null,
        (cause: Error) => cause.message,
      );
      if (error === null) known = await identityOf(folder);
      if (!disposed) onDeleted(error);
    }
    if (!disposed) cancel = clock.after(POLL_INTERVAL_MS, () => void check());
  }

  void check();
  return {
    dispose() {
      disposed = true;
      cancel();
    },
  };
}

/** Identifies a folder, also against one created in its place later; `null` if there is none. */
async function identityOf(folder: string): Promise<string | null> {
  try {
    const { dev, ino, birthtimeMs } = await stat(folder);
    return `${dev} ${ino} ${birthtimeMs}`;
  } catch {
    return null;
  }
}
