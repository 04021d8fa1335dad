import type { JsonObject } from '../../../text/json-object.ts';
import { MAX_NAME_LENGTH } from '../../../text/name-length.ts';
import { decodeEventInfos } from '../decode-event-infos.ts';
import { type DecodedFrame, decodeFrame, decodeMessage } from '../decode-frame.ts';
import { createSectionReference } from './create-section-reference.ts';
import { type Envelope, parseEnvelope } from './envelope.ts';
import { createEventInfosReference } from './event-infos-reference.ts';
import { adaptToMessage, createEventReferences, type EventReference, pause } from './event-references.ts';
import { type ParsedRuns, parseRuns, readSplitSections } from './read-split-sections.ts';
import { findSections } from './split-frame.ts';
import { type SplitSections, splitSections } from './split-sections.ts';

/** Shorter messages are parsed as quickly as they are compared. */
const MIN_LENGTH = 1_500;

/** Decodes a frame as `decodeFrame` does. */
export type FrameDecoder = typeof decodeFrame;

/**
 * Creates a decoder that remembers sections; its results are those of `decodeFrame`. The messages of an event repeat its metadata and its
 * sections, of which a few have changed. So each section's text is compared with that of an earlier message; if it is the same, what was
 * read from it then is used again: the very same objects. What differs is parsed, and the whole message if it is unusual.
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
    const parsed = parseByReference(text, event);
    if (parsed === null) {
      pause(event);
      events.set(eventId, null);
      return null;
    }
    const { reference } = event;
    const { split, runs, sectionsType, envelope } = parsed;
    if (adaptToMessage(event, split.known / countMembers(split, runs))) {
      events.set(eventId, createSectionReference(text, split, runs, sectionsType));
    }
    const { message, eventInfos } = envelope;
    return decodeMessage(message, text, receivedAtMs, {
      sections: (_, problems) => readSplitSections(split, runs, sectionsType, problems, reference),
      eventInfos(problems) {
        if (eventInfos !== null) return eventInfos;
        const before = problems.count();
        const decoded = decodeEventInfos(message.event_infos, problems);
        const isClean = decoded !== null && problems.count() === before;
        event.eventInfos = isClean ? createEventInfosReference(text, split.closingBrace, decoded) : null;
        return decoded;
      },
    });
  }

  return (text, receivedAtMs) => {
    if (text.length < minLength) return decodeFrame(text, receivedAtMs);
    let decoded: DecodedFrame | null = null;
    try {
      decoded = decodeByReference(text, receivedAtMs);
    } catch {
      // Part of it is not JSON. Decoding the whole message says what is wrong.
    }
    return decoded ?? decodeFrame(text, receivedAtMs);
  };
}

interface ParsedFrame {
  readonly envelope: Envelope;
  readonly sectionsType: string;
  readonly split: SplitSections;
  readonly runs: ParsedRuns;
}

/** `null` for a message that is unusual. Throws if part of it is no JSON. */
function parseByReference(text: string, { reference, eventInfos }: EventReference): ParsedFrame | null {
  const place = findSections(text);
  if (place === null) return null;
  const split = splitSections(text, place.firstMember, reference);
  if (split === null) return null;
  const envelope = parseEnvelope(text, place, split.closingBrace, eventInfos);
  const sectionsType = envelope === null ? null : usualType(envelope.message);
  if (envelope === null || sectionsType === null || sectionsType !== (reference?.sectionsType ?? sectionsType))
    return null;
  const runs = parseRuns(text, split, reference);
  return runs === null ? null : { envelope, sectionsType, split, runs };
}

function countMembers({ known }: SplitSections, runs: ParsedRuns): number {
  return runs.reduce((count, run) => (run === null ? count : count + Object.keys(run).length), known);
}

/** What is probably the event's id. If it is not, sections are found that differ. */
function findEventId(text: string): string | null {
  const key = text.indexOf('"event_id"');
  if (key === -1) return null;
  const start = text.indexOf('"', key + '"event_id"'.length);
  const end = text.indexOf('"', start + 1);
  return start === -1 || end === -1 || end - start - 1 > MAX_NAME_LENGTH ? null : text.slice(start + 1, end);
}

/** The `sections_type`; `null` if it is no text. */
function usualType({ sections_type: type }: JsonObject): string | null {
  return typeof type === 'string' ? type : null;
}
