import { LEASE_MS, REPUBLISH_WINDOW_MS } from '../../../../core/computers/group-timing.ts';
import type { Clock } from '../../ports.ts';
import type { Again } from './peer-messages.ts';
import { NEVER_ASKED, type Sender, type Senders } from './senders.ts';
import { MAX_AGAIN } from './sent-items.ts';

/** How long an item may be missing before it is asked for, and how often that is repeated. */
const ASK_AFTER_MS = 300;
const MAX_ASKS = 5;
const ASK_INTERVAL_MS = 800;

export interface MissingItemsDeps {
  readonly clock: Pick<Clock, 'elapsed' | 'after'>;
  /** Whether the broker is reached. */
  isUp(): boolean;
  ask(again: Again): void;
  /** So many items of a computer did not come, however often it was asked. */
  onLost(count: number, sender: Sender): void;
}

/** Asks computers for what they have published and this one has not got. */
export interface MissingItems {
  /** Something may be missing: it is asked for, unless it comes within a moment. */
  check(): void;
  /** The broker is reached again: what was asked for before may never have arrived. */
  askAnew(): void;
  dispose(): void;
}

export function createMissingItems(senders: Pick<Senders, 'all'>, deps: MissingItemsDeps): MissingItems {
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
    if (missing === null || !deps.isUp()) return;
    const { asked } = sender;
    const nowMs = clock.elapsed();
    const silentMs = nowMs - sender.heardAtMs;
    const isForgotten = silentMs > REPUBLISH_WINDOW_MS;
    // One that is silent cannot answer. It may come back with all that it still has.
    if (!isForgotten && silentMs >= LEASE_MS) return;
    // They are coming: to ask for the rest would bring it twice.
    if (missing.from > asked.from && missing.from <= asked.to) {
      sender.asked = { ...asked, from: missing.from, times: 1, atMs: nowMs };
      return;
    }
    const isFirst = asked.from !== missing.from;
    if (!isFirst && nowMs - asked.atMs < ASK_INTERVAL_MS) return;
    const to = Math.min(missing.to, missing.from + MAX_AGAIN - 1);
    if (isForgotten || (!isFirst && asked.times >= MAX_ASKS)) {
      deps.onLost(sender.numbers?.giveUp(isForgotten ? missing.to : to) ?? 0, sender);
      return;
    }
    sender.asked = { from: missing.from, to, times: isFirst ? 1 : asked.times + 1, atMs: nowMs };
    deps.ask({ session: sender.session, from: missing.from, to });
  }

  function askAnew(): void {
    for (const sender of senders.all()) sender.asked = NEVER_ASKED;
    check();
  }

  return { check, askAnew, dispose: () => cancel?.() };
}
