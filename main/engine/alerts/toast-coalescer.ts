import type { ToastOutcome } from '../../../core/bridge/state/health.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import type { Clock, Toast, Toaster } from '../ports.ts';

/** A toaster answers within 10 s and so does the one it falls back on; after that the toast is treated as failed. */
const TOASTER_TIMEOUT_MS = 21_000;
/** How long a replacement waits for the toaster to finish with the toast it replaces. */
const REPLACEMENT_WAIT_MS = 1_000;

type CreateToast = () => Toast;

interface ToastSlot {
  waiting: {
    readonly create: CreateToast;
    readonly done: Promise<ToastOutcome>;
    settle(outcome: ToastOutcome): void;
  } | null;
}

/** Shows toasts; of several for one id that come faster than the host can show them, the newest. */
export interface ToastCoalescer {
  /**
   * Never rejects. A toast that a newer one replaced gets the outcome of the newer one.
   *
   * @param create makes the toast of this id when it is shown: most of a flood are replaced before.
   */
  show(id: string, create: CreateToast): Promise<ToastOutcome>;
}

/**
 * Keeps a fast feed from piling up work in a slow host: a toast for a new id is shown in the same call, and while the
 * host is busy with an id only the newest replacement of it is kept.
 *
 * @param onOutcome Called once with the outcome of every toast that the host was asked to show.
 */
export function createToastCoalescer(
  toaster: Pick<Toaster, 'show'>,
  clock: Clock,
  onOutcome: (outcome: ToastOutcome) => void,
): ToastCoalescer {
  const slots = new Map<string, ToastSlot>();

  function showWithDeadline(create: CreateToast): Promise<ToastOutcome> {
    const timedOut = { outcome: 'unknown', by: 'host', detail: 'The host reported no outcome.' } as const;
    const shown = new Promise<ToastOutcome>((resolve) => resolve(toaster.show(create())));
    return withTimeout<ToastOutcome>(shown.catch(failedOutcome), TOASTER_TIMEOUT_MS, () => timedOut, clock.after);
  }

  function startShowing(id: string, create: CreateToast, slot: ToastSlot): Promise<ToastOutcome> {
    const done = showWithDeadline(create);
    let advanced = false;
    const advance = () => {
      if (advanced) return;
      advanced = true;
      cancel();
      const { waiting } = slot;
      slot.waiting = null;
      if (waiting === null) slots.delete(id);
      else startShowing(id, waiting.create, slot).then(waiting.settle);
    };
    const cancel = clock.after(REPLACEMENT_WAIT_MS, advance);
    done.then((outcome) => {
      onOutcome(outcome);
      advance();
    });
    return done;
  }

  return {
    show(id, create) {
      const line = slots.get(id);
      if (line === undefined) {
        const fresh: ToastSlot = { waiting: null };
        slots.set(id, fresh);
        return startShowing(id, create, fresh);
      }
      if (line.waiting === null) {
        const { promise, resolve } = Promise.withResolvers<ToastOutcome>();
        line.waiting = { create, done: promise, settle: resolve };
      } else {
        line.waiting = { ...line.waiting, create };
      }
      return line.waiting.done;
    },
  };
}

function failedOutcome(error: unknown): ToastOutcome {
  return { outcome: 'failed', by: 'host', detail: errorMessage(error) };
}
