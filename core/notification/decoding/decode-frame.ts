import { isJsonObject, type JsonObject } from '../../text/json-object.ts';
import type { EventInfos, Notification } from '../notification.ts';
import { decodeChanges } from './decode-changes.ts';
import { decodeEventInfos } from './decode-event-infos.ts';
import { type DecodedSections, decodeSections } from './decode-sections.ts';
import { formatInstant, isInstant } from './instant.ts';
import { decimalString, describeKind, type FieldLocation, readAmount, readText } from './json-fields.ts';
import { parseJson } from './parse-json.ts';
import { createProblemLog, type ProblemLog } from './problem-log.ts';

export type DecodedFrame =
  | { readonly kind: 'notification'; readonly notification: Notification }
  | { readonly kind: 'malformed'; readonly error: string };

/**
 * Decodes one text frame (docs/protocol.md#11-tolerant-decoding). Never throws and never trusts: a JSON
 * object with a readable `event_id` becomes a notification whatever else is wrong with it.
 *
 * @param receivedAtMs When the frame arrived, in milliseconds since the epoch.
 */
export function decodeFrame(text: string, receivedAtMs: number): DecodedFrame {
  let message: unknown;
  try {
    message = parseJson(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    return malformed(`not JSON${describeSyntaxError(error)}`);
  }
  if (!isJsonObject(message)) return malformed(`${describeKind(message)} where an object is expected`);
  const { sections, event_infos } = message;
  return decodeMessage(message, text, receivedAtMs, {
    sections: (type, problems) => decodeSections(type, sections, problems),
    eventInfos: (problems) => decodeEventInfos(event_infos, problems),
  });
}

/** Reads the long parts of a message, which may be known from earlier ones. */
export interface MessageParts {
  sections(sectionsType: string | null, problems: ProblemLog): DecodedSections;
  eventInfos(problems: ProblemLog): EventInfos | null;
}

/** Decodes a message that is parsed. @param text The frame. */
export function decodeMessage(
  message: JsonObject,
  text: string,
  receivedAtMs: number,
  parts: MessageParts,
): DecodedFrame {
  const problems = createProblemLog();
  const eventId = readEventId(message, text, problems);
  if (eventId === null) return malformed('no readable event_id');

  const place: FieldLocation = { path: [], problems };
  const receivedAt = formatInstant(receivedAtMs);
  const sectionsType = readText(message.sections_type, place, 'sections_type');
  const timestamp = readTimestamp(message, receivedAt, problems);
  const website = readText(message.website, place, 'website');
  const version = readText(message.version, place, 'version');
  const region = readText(message.region, place, 'region');
  const changes = decodeChanges(message.changes, problems);
  const { sections, offers } = parts.sections(sectionsType, problems);
  const notification: Notification = {
    timestamp,
    received_at: receivedAt,
    website,
    version,
    event_id: eventId,
    region,
    changes,
    sections_type: sectionsType,
    sections,
    offers,
    stock: readAmount(message.stock, place, 'stock'),
    event_infos: parts.eventInfos(problems),
    problems: problems.list(),
  };
  return { kind: 'notification', notification };
}

function malformed(error: string): DecodedFrame {
  return { kind: 'malformed', error };
}

function readEventId(message: JsonObject, text: string, problems: ProblemLog): string | null {
  const value = message.event_id;
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  problems.add(['event_id'], 'a number where text is expected; read as text');
  return Number.isSafeInteger(value) ? decimalString(value) : exactDigits(text, value);
}

/** What the engine says of the text, without the piece of it that it quotes: this goes to logs and reports. */
function describeSyntaxError(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const problem = error.message.replace(/(?:^|, )(?:\.{3})?".*"(?:\.{3})? is not valid JSON$/s, '');
  return problem === '' ? '' : `: ${problem}`;
}

/** An id beyond 2^53 loses digits as a number, so its digits are taken from the text itself. */
function exactDigits(text: string, rounded: number): string {
  try {
    return sourceDigits(text) ?? decimalString(rounded);
  } catch {
    // The reviver goes down by recursion, and a frame may be nested deeper than the stack.
    return decimalString(rounded);
  }
}

function sourceDigits(text: string): string | null {
  const sources = new WeakMap<object, string>();
  const root: unknown = JSON.parse(
    text.replace(/^\ufeff/, ''),
    function (this: object, key, value, context?: { source?: string }) {
      if (key === 'event_id' && typeof value === 'number' && context?.source !== undefined)
        sources.set(this, context.source);
      return value;
    },
  );
  const source = typeof root === 'object' && root !== null ? sources.get(root) : undefined;
  return source !== undefined && /^-?\d+$/.test(source) ? source : null;
}

function readTimestamp(message: JsonObject, receivedAt: string, problems: ProblemLog): string {
  const value = message.timestamp;
  if (typeof value === 'string' && isInstant(value)) return value;
  problems.add(
    ['timestamp'],
    value === undefined ? 'missing; the time of arrival is used' : 'no RFC3339 time; the time of arrival is used',
  );
  return receivedAt;
}
