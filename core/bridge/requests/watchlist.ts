import { z } from 'zod';
import type { EntryPreview } from '../../feed/entry-preview.ts';
import type { SeenValues } from '../../feed/seen-values.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import type { ImportPreview } from '../../watchlist/formats/import-preview.ts';
import type { SaveResult } from '../save-result.ts';
import type { UnreadWatchlistResult, WatchlistPart } from '../state/watchlist.ts';
import { fields, id, ids, instant, text } from './fields.ts';

const importFields = {
  text: text(64 * 1024 * 1024),
  format: z.enum(['auto', 'json', 'csv']),
  mode: z.enum(['merge', 'replace']),
};

/** The watchlist. Payloads by request name. */
export const WATCHLIST_REQUESTS = {
  /** A long watchlist comes in parts: from entry number `start` on; `null` from the first. */
  'watchlist.list': z.object({ start: z.number().int().nonnegative() }).nullable(),
  /**
   * The entry as the form has it; checked by the entry schema, whose errors come back by field. `base` is the stored entry that was
   * edited: what another window, a toast or another computer has changed since is kept unless the edit changed it too.
   */
  'watchlist.save': z.object({ entry: fields, base: fields.optional() }),
  'watchlist.remove': z.object({ ids }),
  /** Puts back what one `watchlist.remove` took, as long as the engine keeps it: it answers with the name. */
  'watchlist.restore': z.object({ undo: z.uuid() }),
  'watchlist.enable': z.object({ ids, enabled: z.boolean() }),
  'watchlist.mute': z.object({ ids, until: instant.nullable() }),
  /** Which of the kept notifications this draft would alert for. `event_id` null: of all events. */
  'watchlist.preview': z.object({ draft: fields, event_id: text(200).nullable() }),
  /** What the kept notifications of an event have named: sections, rows, sites, the currency. */
  'watchlist.seenValues': z.object({ event_id: text(200) }),
  'watchlist.importPreview': z.object(importFields),
  'watchlist.importConfirm': z.object(importFields),
  /** Opens the form of a new entry as an `eventory-tray:` link fills it in (event `watchlist.draft`), or says what is wrong with it. */
  'watchlist.openLink': z.object({ link: text(64 * 1024) }),
  /** Ends a preview or an import that is not done yet; what it was to change stays as it is. */
  'watchlist.importCancel': z.null(),
  'watchlist.export': z.object({ format: z.enum(['json', 'csv']) }),
  /** Deletes a quarantined damaged entry. */
  'watchlist.discardDamaged': z.object({ id }),
  /** Reads the files that could not be read once more, and adds what those hold that were repaired. */
  'watchlist.readUnread': z.null(),
  /** Keeps those files under other names, so that they put nothing in doubt any more. */
  'watchlist.dismissUnread': z.null(),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface WatchlistResponses {
  'watchlist.list': WatchlistPart;
  'watchlist.save': SaveResult<WatchlistEntry>;
  /** How many there were; `undo` names them for `watchlist.restore`. */
  'watchlist.remove': { readonly removed: number; readonly undo: string };
  'watchlist.restore': { readonly restored: number };
  'watchlist.enable': { readonly changed: number };
  'watchlist.mute': { readonly changed: number };
  'watchlist.preview': EntryPreview;
  'watchlist.seenValues': SeenValues;
  'watchlist.importPreview': ImportPreview;
  'watchlist.importConfirm': SaveResult<{ readonly added: number; readonly changed: number; readonly removed: number }>;
  'watchlist.openLink': null;
  'watchlist.importCancel': null;
  'watchlist.export': { readonly text: string; readonly file_name: string; readonly media_type: string };
  'watchlist.discardDamaged': null;
  'watchlist.readUnread': UnreadWatchlistResult;
  /** Their new names. */
  'watchlist.dismissUnread': { readonly files: readonly string[] };
}
