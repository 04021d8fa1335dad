import { type ClockOffset, createClockComparison } from '../../../../core/computers/clock-offset.ts';
import { createReceivedNumbers, type ReceivedNumbers } from '../../../../core/computers/received-numbers.ts';
import type { Again, Presence } from './peer-messages.ts';

/** Runs of the app that are known. Only messages with the right passphrase make one known. */
const MAX_SENDERS = 1_000;
/** Those that are named in a presence. */
const MAX_HEARD = 32;
/** Items that came before their sender has shown that it is live. */
const MAX_EARLY_ITEMS = 256;
/** How long after a question its answer is still expected. */
const EXPECTED_MS = 30_000;

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly times: number;
  readonly atMs: number;
}
export const NEVER_ASKED: Asked = { from: 0, to: 0, times: 0, atMs: 0 };

/** One run of the app on another computer. */
export interface Sender {
  readonly session: string;
  /** Of its newest presence; older ones are replayed. */
  presenceNumber: number;
  presence: Presence | null;
  /** When its newest presence came. Elapsed milliseconds, so that a clock that is set does not make it silent. */
  heardAtMs: number;
  /** Whether it has named this run, which nobody could before: so its messages are not those of an earlier time. */
  live: boolean;
  /** Which of its items have come; `null` until it is live. */
  numbers: ReceivedNumbers | null;
  /** The newest item that it had sent when it became live. */
  backlogTo: number;
  /** Of its newest question; older ones are replayed. */
  againNumber: number;
  /** Items that it was asked for, until when they may come. Elapsed milliseconds. */
  expected: { readonly from: number; readonly to: number; readonly untilMs: number };
  early: { readonly number: number; readonly body: Buffer }[];
  readonly clock: { add: ReturnType<typeof createClockComparison>['add']; offset(): ClockOffset | null };
  /** The items that were asked for and have not come, how often, and when that was or the last of them came. */
  asked: Asked;
}

/** All that have been heard in this run, also those that are gone: what they sent must not count again. */
export interface Senders {
  get(session: string): Sender;
  all(): Iterable<Sender>;
  /** Who was heard, for a presence of this computer. @param nowMs elapsed. */
  heard(nowMs: number): Presence['heard'];
}

export function createSenders(): Senders {
  /** The one that was heard last is the last. */
  const senders = new Map<string, Sender>();
  return {
    get(session) {
      const known = senders.get(session) ?? newSender(session);
      senders.delete(session);
      senders.set(session, known);
      const oldest = senders.keys().next().value;
      if (senders.size > MAX_SENDERS && oldest !== undefined) senders.delete(oldest);
      return known;
    },
    all: () => senders.values(),
    heard: (nowMs) =>
      [...senders.values()]
        .filter(({ presence }) => presence !== null)
        .slice(-MAX_HEARD)
        .map(({ session, presence, heardAtMs }) => [session, presence?.at ?? 0, Math.max(0, nowMs - heardAtMs)]),
  };
}

/** Keeps an item until its sender is live, within bounds. */
export function keepEarly(sender: Sender, number: number, body: Buffer): void {
  sender.early.push({ number, body });
  if (sender.early.length > MAX_EARLY_ITEMS) sender.early.shift();
}

/**
 * From now on its items count: those that it sends after it has heard of this computer, and if `wantsBacklog` also those before
 * that it still has.
 */
export function markLive(
  sender: Sender,
  { sent, kept_from: keptFrom }: Pick<Presence, 'sent' | 'kept_from'>,
  wantsBacklog: boolean,
): void {
  sender.live = true;
  sender.numbers = createReceivedNumbers(wantsBacklog ? Math.min(sent, Math.max(0, keptFrom - 1)) : sent);
  sender.backlogTo = sent;
}

/** A computer has asked for these items of it, which then come to all. */
export function expectAgain(sender: Sender, { from, to }: Pick<Again, 'from' | 'to'>, nowMs: number): void {
  const { expected } = sender;
  const before = nowMs < expected.untilMs ? expected : { from, to };
  sender.expected = {
    from: Math.min(from, before.from),
    to: Math.max(to, before.to),
    untilMs: nowMs + EXPECTED_MS,
  };
}

/** Whether an item may come that has come before. */
export function isExpectedAgain({ expected }: Sender, number: number, nowMs: number): boolean {
  return number >= expected.from && number <= expected.to && nowMs < expected.untilMs;
}

function newSender(session: string): Sender {
  return {
    session,
    presenceNumber: -1,
    presence: null,
    heardAtMs: 0,
    live: false,
    numbers: null,
    backlogTo: 0,
    againNumber: -1,
    expected: { from: 0, to: 0, untilMs: 0 },
    early: [],
    clock: createClockComparison(),
    asked: NEVER_ASKED,
  };
}
