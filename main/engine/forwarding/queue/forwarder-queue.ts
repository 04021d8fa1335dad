import type { TargetStatus } from '../../../../core/alerts/target-status.ts';
import { backoffMs } from '../../../../core/connection/machine/backoff.ts';
import { RETRY_AFTER_LIMIT_MS } from '../../../../core/connection/retry-after.ts';
import type { WebForwarderKind } from '../../../../core/settings/settings.ts';
import type { Clock } from '../../ports.ts';
import { type DeliveryResult, deliveryResultOf, rateLimitResetMs } from '../delivery-result.ts';
import type { ForwardedAlert } from '../forwarded-alert.ts';
import { NoReply, type Reply } from '../http/post.ts';
import { TARGETS } from '../targets/targets.ts';
import { createDeliveryRecord } from './delivery-record.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { createWithdrawals, type SentMessage } from './withdrawals.ts';

/** How long delivery of an alert is tried. Later than that a ticket alert is useless. */
export const RETRY_WINDOW_MS = 15 * 60_000;
/** Alerts kept for one forwarder; above it the oldest are dropped. */
const MAX_QUEUED_ALERTS = 10_000;
/** A service that asks for a longer wait is asked again by then: one wrong answer must not cost the alerts of a day. */
const MAX_HOLD_MS = RETRY_AFTER_LIMIT_MS;
const BACKOFF_BASE_MS = 2_000;
const BACKOFF_CAP_MS = 60_000;

export interface ForwarderQueueDeps {
  readonly kind: WebForwarderKind;
  readonly clock: Clock;
  /** 0 to 1, for the jitter. */
  random(): number;
  /** Sends alerts. A string explains why there is nowhere to send to. Rejects with `NoReply`. */
  send(alerts: readonly ForwardedAlert[]): Promise<Reply | string>;
  /** Takes a message back. A string explains why that is not possible. Rejects with `NoReply`. */
  withdraw(messageId: string): Promise<Reply | string>;
  /** The service has these alerts. */
  onDelivered(alerts: readonly ForwardedAlert[]): void;
  onWithdrawn(message: SentMessage): void;
  onError(detail: string): void;
}

/** The alerts that wait for one forwarder. */
export interface ForwarderQueue {
  add(alert: ForwardedAlert): void;
  /** Sends one now, ahead of those that wait, within the limits. */
  test(alert: ForwardedAlert): Promise<{ readonly delivered: boolean; readonly detail: string }>;
  /** Another computer delivers these alerts: they are taken out, unless they are on their way. Returns those that were. */
  remove(isElsewhere: (alert: ForwardedAlert) => boolean): readonly ForwardedAlert[];
  /** The alert is handled: it is not sent any more, and taken back where it was. Only for what can withdraw. */
  handled(alertId: number): void;
  /** Messages of an earlier run that can still be withdrawn. */
  resume(messages: readonly SentMessage[]): void;
  /** What is not withdrawn yet. */
  messages(): readonly SentMessage[];
  status(): TargetStatus;
  dispose(): void;
}

interface QueuedAlert {
  readonly alert: ForwardedAlert;
  readonly queuedAtMs: number;
  /** Its batch was refused as a whole: sent alone, so that one bad alert does not block the others. */
  readonly sendAlone: boolean;
}

/**
 * Sends alerts in order, several in a request if they pile up, one request at a time. Failures are retried with
 * full-jitter exponential back-off, or when the service says, until the alert's retry window ends.
 */
export function createForwarderQueue(deps: ForwarderQueueDeps): ForwarderQueue {
  const { clock } = deps;
  const target = TARGETS[deps.kind];
  const { batch, limits } = target;
  const limiter = createRateLimiter(limits);
  let waiting: QueuedAlert[] = [];
  let sending: readonly QueuedAlert[] = [];
  let busy = false;
  let stopped = false;
  let consecutiveFailures = 0;
  const record = createDeliveryRecord(clock);
  let cancelWake: () => void = () => undefined;

  const withdrawals = createWithdrawals({
    clock,
    limiter,
    random: deps.random,
    alertsWait: () => waiting.length > 0,
    withdraw: deps.withdraw,
    onWithdrawn: deps.onWithdrawn,
    onError: deps.onError,
  });

  function recordFailure(count: number, detail: string): void {
    if (count === 0) return;
    record.lost(count, detail);
    deps.onError(`${count} ${count === 1 ? 'alert was' : 'alerts were'} not delivered: ${detail}`);
  }

  function dropExpired(now: number): void {
    const kept = waiting.filter(({ queuedAtMs }) => now - queuedAtMs < RETRY_WINDOW_MS);
    const dropped = waiting.length - kept.length;
    waiting = kept;
    recordFailure(
      dropped,
      `tried for ${RETRY_WINDOW_MS / 60_000} minutes; ${record.status().last_error ?? 'too many at once'}`,
    );
  }

  function takeBatch(): readonly QueuedAlert[] {
    const firstAlone = waiting.findIndex(({ sendAlone }) => sendAlone);
    const size = firstAlone === 0 ? 1 : firstAlone === -1 ? batch : Math.min(batch, firstAlone);
    return waiting.splice(0, size);
  }

  function hold(now: number, forMs: number): void {
    limiter.holdUntil(now + Math.min(forMs, MAX_HOLD_MS));
  }

  async function request(alerts: readonly ForwardedAlert[]): Promise<DeliveryResult> {
    const markAnswered = limiter.count(clock.elapsed());
    try {
      const reply = await deps.send(alerts);
      if (typeof reply === 'string') return { outcome: 'refused', detail: reply };
      const now = clock.elapsed();
      const resetMs = rateLimitResetMs(reply);
      if (resetMs !== null) hold(now, resetMs);
      const result = target.resultOf?.(reply) ?? deliveryResultOf(reply, clock.now());
      if (result.outcome === 'retry' && result.afterMs !== null) hold(now, result.afterMs);
      if (result.outcome === 'delivered') noteMessage(reply, alerts);
      return result;
    } catch (error) {
      const detail = error instanceof NoReply ? error.message : 'the address could not be read from the secret store';
      return { outcome: 'retry', afterMs: null, detail };
    } finally {
      markAnswered(clock.elapsed());
    }
  }

  /** An answer that cannot be read is a delivery all the same; its message cannot be withdrawn. */
  function noteMessage({ body }: Reply, alerts: readonly ForwardedAlert[]): void {
    const real = alerts.filter(({ id }) => id !== 0);
    if (target.withdrawal === undefined || real.length === 0) return;
    let answer: unknown = null;
    try {
      answer = JSON.parse(body);
    } catch {
      // Not every message is named by its answer.
    }
    const id = target.withdrawal.messageId(Object(answer) as Record<string, unknown>, alerts);
    if (id !== null) withdrawals.sent({ id, alerts: real.map((alert) => alert.id) });
  }

  function nextTryAt(): string | null {
    if (busy || waiting.length === 0) return null;
    const now = clock.elapsed();
    return new Date(clock.now() + Math.max(0, limiter.nextAtMs(now) - now)).toISOString();
  }

  const isWanted = ({ alert }: QueuedAlert) => !withdrawals.isHandled(alert.id);

  function settle(taken: readonly QueuedAlert[], result: DeliveryResult): void {
    switch (result.outcome) {
      case 'delivered':
        record.sent(taken.length);
        consecutiveFailures = 0;
        deps.onDelivered(taken.map(({ alert }) => alert));
        return;
      case 'retry':
        waiting = [...taken.filter(isWanted), ...waiting];
        record.tryFailed(result.detail);
        consecutiveFailures += 1;
        if (result.afterMs === null) {
          const delayMs = backoffMs(consecutiveFailures, BACKOFF_CAP_MS, deps.random(), BACKOFF_BASE_MS);
          limiter.holdUntil(clock.elapsed() + delayMs);
        }
        return;
      case 'refused':
        if (taken.length > 1) {
          waiting = [...taken.filter(isWanted).map((one) => ({ ...one, sendAlone: true })), ...waiting];
        } else recordFailure(taken.length, result.detail);
    }
  }

  function sendNext(): void {
    if (busy || stopped) return;
    cancelWake();
    const now = clock.elapsed();
    dropExpired(now);
    const [oldest] = waiting;
    if (oldest === undefined) return;
    const at = limiter.nextAtMs(now);
    if (at > now) {
      cancelWake = clock.after(Math.min(at, oldest.queuedAtMs + RETRY_WINDOW_MS) - now, sendNext);
      return;
    }
    busy = true;
    sending = takeBatch();
    request(sending.map(({ alert }) => alert)).then((result) => {
      busy = false;
      const taken = sending;
      sending = [];
      if (stopped) return;
      settle(taken, result);
      sendNext();
    });
  }

  return {
    add(alert) {
      if (stopped) return;
      waiting.push({ alert, queuedAtMs: clock.elapsed(), sendAlone: false });
      const over = waiting.length - MAX_QUEUED_ALERTS;
      if (over > 0) {
        waiting.splice(0, over);
        recordFailure(over, `more than ${MAX_QUEUED_ALERTS} alerts were waiting`);
      }
      if (!busy && waiting.length === 1) sendNext();
    },
    async test(alert) {
      const waitMs = limiter.nextAtMs(clock.elapsed()) - clock.elapsed();
      if (waitMs > 0) {
        return {
          delivered: false,
          detail: `The service takes no more just now. Try again in ${formatSeconds(waitMs)}.`,
        };
      }
      const result = await request([alert]);
      if (result.outcome !== 'delivered') {
        record.tryFailed(result.detail);
        return { delivered: false, detail: `Not delivered: ${result.detail}.` };
      }
      consecutiveFailures = 0;
      record.sent(0);
      sendNext();
      return { delivered: true, detail: 'Delivered.' };
    },
    remove(isElsewhere) {
      const removed = waiting.filter(({ alert }) => isElsewhere(alert));
      waiting = waiting.filter((one) => !removed.includes(one));
      return removed.map(({ alert }) => alert);
    },
    handled(alertId) {
      waiting = waiting.filter(({ alert }) => alert.id !== alertId);
      withdrawals.handled(alertId);
    },
    resume(messages) {
      messages.forEach(withdrawals.sent);
    },
    messages: withdrawals.messages,
    status: () => ({
      ...record.status(),
      waiting: waiting.length + sending.length,
      withdrawn: withdrawals.count(),
      next_try_at: nextTryAt(),
    }),
    dispose() {
      stopped = true;
      withdrawals.dispose();
      cancelWake();
    },
  };
}

function formatSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
