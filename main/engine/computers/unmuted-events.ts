import { eventKey } from '../../../core/notification/event-key.ts';
import type { PeerAction } from './link/peer-messages.ts';

/** More are not kept: a mute comes late by minutes. */
const MAX_EVENTS = 1_000;

/** Events that the user wants to hear again. A mute from before, which comes late from another computer, does not silence them. */
export interface UnmutedEvents {
  /** Notes what the user did here. */
  acted(action: PeerAction): void;
  /** Notes what the user did on another computer, by the own clock, and gives what of it still counts. */
  received(action: PeerAction): PeerAction;
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

  function acted(action: PeerAction): void {
    if (action.kind !== 'mute' || action.until !== null || action.at === undefined) return;
    for (const entry of action.entries) noteEvent(eventKey(entry), Date.parse(action.at));
  }

  return {
    acted,
    received(action) {
      acted(action);
      if (action.kind !== 'mute' || action.until === null || action.at === undefined) return action;
      const atMs = Date.parse(action.at);
      const counts = (unmutedMs: number | undefined) => unmutedMs === undefined || atMs > unmutedMs;
      return { ...action, entries: action.entries.filter((entry) => counts(unmutedAtMs.get(eventKey(entry)))) };
    },
  };
}
