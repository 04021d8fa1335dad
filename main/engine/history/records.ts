import type { FeedItem, NotificationItem } from '../../../core/feed/item.ts';
import type { Decision } from '../../../core/matching/decision.ts';
import type { EventInfos } from '../../../core/notification/notification.ts';

/** A notification on its way into the history. Strings and numbers only: it crosses to the history's thread. */
export interface NotificationRecord {
  readonly kind: 'notification';
  readonly item: NotificationItem;
  readonly decision: Decision;
  /** Of an alert only. */
  readonly fingerprint: string | null;
  /** The frame as received: what the detail pane and previews decode again. */
  readonly frame: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface GapRecord {
  readonly kind: 'gap';
  readonly item: Extract<FeedItem, { kind: 'gap' }>;
  readonly at: number;
}

/** A change to what is already kept. */
export type ChangeRecord =
  | { readonly kind: 'opened'; readonly id: number; readonly opened_at: string }
  | { readonly kind: 'gap_end'; readonly id: number; readonly to: string; readonly reason: string }
  | { readonly kind: 'toast'; readonly toast_id: string; readonly item_id: number; readonly at: number };

export type HistoryRecord = NotificationRecord | GapRecord | ChangeRecord;

/** Which items a list shows; as the bridge's `feed.list`, with the words already folded. */
export interface ListQuery {
  readonly before: number | null;
  readonly limit: number;
  readonly view: 'alerts' | 'everything';
  readonly words: readonly string[];
  readonly website: string | null;
  readonly change_type: string | null;
}

/** One kept notification, to be decoded again. */
export interface KeptFrame {
  readonly item: NotificationItem;
  readonly decision: Decision;
  readonly frame: string;
  readonly at: number;
}

/** What an engine needs to go on where the last run stopped. */
export interface Resumption {
  /** The number the next item gets. */
  readonly next_id: number;
  /** Alerts of the last 15 minutes, for the duplicate rule. */
  readonly alerted: readonly { readonly fingerprint: string; readonly at: number }[];
  readonly alerts_today: number;
  readonly notifications_today: number;
  readonly entries: readonly {
    readonly entry: string;
    readonly last_alert_at: number;
    readonly alerts_today: number;
  }[];
  readonly events: readonly EventFacts[];
  /** The newest toasts and the items they stood for, newest first. */
  readonly toasts: readonly { readonly toast_id: string; readonly item_id: number }[];
  /** A gap that the last run did not see the end of. */
  readonly open_gap: GapRecord['item'] | null;
}

/** The newest metadata seen of an event. */
export interface EventFacts {
  readonly event_id: string;
  readonly website: string | null;
  readonly region: string | null;
  readonly event_infos: EventInfos | null;
}

/** How long and how much the history keeps. */
export interface Retention {
  /** Older items go. */
  readonly maxAgeMs: number;
  /** Beyond this many items the oldest go. */
  readonly maxItems: number;
  /** Beyond this many bytes of kept messages (compressed) the oldest lose their message, not their line. */
  readonly maxPayloadBytes: number;
}

export const DEFAULT_RETENTION: Retention = {
  maxAgeMs: 30 * 24 * 60 * 60 * 1000,
  maxItems: 500_000,
  maxPayloadBytes: 1024 * 1024 * 1024,
};
