import type { ToastOutcome } from '../../../core/bridge/state/health.ts';
import type { Toast, ToastActivation } from '../../engine/ports.ts';
import { createListeners } from '../../lib/listeners.ts';
import { type HostToaster, settleWithTimeout, TOAST_TIMEOUT_MS } from './host-toaster.ts';
import { createToastThrottle } from './toast-throttle.ts';

/** How long a toaster that failed, or gave no answer, is skipped. */
const PASS_OVER_MS = 30_000;

/**
 * Tries toasters in order until one does not fail. One that failed is skipped for half a minute, so that a burst
 * does not wait for it each time, unless all of them failed. One that gave no answer may have shown the toast, so no other
 * is asked for that one; further toasts skip it too. Replacements of a toast are throttled (`toast-throttle.ts`).
 *
 * @param now milliseconds of a steady clock.
 */
export function createToasterChain(
  toasters: readonly HostToaster[],
  now: () => number = () => performance.now(),
): HostToaster {
  const { emit, add: onActivate } = createListeners<ToastActivation>();
  const unsubscribes = toasters.map((toaster) => toaster.onActivate(emit));
  const failedAt = new Map<HostToaster, number>();
  const pace = createToastThrottle(now);
  const isWell = (toaster: HostToaster) => {
    const at = failedAt.get(toaster);
    return at === undefined || now() - at >= PASS_OVER_MS;
  };
  const first = () => toasters.find(isWell) ?? toasters[0];

  async function show(toast: Toast): Promise<ToastOutcome> {
    const waitMs = pace(toast.id);
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const failures: string[] = [];
    for (const toaster of [...toasters.filter(isWell), ...toasters.filter((one) => !isWell(one))]) {
      const outcome = await toaster.show(toast);
      if (outcome.outcome === 'shown') failedAt.delete(toaster);
      else failedAt.set(toaster, now());
      if (outcome.outcome !== 'failed') return outcome;
      failures.push(`${outcome.by}: ${outcome.detail}`);
    }
    return { outcome: 'failed', by: first()?.name ?? 'none', detail: failures.join('; ') };
  }

  return {
    get name() {
      return first()?.name ?? 'none';
    },
    get hasActions() {
      return first()?.hasActions ?? false;
    },
    show: (toast) => settleWithTimeout(show(toast), first()?.name ?? 'none', TOAST_TIMEOUT_MS),
    onActivate,
    async suppression() {
      return (await first()?.suppression()) ?? null;
    },
    dispose() {
      for (const unsubscribe of unsubscribes) unsubscribe();
      for (const toaster of toasters) toaster.dispose();
    },
  };
}
