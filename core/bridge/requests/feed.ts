import { z } from 'zod';
import type { FeedCounts } from '../../feed/feed-counts.ts';
import { type FeedDetail, type FeedItem, RESULT_OUTCOMES } from '../../feed/feed-item.ts';
import { itemId, text } from './fields.ts';
import { listFields } from './list-fields.ts';

/** The feed, and what is opened or copied from it. Payloads by request name. */
export const FEED_REQUESTS = {
  'feed.list': z.object({ ...listFields, limit: z.number().int().min(1).max(500) }),
  /** How many notifications a list of each view has. */
  'feed.count': z.object({ query: text(200), website: text(100).nullable(), change_type: text(100).nullable() }),
  'feed.detail': z.object({ id: itemId }),
  /** The message of a notification as it was received. */
  'feed.raw': z.object({ id: itemId }),
  /** Puts it on the clipboard, whatever its size. */
  'feed.copyRaw': z.object({ id: itemId }),
  /** The result of a notification, as the user says; `null` takes it back. `tickets` counts if they were got. */
  'feed.result': z.object({
    id: itemId,
    outcome: z.enum(RESULT_OUTCOMES).nullable(),
    tickets: z.number().int().min(0).max(1000),
  }),
  /**
   * Opens the link of an offer of a notification, or (`offer` null) the decision's link, or the page of its event.
   * Never a URL from the window. `browser` `default` uses the system's browser whatever the settings say.
   */
  'link.open': z.object({
    id: itemId,
    offer: text(1000).nullable(),
    confirmed: z.boolean(),
    page: z.literal('event').optional(),
    browser: z.literal('default').optional(),
  }),
  'link.copy': z.object({ id: itemId, offer: text(1000).nullable() }),
  'clipboard.write': z.object({ text: text(256 * 1024) }),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface FeedResponses {
  'feed.list': { readonly items: readonly FeedItem[]; readonly more: boolean };
  'feed.count': FeedCounts;
  'feed.detail': FeedDetail | null;
  /** `null` if it is no longer kept. `text` ends after 200,000 characters of `length`. */
  'feed.raw': { readonly text: string; readonly length: number } | null;
  'feed.copyRaw': { readonly copied: boolean };
  'feed.result': ResultSummary;
  'link.open': LinkOutcome;
  'link.copy': { readonly copied: boolean; readonly url: string | null };
  'clipboard.write': { readonly copied: boolean };
}

export type LinkOutcome =
  | { readonly outcome: 'opened'; readonly url: string }
  /** Needs confirmation: say why, then repeat with `confirmed`. The confirmation that counts is asked for outside the page. */
  | { readonly outcome: 'confirm'; readonly url: string; readonly why: string }
  | { readonly outcome: 'refused'; readonly why: string }
  /** Could not be opened; `copied` says whether the link is on the clipboard instead. */
  | { readonly outcome: 'failed'; readonly url: string; readonly why: string; readonly copied: boolean };

/** What a result counts towards. */
interface ResultSummary {
  /** The entry that decided; `null` if none did or it is gone. */
  readonly entry: string | null;
  /** How many tickets were got by alerts of that entry, this one included. */
  readonly got: number;
  /** How many the entry wants; `null` if it does not say. */
  readonly wanted: number | null;
}
