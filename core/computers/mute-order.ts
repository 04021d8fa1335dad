import { eventKey } from '../notification/event-key.ts';
import type { Notification } from '../notification/notification.ts';

/** More are not kept: a mute comes late by minutes. */
const MAX_NOTED = 1_000;

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
  /** Notes what the user did here. */
  acted(mute: Mute): void;
  /** Notes what the user did on another computer, and gives what of it still counts. */
  received<M extends Mute>(mute: M): M;
}

export function createMuteOrder(): MuteOrder {
  const unmutedEvents = createLatestTimes();
  const mutedEntries = createLatestTimes();

  function acted({ entries, until, at }: Mute): void {
    if (at === undefined) return;
    for (const entry of entries) {
      if (until === null) unmutedEvents.note(eventKey(entry), Date.parse(at));
      else mutedEntries.note(entryKey(entry), Date.parse(at));
    }
  }

  return {
    acted,
    received(mute) {
      if (mute.at === undefined) return mute;
      const atMs = Date.parse(mute.at);
      const counts = (entry: MutedEntry) =>
        atMs >= mutedEntries.of(entryKey(entry)) && (mute.until === null || atMs > unmutedEvents.of(eventKey(entry)));
      const counting = { ...mute, entries: mute.entries.filter(counts) };
      acted(mute);
      return counting;
    },
  };
}

const entryKey = (entry: MutedEntry) => JSON.stringify([eventKey(entry), entry.id]);

/** The latest times of names, in milliseconds since the epoch. Those noted last are kept. */
function createLatestTimes() {
  const times = new Map<string, number>();
  const of = (name: string) => times.get(name) ?? Number.NEGATIVE_INFINITY;
  return {
    of,
    note(name: string, atMs: number): void {
      const latestMs = Math.max(of(name), atMs);
      times.delete(name);
      times.set(name, latestMs);
      const [first] = times.keys();
      if (times.size > MAX_NOTED && first !== undefined) times.delete(first);
    },
  };
}
