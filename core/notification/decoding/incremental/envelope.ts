import { isJsonObject, type JsonObject } from '../../../text/json-object.ts';
import type { EventInfos } from '../../notification.ts';
import type { EventInfosReference } from './event-infos-reference.ts';
import type { SectionsPlace } from './split-frame.ts';

/** A message without its sections. */
export interface Envelope {
  readonly message: JsonObject;
  /** Its `event_infos` if they are those of the reference, to the letter: then the message has `null` in their place. */
  readonly eventInfos: EventInfos | null;
}

/**
 * Parses a message without its sections, which end at `closingBrace`, and without the event's metadata that is known. `null` if
 * one of these keys may be there twice or may not be a key of the message itself. Throws if it is no JSON.
 */
export function parseEnvelope(
  text: string,
  { openingBrace }: SectionsPlace,
  closingBrace: number,
  reference: EventInfosReference | null,
): Envelope | null {
  const head = text.slice(0, openingBrace);
  const rest = text.slice(closingBrace + 1);
  if (rest.includes('"sections"') || hasEscapedLetters(head) || hasEscapedLetters(rest)) return null;
  const infosAt = reference === null || head.includes('infos"') ? -1 : findOnce(rest, reference.text);
  const restToParse =
    infosAt === -1 || reference === null
      ? rest
      : `${rest.slice(0, infosAt)}"event_infos":null${rest.slice(infosAt + reference.text.length)}`;
  const message: unknown = JSON.parse(`${head}null${restToParse}`);
  // What was cut out of a nested object is missing here.
  if (!isJsonObject(message) || message.sections !== null) return null;
  if (infosAt === -1) return { message, eventInfos: null };
  return message.event_infos === null ? { message, eventInfos: reference?.decoded ?? null } : null;
}

/** Where the member of the reference stands; -1 also if its key may be there again. */
function findOnce(rest: string, member: string): number {
  const at = rest.indexOf('"event_infos"');
  if (at === -1 || rest.slice(at, at + member.length) !== member) return -1;
  const isOnce = rest.indexOf('infos"', at + member.length) === -1 && !rest.slice(0, at).includes('infos"');
  return isOnce ? at : -1;
}

/** Whether a key may be written with escapes for its letters, all of which begin alike. */
function hasEscapedLetters(text: string): boolean {
  return text.includes('\\u006') || text.includes('\\u007');
}
