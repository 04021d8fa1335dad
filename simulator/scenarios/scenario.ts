import type { OutgoingMessage } from '../gateway/outgoing-message.ts';

export const SCENARIO_NAMES = ['demo', 'on-sale', 'stress'] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/** A sequence of messages that depends only on its seed and the time it started at. */
export interface Scenario {
  readonly name: ScenarioName;
  /** What a user of this scenario watches: raw entries with the API's field names. */
  readonly watchlist: readonly unknown[];
  /** The watchlist saved at the gateway: the same, and what else the account is subscribed to. */
  readonly accountWatchlist: readonly unknown[];
  /** A new subscriber gets its first message within this time, in milliseconds. */
  readonly firstMessageDelayMs: number;
  /** The next message. `isFirst`: it is the first one for a new subscriber, and should be worth an alert. */
  next(nowMs: number, isFirst: boolean): ScheduledMessage;
}

/** One message and the time from it to the next, in milliseconds. */
interface ScheduledMessage {
  readonly message: OutgoingMessage;
  readonly delayToNextMs: number;
}
