import type { Settings } from '../settings/settings.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Silence is unusual if messages came at this time of day on so many of the last seven days. */
const USUAL_DAYS = 3;

/** What may be wrong with the feed itself, the most telling first. */
export const ALARM_KINDS = ['key_refused', 'offline', 'silent'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** What is known of the feed. Times are elapsed milliseconds (`core/time/clock-jumps.ts`). */
export interface FeedFacts {
  /** Whether messages are wanted at all: there is a key, and the user did not disconnect. */
  readonly wanted: boolean;
  readonly refused: boolean;
  /** Since when there is no connection; `null` while there is one. */
  readonly offlineSinceMs: number | null;
  /** When the last message came, or when the connection opened if that was later. */
  readonly heardAtMs: number;
  /** When the last message came; `null` if none did in this run. */
  readonly messageAtMs: number | null;
  /** Whether messages usually come at this time of day. */
  readonly usuallyBusy: boolean;
}

/** What is wrong now by the settings; `null` if nothing is. */
export function alarmOf(facts: FeedFacts, alarm: Settings['alarm'], nowMs: number): AlarmKind | null {
  const { offline_minutes: offlineMinutes, key_refused: keyRefused, silent_hours: silentHours } = alarm;
  if (!alarm.enabled || !facts.wanted) return null;
  if (facts.refused) return keyRefused ? 'key_refused' : null;
  if (facts.offlineSinceMs !== null) {
    return offlineMinutes !== null && nowMs - facts.offlineSinceMs >= offlineMinutes * MINUTE_MS ? 'offline' : null;
  }
  const isSilent = silentHours !== null && nowMs - facts.heardAtMs >= silentHours * HOUR_MS;
  return isSilent && facts.usuallyBusy ? 'silent' : null;
}

/** Whether an alarm is over: the feed is as it should be, not merely another thing wrong. */
export function isRecovered(kind: AlarmKind, facts: FeedFacts, raisedAtMs: number): boolean {
  if (!facts.wanted || facts.refused || facts.offlineSinceMs !== null) return false;
  return kind !== 'silent' || (facts.messageAtMs !== null && facts.messageAtMs > raisedAtMs);
}

/**
 * Whether messages usually come in the hours before now: on at least three of the last seven days.
 *
 * @param quartersMs beginnings of the quarters of an hour in which messages came, milliseconds since the epoch.
 */
export function isUsuallyBusy(quartersMs: readonly number[], hours: number, nowMs: number): boolean {
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => {
    const end = nowMs - day * DAY_MS;
    return quartersMs.some((at) => at <= end && at > end - hours * HOUR_MS);
  });
  return days.length >= USUAL_DAYS;
}
