import { copyText } from './copy-text.ts';
import type { EventInfosReference } from './event-infos-reference.ts';
import type { SectionReference } from './section-reference.ts';

/** What the texts of all references may have together, in characters. */
const MAX_LENGTH = 8_000_000;
const MAX_EVENTS = 1000;
/** After a message with little in common with its reference, this many of its event are not compared; then twice as many. */
const FIRST_PAUSE = 4;
const MAX_PAUSE = 64;
/** The reference is renewed once fewer of the sections are as they were: what is kept has to be moved about in memory. */
const MIN_KNOWN = 0.8;
/** With fewer, comparing costs more than it saves. */
const MIN_USEFUL = 0.4;
/** If that does not help, it is renewed again after this many messages at the latest, and before after half as many each time. */
const MAX_RENEWAL_INTERVAL = 64;

/** What is remembered of an event. */
export interface EventReference {
  /** A copy of the event's id. */
  readonly id: string;
  reference: SectionReference | null;
  eventInfos: EventInfosReference | null;
  /** Messages that are yet to be decoded without comparison. */
  pause: number;
  nextPause: number;
  /** Messages until the reference is renewed if that is of use, and how many it will be the next time. */
  renewal: number;
  renewalInterval: number;
}

/** The references of the most recently updated events. */
export interface EventReferences {
  /** `null` for an event that is new; it is known from now on. */
  get(eventId: string): EventReference | null;
  set(eventId: string, reference: SectionReference | null): void;
}

const UNKNOWN: Omit<EventReference, 'id'> = {
  reference: null,
  eventInfos: null,
  pause: 0,
  nextPause: FIRST_PAUSE,
  renewal: 0,
  renewalInterval: 1,
};

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
      const event = known ?? { ...UNKNOWN, id: copyText(eventId) };
      // Put back at the end: the first is the one updated longest ago.
      events.delete(event.id);
      events.set(event.id, event);
      if (events.size > MAX_EVENTS) drop(first(events));
      return known ?? null;
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

/**
 * Notes how much of a message the reference had, and whether comparing is worth it.
 *
 * @param known The part of its sections, 0 to 1.
 * @returns Whether the reference is to be renewed.
 */
export function adaptToMessage(event: EventReference, known: number): boolean {
  if (known < MIN_USEFUL && event.reference !== null) pause(event);
  else event.nextPause = FIRST_PAUSE;
  if (known >= MIN_KNOWN) {
    event.renewal = 0;
    event.renewalInterval = 1;
    return false;
  }
  if (event.renewal > 0) {
    event.renewal -= 1;
    return false;
  }
  event.renewal = event.renewalInterval;
  event.renewalInterval = Math.min(MAX_RENEWAL_INTERVAL, event.renewalInterval * 2);
  return true;
}

function first(map: ReadonlyMap<string, unknown>): string {
  return map.keys().next().value ?? '';
}
