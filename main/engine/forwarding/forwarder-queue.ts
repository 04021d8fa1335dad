import type { Forwarder } from '../../../core/settings/settings.ts';
import type { Clock } from '../ports.ts';
import { exhaustedForMs, judgeReply, type ReplyVerdict } from './judge-reply.ts';
import { createLimiter } from './limiter.ts';
import { NoReply, type Reply } from './post.ts';
import { MANNERS } from './requests.ts';
import type { ForwardedAlert } from './webhook-json.ts';

/** How long an alert is tried for. Later than that a ticket alert is of no use to anyone. */
export const RETRY_WINDOW_MS = 15 * 60_000;
/** Alerts kept for one forwarder; above it the oldest are given up. */
export const QUEUE_LIMIT = 10_000;
const BACKOFF_BASE_MS = 1_000;
const BACKOFF_CAP_MS = 60_000;

export interface QueueDeps {
  readonly kind: Forwarder['kind'];
  readonly clock: Clock;
  /** 0 to 1, for the jitter. */
  random(): number;
  /** Sends alerts. A string says why there is nothing to send to. Rejects with `NoReply`. */
  send(alerts: readonly ForwardedAlert[]): Promise<Reply | string>;
  onTrouble(detail: string): void;
}

/** The alerts that wait for one forwarder. */
export interface ForwarderQueue {
  add(alert: ForwardedAlert): void;
  /** Sends one now, past those that wait, within the limits. */
  test(alert: ForwardedAlert): Promise<{ readonly delivered: boolean; readonly detail: string }>;
  status(): { delivered: number; failed: number; waiting: number; last_error: string | null };
  stop(): void;
}

interface Waiting {
  readonly alert: ForwardedAlert;
  readonly since: number;
  /** Its batch was refused as a whole: sent alone, so that one bad alert does not take others with it. */
  readonly alone: boolean;
}

/**
 * Sends alerts in order, several in a request where they pile up, one request at a time. Failures are retried with
 * full-jitter exponential back-off, or when the service says, until the alert's retry window ends.
 */
export function createForwarderQueue(deps: QueueDeps): ForwarderQueue {
  const { clock } = deps;
  const { batch, limits } = MANNERS[deps.kind];
  const limiter = createLimiter(limits);
  let waiting: Waiting[] = [];
  let sending: readonly Waiting[] = [];
  let busy = false;
  let stopped = false;
  let delivered = 0;
  let failed = 0;
  let failures = 0;
  let lastError: string | null = null;
  let cancelWake: () => void = () => undefined;

  function giveUp(count: number, detail: string): void {
    if (count === 0) return;
    failed += count;
    lastError = detail;
    deps.onTrouble(`${count} ${count === 1 ? 'alert was' : 'alerts were'} not delivered: ${detail}`);
  }

  function dropExpired(now: number): void {
    const kept = waiting.filter(({ since }) => now - since < RETRY_WINDOW_MS);
    const dropped = waiting.length - kept.length;
    waiting = kept;
    giveUp(dropped, `tried for ${RETRY_WINDOW_MS / 60_000} minutes; ${lastError ?? 'too many at once'}`);
  }

  function takeBatch(): readonly Waiting[] {
    const firstAlone = waiting.findIndex(({ alone }) => alone);
    const size = firstAlone === 0 ? 1 : firstAlone === -1 ? batch : Math.min(batch, firstAlone);
    return waiting.splice(0, size);
  }

  async function request(alerts: readonly ForwardedAlert[]): Promise<ReplyVerdict> {
    const answered = limiter.count(clock.now());
    try {
      const reply = await deps.send(alerts);
      if (typeof reply === 'string') return { verdict: 'refused', detail: reply };
      const now = clock.now();
      const exhausted = exhaustedForMs(reply);
      if (exhausted !== null) limiter.holdUntil(now + exhausted);
      const verdict = judgeReply(reply, now);
      if (verdict.verdict === 'retry' && verdict.afterMs !== null) limiter.holdUntil(now + verdict.afterMs);
      return verdict;
    } catch (error) {
      const detail = error instanceof NoReply ? error.message : 'the address could not be read from the secret store';
      return { verdict: 'retry', afterMs: null, detail };
    } finally {
      answered(clock.now());
    }
  }

  function settle(taken: readonly Waiting[], verdict: ReplyVerdict): void {
    switch (verdict.verdict) {
      case 'delivered':
        delivered += taken.length;
        failures = 0;
        lastError = null;
        return;
      case 'retry':
        waiting = [...taken, ...waiting];
        lastError = verdict.detail;
        failures += 1;
        if (verdict.afterMs === null) {
          const ceiling = Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** Math.min(failures, 16));
          limiter.holdUntil(clock.now() + deps.random() * ceiling);
        }
        return;
      case 'refused':
        if (taken.length > 1) waiting = [...taken.map((one) => ({ ...one, alone: true })), ...waiting];
        else giveUp(taken.length, verdict.detail);
    }
  }

  function pump(): void {
    if (busy || stopped) return;
    cancelWake();
    const now = clock.now();
    dropExpired(now);
    const [oldest] = waiting;
    if (oldest === undefined) return;
    const at = limiter.nextAt(now);
    if (at > now) {
      cancelWake = clock.after(Math.min(at, oldest.since + RETRY_WINDOW_MS) - now, pump);
      return;
    }
    busy = true;
    sending = takeBatch();
    request(sending.map(({ alert }) => alert)).then((verdict) => {
      busy = false;
      const taken = sending;
      sending = [];
      if (stopped) return;
      settle(taken, verdict);
      pump();
    });
  }

  return {
    add(alert) {
      if (stopped) return;
      waiting.push({ alert, since: clock.now(), alone: false });
      const over = waiting.length - QUEUE_LIMIT;
      if (over > 0) {
        waiting.splice(0, over);
        giveUp(over, `more than ${QUEUE_LIMIT} alerts were waiting`);
      }
      if (!busy && waiting.length === 1) pump();
    },
    async test(alert) {
      const waitMs = limiter.nextAt(clock.now()) - clock.now();
      if (waitMs > 0) {
        return { delivered: false, detail: `The service takes no more just now. Try again in ${inSeconds(waitMs)}.` };
      }
      const verdict = await request([alert]);
      if (verdict.verdict !== 'delivered') return { delivered: false, detail: `Not delivered: ${verdict.detail}.` };
      failures = 0;
      lastError = null;
      pump();
      return { delivered: true, detail: 'Delivered.' };
    },
    status: () => ({ delivered, failed, waiting: waiting.length + sending.length, last_error: lastError }),
    stop() {
      stopped = true;
      cancelWake();
    },
  };
}

function inSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
