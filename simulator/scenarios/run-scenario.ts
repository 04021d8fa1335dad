import type { Clock } from '../clock.ts';
import type { OutgoingMessage } from '../gateway/outgoing-message.ts';
import type { Scenario } from './scenario.ts';

/** Messages late by more than this (the machine slept) are skipped, in milliseconds. */
const MAX_LATE_MS = 1000;

/** A running scenario. It starts with the first subscriber and pauses while there is none. */
export interface ScenarioRun {
  /** A subscriber has come. */
  addSubscriber(): void;
  /** The last subscriber has gone. */
  pause(): void;
}

/** Plays a scenario on a clock. Late timers do not change its average rate. */
export function runScenario(
  scenario: Scenario,
  clock: Clock,
  publish: (message: OutgoingMessage) => void,
): ScenarioRun {
  let dueMs = Number.POSITIVE_INFINITY;
  let isFirstForSubscriber = false;
  let cancel = (): void => {};

  function schedule(): void {
    cancel();
    if (dueMs === Number.POSITIVE_INFINITY) return;
    cancel = clock.after(Math.max(0, dueMs - clock.now()), publishDueMessages);
  }
  function publishDueMessages(): void {
    const nowMs = clock.now();
    dueMs = Math.max(dueMs, nowMs - MAX_LATE_MS);
    while (dueMs <= nowMs) {
      const { message, delayToNextMs } = scenario.next(nowMs, isFirstForSubscriber);
      isFirstForSubscriber = false;
      dueMs += delayToNextMs;
      publish(message);
    }
    schedule();
  }

  return {
    addSubscriber() {
      isFirstForSubscriber = true;
      dueMs = Math.min(dueMs, clock.now() + scenario.firstMessageDelayMs);
      schedule();
    },
    pause() {
      cancel();
      dueMs = Number.POSITIVE_INFINITY;
    },
  };
}
