import { backoffMs } from '../../../../core/connection/machine/backoff.ts';
import type { Clock } from '../../ports.ts';
import { type DeliveryResult, deliveryResultOf } from '../delivery-result.ts';
import type { Reply } from '../http/post.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** Messages that can still be withdrawn; the oldest are forgotten. */
const MAX_MESSAGES = 500;
/** Handled alerts whose message may still be on its way. */
const MAX_HANDLED = 2_000;
const MAX_ATTEMPTS = 6;
const BACKOFF_BASE_MS = 5_000;
const BACKOFF_CAP_MS = 120_000;
/** How long a withdrawal waits while alerts do. */
const YIELD_MS = 1_000;

/** A message that a service accepted, and the alerts in it. */
export interface SentMessage {
  readonly id: string;
  readonly alerts: readonly number[];
}

export interface WithdrawalDeps {
  readonly clock: Clock;
  readonly limiter: RateLimiter;
  /** 0 to 1, for the jitter. */
  random(): number;
  /** Whether alerts wait to be sent: they go first. */
  alertsWait(): boolean;
  /** Takes a message back. A string explains why that is not possible. Rejects if there was no answer. */
  withdraw(messageId: string): Promise<Reply | string>;
  onWithdrawn(message: SentMessage): void;
  onError(detail: string): void;
}

/** Takes back the messages of one forwarder once all of their alerts are handled. */
export interface Withdrawals {
  /** The service accepted a message. */
  sent(message: SentMessage): void;
  /** The alert is handled: nobody needs its message any more. */
  handled(alertId: number): void;
  isHandled(alertId: number): boolean;
  /** How many messages of this run were withdrawn. */
  count(): number;
  /** What is not withdrawn yet. */
  messages(): readonly SentMessage[];
  dispose(): void;
}

/**
 * One at a time, after alerts, and with at most half of the requests that the service allows. What fails is tried again
 * a few times with growing pauses, and then left: an alert is never worse off for it.
 */
export function createWithdrawals(deps: WithdrawalDeps): Withdrawals {
  const { clock, limiter } = deps;
  const handledIds = new Set<number>();
  let messages: SentMessage[] = [];
  let due: { readonly message: SentMessage; readonly attempts: number; readonly atMs: number }[] = [];
  let busy = false;
  let stopped = false;
  let withdrawn = 0;
  let cancelWake: () => void = () => undefined;

  function add(message: SentMessage): void {
    if (message.alerts.every((id) => handledIds.has(id))) due.push({ message, attempts: 0, atMs: clock.elapsed() });
    else messages = [...messages, message].slice(-MAX_MESSAGES);
  }

  async function attempt(messageId: string): Promise<DeliveryResult> {
    const markAnswered = limiter.count(clock.elapsed());
    try {
      const reply = await deps.withdraw(messageId);
      return typeof reply === 'string' ? { outcome: 'refused', detail: reply } : deliveryResultOf(reply, clock.now());
    } catch (error) {
      return { outcome: 'retry', afterMs: null, detail: (error as Error).message };
    } finally {
      markAnswered(clock.elapsed());
    }
  }

  function settle(message: SentMessage, attempts: number, result: DeliveryResult): void {
    if (result.outcome === 'delivered') {
      withdrawn += 1;
      deps.onWithdrawn(message);
    } else if (result.outcome === 'retry' && attempts < MAX_ATTEMPTS) {
      const pauseMs = result.afterMs ?? backoffMs(attempts, BACKOFF_CAP_MS, deps.random(), BACKOFF_BASE_MS);
      due.push({ message, attempts, atMs: clock.elapsed() + pauseMs });
    } else {
      deps.onError(`a message of a handled alert could not be withdrawn: ${result.detail}`);
    }
  }

  function next(): void {
    if (busy || stopped) return;
    cancelWake();
    const now = clock.elapsed();
    const first = due.toSorted((a, b) => a.atMs - b.atMs)[0];
    if (first === undefined) return;
    const at = deps.alertsWait() ? now + YIELD_MS : Math.max(first.atMs, limiter.spareAtMs(now));
    if (at > now) {
      cancelWake = clock.after(at - now, next);
      return;
    }
    busy = true;
    due = due.filter((one) => one !== first);
    void attempt(first.message.id).then((result) => {
      busy = false;
      if (stopped) return;
      settle(first.message, first.attempts + 1, result);
      next();
    });
  }

  return {
    sent(message) {
      add(message);
      next();
    },
    handled(alertId) {
      if (handledIds.has(alertId)) return;
      handledIds.add(alertId);
      const oldest = handledIds.values().next().value;
      if (handledIds.size > MAX_HANDLED && oldest !== undefined) handledIds.delete(oldest);
      const before = messages;
      messages = [];
      before.forEach(add);
      next();
    },
    isHandled: (alertId) => handledIds.has(alertId),
    count: () => withdrawn,
    messages: () => [...due.map(({ message }) => message), ...messages],
    dispose() {
      stopped = true;
      cancelWake();
    },
  };
}
