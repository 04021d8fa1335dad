import type { LinkOutcome } from '../../../core/bridge/requests/feed.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { Clock, Log, ToastActivation } from '../ports.ts';

const SNOOZE_MS = 60 * 60_000;
/** A double click is one click. */
const DOUBLE_CLICK_MS = 1_000;

export interface ToastClickDeps {
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly log: Log;
  /** The item a toast stands for, also one of an earlier run; `null` for a summary, or if nothing is known of it. */
  itemIdOf(toastId: string): number | null;
  openLink(itemId: number, offer: string | null): Promise<LinkOutcome>;
  showFeed(itemId: number | null): void;
  onAnswered(itemId: number, action: ToastActivation['action']): void;
  /** Resolves to whether it could: not for a toast of an earlier run without a watchlist entry. */
  snooze(toastId: string, untilMs: number): Promise<boolean>;
}

/**
 * What a click on a toast does: the toast and "Add to cart" open the link at once; a summary, or a link that could not
 * be opened at once, opens the feed there; "Snooze 1 h" snoozes what the toast is about.
 */
export function createToastClickHandler(deps: ToastClickDeps): (activation: ToastActivation) => Promise<void> {
  let last: { readonly key: string; readonly at: number } | null = null;

  return async ({ toastId, action }) => {
    const nowMs = deps.clock.elapsed();
    const key = `${action} ${toastId}`;
    if (last?.key === key && nowMs - last.at < DOUBLE_CLICK_MS) return;
    last = { key, at: nowMs };

    const itemId = deps.itemIdOf(toastId);
    if (itemId !== null) deps.onAnswered(itemId, action);
    if (action === 'snooze') {
      if (!(await deps.snooze(toastId, deps.clock.now() + SNOOZE_MS))) deps.showFeed(itemId);
      return;
    }
    if (itemId === null) {
      deps.showFeed(null);
      return;
    }
    try {
      const { outcome } = await deps.openLink(itemId, null);
      if (outcome !== 'opened') deps.showFeed(itemId);
    } catch (error) {
      deps.log.error(`The link of a clicked toast was not opened: ${errorMessage(error)}`);
      deps.showFeed(itemId);
    }
  };
}
