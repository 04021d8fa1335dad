import { eventKey } from '../notification/event-key.ts';
import type { Notification } from '../notification/notification.ts';

/** More are not kept: a mute comes late by minutes. */
const MAX_EVENTS = 1_000;

/** What the user muted, or unmuted (`until` is `null`). Times are RFC3339 by the own clock. */
interface Mute {
  readonly entries: readonly Pick<Notification, 'event_id' | 'website'>[];
  readonly until: string | null;
  /** When the user did it. Older versions do not say so. */
  readonly at?: string | undefined;
}

/** Events that the user wants to hear again. A mute from before, which comes late from another computer, does not silence them. */
export interface UnmutedEvents {
  /** Notes what the user did here. */
  acted(mute: Mute): void;
  /** Notes what the user did on another computer, and gives what of it still counts. */
  received<M extends Mute>(mute: M): M;
}

export function createUnmutedEvents(): UnmutedEvents {
  /** Milliseconds since the epoch, the latest noted last. */
  const unmutedAtMs = new Map<string, number>();

  function noteEvent(key: string, atMs: number): void {
    const before = unmutedAtMs.get(key) ?? atMs;
    unmutedAtMs.delete(key);
    unmutedAtMs.set(key, Math.max(before, atMs));
    const [first] = unmutedAtMs.keys();
    if (unmutedAtMs.size > MAX_EVENTS && first !== undefined) unmutedAtMs.delete(first);
  }

  function acted({ entries, until, at }: Mute): void {
    if (until !== null || at === undefined) return;
    for (const entry of entries) noteEvent(eventKey(entry), Date.parse(at));
  }

  return {
    acted,
    received(mute) {
      acted(mute);
      if (mute.until === null || mute.at === undefined) return mute;
      const atMs = Date.parse(mute.at);
      const counts = (unmutedMs: number | undefined) => unmutedMs === undefined || atMs > unmutedMs;
      return { ...mute, entries: mute.entries.filter((entry) => counts(unmutedAtMs.get(eventKey(entry)))) };
    },
  };
}
