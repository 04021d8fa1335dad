import type { FeedItem, ItemResult, NotificationItem } from '../../../core/feed/feed-item.ts';
import type { Superseded } from '../../../core/feed/groups/superseded.ts';
import type { PhoneDelivery } from '../../../core/feed/phone-delivery.ts';
import type { HistoryFilters } from '../../../core/feed/search/history-filters.ts';
import type { Decision } from '../../../core/matching/decision.ts';
import type { EventInfos } from '../../../core/notification/notification.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../core/settings/settings.ts';

/** A notification for the history. */
export interface NotificationRecord {
  readonly kind: 'notification';
  readonly item: NotificationItem;
  readonly decision: Decision;
  /** Of an alert only. */
  readonly fingerprint: string | null;
  /** The frame as received: what the detail pane and previews decode again. */
  readonly frame: string;
  /** Milliseconds since the epoch. */
  readonly receivedAtMs: number;
}

export interface GapRecord {
  readonly kind: 'gap';
  readonly item: Extract<FeedItem, { kind: 'gap' }>;
  readonly atMs: number;
}

/** A notification whose message is no longer kept. */
export interface LineRecord {
  readonly kind: 'line';
  readonly item: NotificationItem;
  readonly fingerprint: string | null;
  readonly atMs: number;
}

/** A change to what is already kept. */
type ChangeRecord =
  | { readonly kind: 'opened'; readonly id: number; readonly openedAt: string }
  | { readonly kind: 'superseded'; readonly id: number; readonly superseded: Superseded }
  | { readonly kind: 'phone'; readonly id: number; readonly phone: PhoneDelivery }
  /** The result of an item, as the user says; `null` takes it back. */
  | {
      readonly kind: 'result';
      readonly id: number;
      readonly entry: string | null;
      readonly eventId: string;
      readonly result: ItemResult | null;
    }
  /** The outcome of an alert's toast, or why there was no toast. */
  | { readonly kind: 'toast_outcome'; readonly id: number; readonly toast: string }
  /** The toast of an alert was clicked, or one of its buttons. */
  | { readonly kind: 'toast_action'; readonly id: number; readonly action: string }
  | { readonly kind: 'gap_end'; readonly id: number; readonly to: string; readonly reason: string }
  | { readonly kind: 'toast'; readonly toastId: string; readonly itemId: number; readonly atMs: number };

export type HistoryRecord = NotificationRecord | GapRecord | LineRecord | ChangeRecord;

/** Which items a list shows; as the bridge's `feed.list`, with the words already folded. */
export interface ListQuery {
  readonly before: number | null;
  readonly limit: number;
  readonly view: 'alerts' | 'everything';
  readonly words: readonly string[];
  readonly website: string | null;
  readonly changeType: string | null;
  readonly filters?: HistoryFilters | undefined;
  /** Leaves out gaps. */
  readonly notificationsOnly?: boolean;
}

/** What notifications are counted by, in both views. */
export type CountQuery = Pick<ListQuery, 'words' | 'website' | 'changeType'>;

/** One kept notification, to be decoded again. */
export interface StoredNotification {
  readonly item: NotificationItem;
  readonly decision: Decision;
  readonly frame: string;
  readonly receivedAtMs: number;
}

/** What an engine needs to continue where the last run stopped. */
export interface ResumeState {
  /** The number the next item gets. */
  readonly nextId: number;
  /** Alerts of the last 15 minutes, for the duplicate rule. */
  readonly alerted: readonly { readonly fingerprint: string; readonly atMs: number }[];
  readonly alertsToday: number;
  readonly notificationsToday: number;
  readonly entryCounts: readonly {
    readonly entry: string;
    readonly lastAlertAtMs: number;
    readonly alertsToday: number;
  }[];
  /** How many tickets the user got by alerts of an entry, of entries with any. */
  readonly gotTickets: readonly { readonly entry: string; readonly tickets: number }[];
  /** The newest toasts and the items they stand for, newest first. */
  readonly toasts: readonly { readonly toastId: string; readonly itemId: number }[];
  /** A gap that the last run did not see the end of. */
  readonly openGap: GapRecord['item'] | null;
}

/** The newest metadata seen of an event. */
export interface EventMetadata {
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

/** What the settings say. */
export function retentionOf({ keep_days, max_messages, max_size_mb }: Settings['history']): Retention {
  return {
    maxAgeMs: keep_days * 24 * 60 * 60 * 1000,
    maxItems: max_messages,
    maxPayloadBytes: max_size_mb * 1024 * 1024,
  };
}

export const DEFAULT_RETENTION: Retention = retentionOf(DEFAULT_SETTINGS.history);

/** A history file that could not be read and where it was moved. */
export interface QuarantinedFile {
  readonly path: string;
  readonly why: string;
  /** How many of its newest lines could still be read; they are in the new file. */
  readonly kept: number;
}

/** The history is in memory because its file cannot be used; it ends with this run. */
export interface UnavailableFile {
  readonly why: string;
  /** A newer version of the app wrote the file: trying again does not help. */
  readonly newer: boolean;
}
