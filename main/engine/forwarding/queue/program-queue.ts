import type { Clock, ProgramRunner } from '../../ports.ts';
import type { ForwardedAlert } from '../forwarded-alert.ts';
import { createDeliveryRecord } from './delivery-record.ts';
import type { ForwarderQueue } from './forwarder-queue.ts';
import { createRateLimiter } from './rate-limiter.ts';

/** How long a program may take for an alert. */
export const PROGRAM_TIMEOUT_MS = 30_000;
/** How many may run at a time. */
const MAX_RUNNING = 4;
const LIMITS = [{ requests: 60, windowMs: 60_000 }];
/** An alert that waited longer is useless. */
const MAX_WAIT_MS = 15 * 60_000;
const MAX_WAITING = 1_000;

export interface ProgramQueueDeps {
  readonly clock: Clock;
  /** Runs the program with an alert. Resolves to `null`, or to what went wrong. Never rejects. */
  run(alert: ForwardedAlert): ReturnType<ProgramRunner['run']>;
  onError(detail: string): void;
}

/**
 * Runs a program for each alert, in order, a few at a time and so many a minute. A program that failed is not run again:
 * nobody knows what it had done by then.
 */
export function createProgramQueue({ clock, run, onError }: ProgramQueueDeps): ForwarderQueue {
  const limiter = createRateLimiter(LIMITS);
  const waiting: { readonly alert: ForwardedAlert; readonly queuedAtMs: number }[] = [];
  let running = 0;
  const record = createDeliveryRecord(clock);
  let stopped = false;
  let cancelWake = (): void => {};

  function recordFailure(detail: string): void {
    record.lost(1, detail);
    onError(`the program failed: ${detail}`);
  }

  async function runOne(alert: ForwardedAlert): Promise<string | null> {
    limiter.count(clock.elapsed());
    running += 1;
    const problem = await run(alert);
    running -= 1;
    return problem;
  }

  function startNext(): void {
    cancelWake();
    const now = clock.elapsed();
    while (!stopped && running < MAX_RUNNING) {
      const next = waiting[0];
      if (next === undefined) return;
      if (now - next.queuedAtMs >= MAX_WAIT_MS) {
        waiting.shift();
        recordFailure('an alert waited for 15 minutes');
        continue;
      }
      const at = limiter.nextAtMs(now);
      if (at > now) {
        cancelWake = clock.after(at - now, startNext);
        return;
      }
      waiting.shift();
      void runOne(next.alert).then((problem) => {
        if (problem === null) record.sent(1);
        else recordFailure(problem);
        startNext();
      });
    }
  }

  return {
    add(alert) {
      if (stopped) return;
      waiting.push({ alert, queuedAtMs: clock.elapsed() });
      if (waiting.length > MAX_WAITING) {
        waiting.shift();
        recordFailure(`more than ${MAX_WAITING} alerts were waiting`);
      }
      startNext();
    },
    async test(alert) {
      if (limiter.nextAtMs(clock.elapsed()) > clock.elapsed() || running >= MAX_RUNNING) {
        return { delivered: false, detail: 'The program is running too often just now. Try again in a minute.' };
      }
      const problem = await runOne(alert);
      startNext();
      if (problem !== null) {
        record.tryFailed(problem);
        return { delivered: false, detail: `The program failed: ${problem}.` };
      }
      record.sent(0);
      return { delivered: true, detail: 'The program ended with status 0.' };
    },
    // Each computer runs its own.
    remove: () => [],
    // What a program did cannot be undone.
    handled() {},
    resume() {},
    messages: () => [],
    status: () => ({ ...record.status(), waiting: waiting.length + running, withdrawn: 0, next_try_at: null }),
    dispose() {
      stopped = true;
      cancelWake();
    },
  };
}
