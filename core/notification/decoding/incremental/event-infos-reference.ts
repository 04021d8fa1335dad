import type { EventInfos } from '../../notification.ts';
import { copyText } from './copy-text.ts';
import { endOfObject, skipSpace } from './json-scan.ts';

/** The `event_infos` of an earlier message. */
export interface EventInfosReference {
  /** The member: `"event_infos":{…}`. */
  readonly text: string;
  readonly decoded: EventInfos;
}

const KEY = '"event_infos"';
const KEY_END = 'infos"';
/** In characters. Longer metadata is not remembered: there may be as many references as events. */
const MAX_LENGTH = 10_000;

/**
 * Makes a reference of what a message says from index `from` on. `null` if it is not written in the usual way.
 *
 * @param decoded What was read from it, without a repair.
 */
export function createEventInfosReference(text: string, from: number, decoded: EventInfos): EventInfosReference | null {
  const key = text.indexOf(KEY, from);
  if (key === -1) return null;
  const colon = skipSpace(text, key + KEY.length);
  const value = skipSpace(text, colon + 1);
  const end = text[value] === '{' ? endOfObject(text, value) : -1;
  if (end === -1 || end - key > MAX_LENGTH) return null;
  // Of two members of this name, `decoded` may be the other one.
  const isOnce = text.indexOf(KEY_END) === key + KEY.length - KEY_END.length && text.indexOf(KEY_END, end) === -1;
  if (!isOnce) return null;
  return { text: copyText(text.slice(key, end)), decoded };
}
