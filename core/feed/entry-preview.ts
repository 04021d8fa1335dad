import type { FieldIssue } from '../watchlist/field-issue.ts';
import type { NotificationItem } from './feed-item.ts';

export interface EntryPreview {
  /** Field issues of the draft; if there are any, nothing is counted. */
  readonly issues: readonly FieldIssue[];
  /** How many notifications were evaluated. */
  readonly evaluated: number;
  readonly alerts: number;
  /** How many the stored version of the entry alerts for; `null` for a new entry. */
  readonly alerts_before: number | null;
  /** At most 50, newest first. */
  readonly would_alert: readonly PreviewRow[];
  /** At most 50, nearest miss first. */
  readonly would_not: readonly PreviewRow[];
}

export interface PreviewRow {
  readonly item: NotificationItem;
  /** The reason in one phrase; for an alert the unverified filters, or `null`. */
  readonly why: string | null;
}
