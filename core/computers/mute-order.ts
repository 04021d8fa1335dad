import { LRUCache } from 'lru-cache';
import { formatInstant } from '../notification/decoding/instant.ts';
import { eventKey } from '../notification/event-key.ts';
import type { Notification } from '../notification/notification.ts';

/** More are not kept: a mute comes late by minutes. */
const MAX_NOTED = 1_000;

/** Clocks are compared no better than that. In doubt an unmute counts: rather one alert too many. */
const CLOCK_PRECISION_MS = 60_000;

/** An entry as every computer knows it. */
type MutedEntry = Pick<Notification, 'event_id' | 'website'> & { readonly id: string };

/** What the user muted, or unmuted (`until` is `null`). Times are RFC3339 by the own clock. */
interface Mute {
  readonly entries: readonly MutedEntry[];
  readonly until: string | null;
  /** When the user did it. Older versions do not say so. */
  readonly at?: string | undefined;
}

/**
 * Which of the mutes of all computers counts: for each entry the one that the user did last, and none from before its event
 * was unmuted. One from before comes late if a computer did not reach the others.
 */
export interface MuteOrder {
  /**
   * Notes what the user did here, and gives it as others are told of it: it was later than whatever is known of its entries,
   * also if the clock of this computer is slow.
   */
  acted<M extends Mute>(mute: M): M;
  /** Notes what the user did on another computer, and gives what of it still counts. */
  received<M extends Mute>(mute: M): M;
}

export function createMuteOrder(): MuteOrder {
  const unmutedEvents = createLatestTimes();
  const mutedEntries = createLatestTimes();

  function note({ entries, until, at }: Mute): void {
    if (at === undefined) return;
    for (const entry of entries) {
      if (until === null) unmutedEvents.note(eventKey(entry), Date.parse(at));
      else mutedEntries.note(entryKey(entry), Date.parse(at));
    }
  }

  function latestMs(entries: readonly MutedEntry[]): number {
    return entries.reduce(
      (latest, entry) => Math.max(latest, unmutedEvents.of(eventKey(entry)), mutedEntries.of(entryKey(entry))),
      Number.NEGATIVE_INFINITY,
    );
  }

  return {
    acted(mute) {
      if (mute.at === undefined) return mute;
      const atMs = Math.max(Date.parse(mute.at), latestMs(mute.entries) + 1);
      const told = { ...mute, at: formatInstant(atMs) };
      note(told);
      return told;
    },
    received(mute) {
      if (mute.at === undefined) return mute;
      const atMs = Date.parse(mute.at);
      const counts = (entry: MutedEntry) => {
        const mutedAtMs = mutedEntries.of(entryKey(entry));
        if (mute.until === null) return atMs + CLOCK_PRECISION_MS >= mutedAtMs;
        return atMs >= mutedAtMs && atMs > unmutedEvents.of(eventKey(entry));
      };
      const counting = { ...mute, entries: mute.entries.filter(counts) };
      note(mute);
      return counting;
    },
  };
}

const entryKey = (entry: MutedEntry) => JSON.stringify([eventKey(entry), entry.id]);

/** The latest times of names, in milliseconds since the epoch. Those noted last are kept. */
function createLatestTimes() {
  const times = new LRUCache<string, number>({ max: MAX_NOTED });
  const of = (name: string) => times.peek(name) ?? Number.NEGATIVE_INFINITY;
  return { of, note: (name: string, atMs: number) => void times.set(name, Math.max(of(name), atMs)) };
}
