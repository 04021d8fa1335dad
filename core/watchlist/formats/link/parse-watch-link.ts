import { formatList } from '../../../text/format/format-list.ts';
import type { WatchlistEntry } from '../../entry.ts';
import { parseEntry } from '../../entry-schema.ts';
import { type EntryField, findField, suggestField } from '../../fields.ts';
import { SHARED_FIELDS } from './shared-fields.ts';
import { MAX_WATCH_LINK_LENGTH, UNSAFE_CHARACTERS, WATCH_LINK_START } from './watch-link.ts';

/** What a link asks for: a new entry to be looked at, or why it cannot be used, as a sentence. */
export type WatchLink =
  | {
      readonly ok: true;
      /** Canonical, without an id. Fields that no link carries are blank. */
      readonly entry: WatchlistEntry;
      /** What of the link does not count, as sentences. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

const MAX_PARAMETERS = 100;
const MAX_NAMED = 5;

/**
 * Reads `eventory-tray://watch?event_id=...`. Anybody can write such a link and any page can open it, so nothing follows
 * from it but a form to look at. Its values pass the schema that imports pass. Never throws. Messages name fields, never
 * the text of unknown ones.
 */
export function parseWatchLink(link: string): WatchLink {
  if (link.length > MAX_WATCH_LINK_LENGTH) {
    return reject(`It is longer than ${MAX_WATCH_LINK_LENGTH} characters. Import the entry from a file.`);
  }
  const query = readQuery(link);
  if (query === null) return reject('Only links that begin with eventory-tray://watch? are known to this version.');
  const parts = query.split('&').filter((part) => part !== '');
  if (parts.length > MAX_PARAMETERS) return reject(`It has more than ${MAX_PARAMETERS} fields.`);

  const values = new Map<EntryField, string>();
  const own = new Set<EntryField>();
  const misspelt = new Set<EntryField>();
  let unknown = 0;
  for (const part of parts) {
    const [name, value] = splitParameter(part);
    if (name === null || value === null) return reject('It is damaged: a % is not followed by two digits.');
    const field = findField(name);
    if (field === null) {
      const meant = suggestField(name);
      if (meant === null) unknown += 1;
      else misspelt.add(meant);
    } else if (!SHARED_FIELDS.includes(field)) own.add(field);
    else if (values.has(field)) return reject(`It names ${field} twice.`);
    else if (value.search(UNSAFE_CHARACTERS) !== -1) return reject(`${field} holds characters that cannot be seen.`);
    else values.set(field, value);
  }
  const result = parseEntry(Object.fromEntries(values));
  if (!result.ok) return reject(result.issues.map(({ path, message }) => `${path}: ${message}`).join(' '));
  return {
    ok: true,
    entry: result.entry,
    notes: [
      ...describe(misspelt, (names) => `A field is misspelt and was ignored. Was ${names} meant?`),
      ...describe(own, (names) => `Links cannot set ${names}.`),
      ...(unknown === 0
        ? []
        : [`Ignored: ${unknown} ${unknown === 1 ? 'field' : 'fields'} this version does not know.`]),
      ...result.warnings.map(({ path, message }) => `${path}: ${message}`),
    ],
  };
}

/** What follows the question mark, up to a fragment; `null` if it is another link. Systems may add a slash to the host. */
function readQuery(link: string): string | null {
  const start = WATCH_LINK_START.slice(0, -1);
  if (link.slice(0, start.length).toLowerCase() !== start) return null;
  return /^\/?\?([^#\s]*)(?:#\S*)?$/.exec(link.slice(start.length))?.[1] ?? null;
}

/** Name and value, decoded as forms encode them; `null` for what cannot be decoded. */
function splitParameter(part: string): [name: string | null, value: string | null] {
  const at = part.indexOf('=');
  return at === -1 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function describe(fields: ReadonlySet<EntryField>, sentence: (names: string) => string): string[] {
  return fields.size === 0 ? [] : [sentence(formatList([...fields], MAX_NAMED))];
}

function reject(message: string): WatchLink {
  return { ok: false, message };
}
