import { LEASE_MS } from '../../../../core/desks/desk-timing.ts';
import type { Clock } from '../../ports.ts';
import type { Again } from './desk-messages.ts';
import type { DeskSenders, Sender } from './desk-senders.ts';

/** How long an item may be missing before it is asked for, and how often that is repeated. */
const ASK_AFTER_MS = 300;
const MAX_ASKS = 5;
const ASK_INTERVAL_MS = 800;

export interface MissingItemsDeps {
  readonly clock: Pick<Clock, 'now' | 'elapsed' | 'after'>;
  /** False if nobody can be asked now. */
  ask(again: Again): boolean;
  /** So many items of a desk did not come, however often it was asked. */
  onLost(count: number, sender: Sender): void;
}

/** Asks desks for what they have published and this one has not got. */
export interface MissingItems {
  /** Something may be missing: it is asked for, unless it comes within a moment. */
  check(): void;
  dispose(): void;
}

export function createMissingItems(senders: Pick<DeskSenders, 'all'>, deps: MissingItemsDeps): MissingItems {
  const { clock } = deps;
  let cancel: (() => void) | null = null;

  function check(): void {
    if (cancel !== null || ![...senders.all()].some(({ numbers }) => numbers?.missing())) return;
    cancel = clock.after(ASK_AFTER_MS, () => {
      cancel = null;
      for (const sender of senders.all()) askFor(sender);
      check();
    });
  }

  function askFor(sender: Sender): void {
    const missing = sender.numbers?.missing() ?? null;
    if (missing === null) return;
    const { asked } = sender;
    const nowMs = clock.elapsed();
    const isFirst = asked.from !== missing.from;
    if (!isFirst && nowMs - asked.atMs < ASK_INTERVAL_MS) return;
    if (!isFirst && (asked.times >= MAX_ASKS || clock.now() - sender.heardAtMs > 2 * LEASE_MS)) {
      deps.onLost(sender.numbers?.giveUp(missing.to) ?? 0, sender);
      return;
    }
    if (deps.ask({ session: sender.session, ...missing })) {
      sender.asked = { from: missing.from, times: isFirst ? 1 : asked.times + 1, atMs: nowMs };
    }
  }

  return { check, dispose: () => cancel?.() };
}
