import type { NotificationItem } from '../../feed/feed-item.ts';
import type { DamagedEntry } from '../../watchlist/document/damaged-entry.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import type { FieldIssue } from '../../watchlist/field-issue.ts';

export interface EntryOverview {
  readonly entry: WatchlistEntry;
  /** The newest metadata seen of the event. */
  readonly event: Pick<NotificationItem, 'event_infos' | 'website' | 'region'> | null;
  /** RFC3339; `null` if never. */
  readonly last_alert_at: string | null;
  readonly alerts_today: number;
  /** How many tickets the user got by alerts of this entry. */
  readonly got_tickets: number;
  /** Things to look at: an unreadable `muted_until`, all ticket classes off. */
  readonly warnings: readonly FieldIssue[];
}

export interface WatchlistState {
  readonly entries: readonly EntryOverview[];
  readonly damaged: readonly DamagedEntry[];
}

/** The result of reading watchlist files again that could not be read before. */
export interface UnreadWatchlistResult {
  /** Names of those that were repaired. */
  readonly files: readonly string[];
  /** How many entries they added. */
  readonly added: number;
  readonly failed: readonly UnreadWatchlistFailure[];
}

/** A file that still cannot be read, and why, fit to show. */
export interface UnreadWatchlistFailure {
  readonly file: string;
  readonly why: string;
}

/** Some of a watchlist: at most a thousand entries, so that making it holds nothing up. */
export interface WatchlistPart extends WatchlistState {
  /** Grows with each change of the entries. Parts of different versions do not go together. */
  readonly version: number;
  /** The place of the first entry of this part. */
  readonly start: number;
  /** How many entries the watchlist has. */
  readonly total: number;
}
