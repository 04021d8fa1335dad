import { type DecodedFrame, decodeFrame, decodeMessage } from '../decode-frame.ts';
import { isJsonObject, type JsonObject } from '../json-fields.ts';
import { createEventReferences, type EventReference, pause, shortenPause } from './event-references.ts';
import {
  parseUnknown,
  readSplitSections,
  type SplitSections,
  splitSections,
  toReference,
} from './section-reference.ts';
import { findSections, mayHoldSectionsAgain, type SectionsPlace } from './split-frame.ts';

/** Shorter messages are parsed as quickly as they are compared. */
const MIN_LENGTH = 8_000;
/** The reference is renewed once fewer of the sections are as they were: what is kept has to be moved about in memory. */
const MIN_KNOWN = 0.8;

/** Decodes a frame as `decodeFrame` does. */
export type FrameDecoder = typeof decodeFrame;

/**
 * Creates a decoder that remembers sections; its results are those of `decodeFrame`. The messages of an event repeat its sections, of
 * which a few have changed. So each section's text is compared with that of an earlier message; if it is the same, what was read
 * from it then is used again: the very same objects. What differs is parsed, and the whole message if it is unusual.
 */
export function createFrameDecoder(minLength = MIN_LENGTH): FrameDecoder {
  const events = createEventReferences();

  function decodeByReference(text: string, receivedAtMs: number): DecodedFrame | null {
    const eventId = findEventId(text);
    const event = eventId === null ? null : events.get(eventId);
    if (eventId === null || event === null) return null;
    if (event.pause > 0) {
      event.pause -= 1;
      return null;
    }
    const { reference } = event;
    const place = findSections(text);
    const split = place === null ? null : splitSections(text, place.firstMember, reference);
    const message = place === null || split === null ? null : parseEnvelope(text, place, split);
    const sectionsType = message === null ? null : usualType(message);
    if (
      split === null ||
      message === null ||
      sectionsType === null ||
      sectionsType !== (reference?.sectionsType ?? sectionsType)
    ) {
      pause(event);
      events.set(eventId, null);
      return null;
    }
    const parsed = parseUnknown(text, split);
    const known = split.known / split.members.length;
    if (known < MIN_KNOWN) events.set(eventId, toReference(text, split, parsed, sectionsType));
    adaptPause(event, known, reference !== null);
    return decodeMessage(message, text, receivedAtMs, (_, problems) =>
      readSplitSections(split, parsed, sectionsType, problems),
    );
  }

  return (text, receivedAtMs) => {
    if (text.length < minLength) return decodeFrame(text, receivedAtMs);
    let decoded: DecodedFrame | null = null;
    try {
      decoded = decodeByReference(text, receivedAtMs);
    } catch {
      // Part of it is no JSON. Decoding the whole tells what is wrong.
    }
    return decoded ?? decodeFrame(text, receivedAtMs);
  };
}

function adaptPause(event: EventReference, known: number, hadReference: boolean): void {
  if (known >= MIN_KNOWN) shortenPause(event);
  else if (hadReference && known < 0.5) pause(event);
}

/** What is probably the event's id. If it is not, sections are found that differ. */
function findEventId(text: string): string | null {
  const key = text.indexOf('"event_id"');
  if (key === -1) return null;
  const start = text.indexOf('"', key + '"event_id"'.length);
  const end = text.indexOf('"', start + 1);
  return start === -1 || end === -1 || end - start > 200 ? null : text.slice(start + 1, end);
}

/** The message without its sections. `null` if what follows them may hold others. Throws if it is no JSON. */
function parseEnvelope(
  text: string,
  { openingBrace }: SectionsPlace,
  { closingBrace }: SplitSections,
): JsonObject | null {
  const rest = text.slice(closingBrace + 1);
  if (mayHoldSectionsAgain(rest)) return null;
  const message: unknown = JSON.parse(`${text.slice(0, openingBrace)}null${rest}`);
  return isJsonObject(message) ? message : null;
}

/** The `sections_type`; `null` if it is no text. */
function usualType({ sections_type: type }: JsonObject): string | null {
  return typeof type === 'string' && type !== '' ? type : null;
}
