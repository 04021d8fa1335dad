import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { Clock } from '../ports.ts';

/** How often it is written while the connection is open: how much of a gap a crash can hide. */
const INTERVAL_MS = 5_000;

/**
 * Keeps the time of the connection's last sign of life in a small file, so that after a crash or a power cut the next run
 * knows from when messages may have been missed. Quitting removes the file.
 */
export interface SignOfLife {
  /** Writes it now: the connection has opened. */
  record(): void;
  dispose(): Promise<void>;
}

/**
 * What the last run left behind: when its connection last showed a sign of life (milliseconds since the epoch), or `null`
 * if the app quit. A file that was cut off while it was written counts by its own time.
 */
export async function readLastSignOfLife(path: string): Promise<number | null> {
  try {
    const atMs = Date.parse(await readFile(path, 'utf8'));
    return Number.isNaN(atMs) ? (await stat(path)).mtimeMs : atMs;
  } catch {
    return null;
  }
}

/** @param lastMs When the open connection last showed a sign of life; `null` while it is not open. */
export function createSignOfLife(path: string, clock: Clock, lastMs: () => number | null): SignOfLife {
  let writtenMs: number | null = null;
  let writing: Promise<void> = Promise.resolve();
  let cancel = clock.after(INTERVAL_MS, poll);

  function poll(): void {
    cancel = clock.after(INTERVAL_MS, poll);
    record();
  }

  function record(): void {
    const atMs = lastMs();
    // While it is not open, the gap in the history says so. A disk that takes no more costs the gap, nothing else.
    if (atMs === null || atMs === writtenMs) return;
    writtenMs = atMs;
    writing = writing.then(() => writeFile(path, new Date(atMs).toISOString(), { mode: 0o600 }).catch(() => {}));
  }

  return {
    record,
    async dispose() {
      cancel();
      await writing;
      await rm(path, { force: true }).catch(() => {});
    },
  };
}
