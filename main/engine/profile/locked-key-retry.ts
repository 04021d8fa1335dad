import { backoffMs } from '../../../core/connection/machine/backoff.ts';
import type { Clock, NetworkWatch } from '../ports.ts';

const BASE_MS = 1_000;
const CAP_MS = 60_000;

/** Tries to read the key again while the system's key store is locked. */
export interface LockedKeyRetry {
  /** The key store is locked still: tries again after a while that grows, or once the user is back. */
  schedule(): void;
  /** It is open. */
  stop(): void;
  dispose(): void;
}

/** @param retry reads the key again, and calls `schedule` or `stop` by what it finds. */
export function createLockedKeyRetry(
  { clock, network }: { clock: Pick<Clock, 'after'>; network: Pick<NetworkWatch, 'onEvent'> },
  retry: () => void,
): LockedKeyRetry {
  let failures = 0;
  let cancel: (() => void) | null = null;
  const retryNow = () => {
    cancel?.();
    cancel = null;
    retry();
  };
  // The key store is unlocked with the screen, on most systems.
  const unsubscribe = network.onEvent((event) => {
    if (cancel !== null && (event === 'unlock' || event === 'resume')) retryNow();
  });
  const stop = () => {
    cancel?.();
    cancel = null;
    failures = 0;
  };
  return {
    schedule() {
      failures += 1;
      cancel?.();
      cancel = clock.after(backoffMs(failures, CAP_MS, 1, BASE_MS), retryNow);
    },
    stop,
    dispose() {
      stop();
      unsubscribe();
    },
  };
}
