import type { Clock, Toaster } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';

/** How long an answer of the system counts. */
const CHECK_INTERVAL_MS = 60_000;

/** Shows as a lasting condition that the system is known to suppress notifications. */
export interface SuppressionWatch {
  /** Asks the system now. Resolves to a sentence, or to `null` if nothing is known to suppress. Never rejects. */
  check(): Promise<string | null>;
  /** To be called with each toast: do not disturb may have begun since the last answer. */
  toastShown(): void;
  dispose(): void;
}

/** Asks when it is told to, with a toast at most once a minute, and every minute as long as the condition lasts. */
export function createSuppressionWatch(
  toaster: Pick<Toaster, 'suppression'>,
  conditions: Pick<ConditionStore, 'set'>,
  clock: Pick<Clock, 'elapsed' | 'after'>,
): SuppressionWatch {
  let checkedAtMs = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};
  let disposed = false;

  async function check(): Promise<string | null> {
    checkedAtMs = clock.elapsed();
    const sentence = await toaster.suppression().catch(() => null);
    if (disposed) return sentence;
    conditions.set(
      'suppression',
      sentence === null ? null : { level: 'warning', title: 'Notifications may not be shown', text: sentence },
    );
    cancel();
    cancel = sentence === null ? () => {} : clock.after(CHECK_INTERVAL_MS, () => void check());
    return sentence;
  }

  return {
    check,
    toastShown() {
      if (clock.elapsed() - checkedAtMs >= CHECK_INTERVAL_MS) void check();
    },
    dispose() {
      disposed = true;
      cancel();
    },
  };
}
