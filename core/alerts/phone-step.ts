import type { Forwarder, Settings } from '../settings/settings.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';
import { awayReason, type Presence } from './presence.ts';

/** An alert that nobody answered later than that is useless on a phone. */
export const PHONE_WINDOW_MS = 15 * 60_000;
/** How often it is asked again whether the user is away, because not every system says so by itself. */
const POLL_MS = 15_000;

/** An alert that is neither handled nor stale. Times are elapsed milliseconds (`core/time/clock-jumps.ts`). */
export interface OpenAlert {
  readonly raisedAtMs: number;
  /** When it last went to the phone; `null` if it has not. */
  readonly sentAtMs: number | null;
  /** How often it was repeated there. */
  readonly repeats: number;
}

/** What its entry asks for if nobody answers; `null` for what it does not. */
export interface Escalation {
  /** Seconds until the phone. */
  readonly afterS: number | null;
  /** Seconds between repetitions. */
  readonly everyS: number | null;
  /** How often it is repeated at most. */
  readonly times: number;
}

/** How often an alert is repeated unless its entry says so. */
export const DEFAULT_REPEATS = 5;

/** What an entry asks for if nobody answers. @param entry `null` if none decided */
export function escalationOf(entry: WatchlistEntry | null): Escalation {
  return {
    afterS: entry?.phone_after_seconds ?? null,
    everyS: entry?.repeat_every_seconds ?? null,
    times: entry?.repeat_times ?? DEFAULT_REPEATS,
  };
}

/** What several entries ask for together: the soonest, and most often. @param entries at least one */
export function combineEscalations(entries: readonly (WatchlistEntry | null)[]): Escalation {
  const all = entries.map(escalationOf);
  const repeating = all.filter(({ everyS }) => everyS !== null);
  return {
    afterS: least(all.map(({ afterS }) => afterS)),
    everyS: least(all.map(({ everyS }) => everyS)),
    times: Math.max(...(repeating.length === 0 ? all : repeating).map(({ times }) => times)),
  };
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** Whether the service repeats a message by itself until it is told to stop. */
export const repeatsItself = ({ kind }: Pick<Forwarder, 'kind'>): boolean => kind === 'pushover';

export type PhoneStep =
  | { readonly step: 'send' | 'repeat' }
  | { readonly step: 'wait'; readonly forMs: number }
  /** Nothing more is sent. */
  | { readonly step: 'done' };

/** Whether it is one of the forwarders that `phone` in the settings is about. */
export function isPhone({ kind, always }: Pick<Forwarder, 'kind' | 'always'>): boolean {
  return kind !== 'program' && always !== true;
}

/**
 * What is to happen now with an open alert: desk first, the phone if the user is away or does not answer, then again until
 * it is handled or stale. An escalation makes nothing later than the settings alone would. However far the clock jumps,
 * one message makes up for what was missed.
 *
 * @param presence `null` if this host cannot tell.
 * @param nowMs elapsed milliseconds
 */
export function nextPhoneStep(
  alert: OpenAlert,
  escalation: Escalation,
  phone: Settings['phone'],
  presence: Presence | null,
  nowMs: number,
): PhoneStep {
  if (phone.when === 'never') return { step: 'done' };
  return alert.sentAtMs === null
    ? firstStep(nowMs - alert.raisedAtMs, escalation, phone, presence)
    : repeatStep(alert, nowMs - alert.sentAtMs, escalation);
}

function firstStep(
  ageMs: number,
  escalation: Escalation,
  phone: Settings['phone'],
  presence: Presence | null,
): PhoneStep {
  if (phone.when === 'always') return { step: 'send' };
  const answerMs = Math.min(inMs(phone.unanswered_seconds), inMs(escalation.afterS));
  const endMs = Math.max(PHONE_WINDOW_MS, Number.isFinite(answerMs) ? answerMs + PHONE_WINDOW_MS : 0);
  if (ageMs >= endMs) return { step: 'done' };
  if (ageMs >= answerMs) return { step: 'send' };
  const away = awayReason(phone, presence);
  const idleMs = presence?.idleMs ?? null;
  // Who touched a key after the toast came was there to see it, and left it.
  const sawIt = away === 'idle' && idleMs !== null && idleMs < ageMs;
  if (away !== null && !sawIt) return { step: 'send' };
  const idleLimitMs = inMs(phone.idle_minutes === null ? null : phone.idle_minutes * 60);
  const untilIdleMs = idleMs === null || away !== null ? Number.POSITIVE_INFINITY : idleLimitMs - idleMs;
  return { step: 'wait', forMs: Math.max(1, Math.min(answerMs - ageMs, endMs - ageMs, untilIdleMs, POLL_MS)) };
}

function repeatStep({ repeats }: OpenAlert, sinceMs: number, { everyS, times }: Escalation): PhoneStep {
  const everyMs = inMs(everyS);
  if (everyS === null || repeats >= times || sinceMs >= everyMs + PHONE_WINDOW_MS) return { step: 'done' };
  return sinceMs >= everyMs ? { step: 'repeat' } : { step: 'wait', forMs: everyMs - sinceMs };
}

const inMs = (seconds: number | null): number => (seconds === null ? Number.POSITIVE_INFINITY : seconds * 1000);
