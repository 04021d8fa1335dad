import type { Clock } from '../ports.ts';

/** The start comes first. */
const FIRST_DELAY_MS = 200;
const STEP_DELAY_MS = 50;
const INTERVAL_MS = 60 * 60 * 1000;
const FIRST_RETRY_MS = 60 * 1000;
/** How often a file that could not be used is tried again. */
const REOPEN_INTERVAL_MS = 10 * 1000;

export interface MaintenanceDeps {
  readonly clock: Pick<Clock, 'after'>;
  /** One step of pruning and of indexing what an older version wrote; resolves with `true` if more is left. */
  readonly step: () => Promise<boolean>;
  /** Whether the history is in memory because its file cannot be used. */
  readonly isInMemory: () => boolean;
  /** Tries that file again. */
  readonly reopen: () => Promise<unknown>;
  readonly onError: (why: string) => void;
}

/** What the history does in the background: a step at a time, every hour, and after an error again and again. */
export interface Maintenance {
  /** Does its next step now rather than in an hour. */
  runSoon(): void;
  dispose(): void;
}

export function startMaintenance({ clock, step, isInMemory, reopen, onError }: MaintenanceDeps): Maintenance {
  let cancel = (): void => {};
  let disposed = false;
  let retryMs = FIRST_RETRY_MS;
  let running = false;
  let again = false;

  function next(delayMs: number): void {
    if (!disposed) cancel = clock.after(delayMs, () => void run());
  }

  async function run(): Promise<void> {
    running = true;
    again = false;
    if (isInMemory()) await reopen().catch(() => {});
    try {
      const more = await step();
      retryMs = FIRST_RETRY_MS;
      next(more || again ? STEP_DELAY_MS : isInMemory() ? REOPEN_INTERVAL_MS : INTERVAL_MS);
    } catch (error) {
      if (!disposed) onError((error as Error).message);
      next(isInMemory() ? REOPEN_INTERVAL_MS : retryMs);
      retryMs = Math.min(retryMs * 2, INTERVAL_MS);
    } finally {
      running = false;
    }
  }

  next(FIRST_DELAY_MS);
  return {
    runSoon() {
      // A step that is under way plans the next one itself.
      if (!running) {
        cancel();
        next(STEP_DELAY_MS);
      } else again = true;
    },
    dispose() {
      disposed = true;
      cancel();
    },
  };
}
