import type { SectionReference } from './section-reference.ts';

/** What the texts of all references may have together, in characters. */
const MAX_LENGTH = 8_000_000;
const MAX_EVENTS = 1000;
/** After a message with little in common with its reference, this many of its event are not compared; then twice as many. */
const FIRST_PAUSE = 4;
const MAX_PAUSE = 64;

/** What is remembered of an event. */
export interface EventReference {
  reference: SectionReference | null;
  /** Messages that are yet to be decoded without comparison. */
  pause: number;
  nextPause: number;
}

/** The references of the most recently updated events. */
export interface EventReferences {
  /** `null` for an event that is new; it is known from now on. */
  get(eventId: string): EventReference | null;
  set(eventId: string, reference: SectionReference | null): void;
}

export function createEventReferences(): EventReferences {
  const events = new Map<string, EventReference>();
  let length = 0;

  function drop(eventId: string): void {
    length -= events.get(eventId)?.reference?.text.length ?? 0;
    events.delete(eventId);
  }

  return {
    get(eventId) {
      const known = events.get(eventId);
      if (known !== undefined) return known;
      // The id is a piece of the frame, all of which it would keep in memory. A new string does not.
      events.set(JSON.parse(`"${eventId}"`), { reference: null, pause: 0, nextPause: FIRST_PAUSE });
      if (events.size > MAX_EVENTS) drop(first(events));
      return null;
    },
    set(eventId, reference) {
      const event = events.get(eventId);
      if (event === undefined) return;
      length += (reference?.text.length ?? 0) - (event.reference?.text.length ?? 0);
      event.reference = reference;
      while (length > MAX_LENGTH) drop(first(events));
    },
  };
}

/** Leaves an event alone for a while. */
export function pause(event: EventReference): void {
  event.pause = event.nextPause;
  event.nextPause = Math.min(MAX_PAUSE, event.nextPause * 2);
}

/** The comparison was of use: the next pause is a short one again. */
export function shortenPause(event: EventReference): void {
  event.nextPause = FIRST_PAUSE;
}

function first(map: ReadonlyMap<string, unknown>): string {
  return map.keys().next().value ?? '';
}
