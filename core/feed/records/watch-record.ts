import type { ConnectionStatus, Gap } from '../../connection/connection-status.ts';
import type { Decision } from '../../matching/decision.ts';
import type { EventInfos, Notification } from '../../notification/notification.ts';
import type { NotificationItem } from '../feed-item.ts';

/**
 * The objects of `watch --json`, `history --json` and the local stream: a published contract (docs/command-line.md).
 * Fields may be added, never renamed or removed.
 */
export type WatchRecord = NotificationRecord | MalformedRecord | ConnectionRecord | GapRecord;

/** What only the message says is `null` once the message is no longer kept. */
export interface NotificationRecord {
  readonly type: 'notification';
  readonly received_at: string;
  readonly event_id: string;
  readonly website: string;
  readonly outcome: Decision['outcome'];
  readonly entry: string | null;
  readonly offers: readonly string[] | null;
  readonly link: string | null;
  readonly unverified: readonly string[];
  readonly reasons: readonly object[] | null;
  readonly problems: readonly object[] | null;
  /** Why it did not alert, in one phrase; `null` for an alert. */
  readonly why: string | null;
  readonly event: ReturnType<typeof toEventRecord>;
  readonly best: ReturnType<typeof toBestRecord>;
}

export interface MalformedRecord {
  readonly type: 'malformed';
  readonly received_at: string;
  readonly error: string;
}

export interface ConnectionRecord {
  readonly type: 'connection';
  readonly at: string;
  readonly state: ConnectionStatus['state'];
  readonly detail: string;
  readonly retry_at?: string;
}

export interface GapRecord {
  readonly type: 'gap';
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** In the local stream only: the position to continue from belongs to another history. */
export interface ResetRecord {
  readonly type: 'reset';
  readonly detail: string;
  /** The newest position of this history. */
  readonly position: string;
}

export function toNotificationRecord(
  item: NotificationItem,
  message: { readonly notification: Notification; readonly decision: Decision } | null,
): NotificationRecord {
  const { notification, decision } = message ?? { notification: null, decision: null };
  return {
    type: 'notification',
    received_at: notification?.received_at ?? item.received_at,
    event_id: notification?.event_id ?? item.event_id,
    website: (notification ?? item).website ?? '',
    outcome: decision?.outcome ?? item.outcome,
    entry: (decision ?? item).entry,
    offers: decision?.offers ?? null,
    link: decision?.link ?? null,
    unverified: decision?.unverified ?? item.unverified,
    reasons: decision?.reasons.map(({ filter, rejected, of, detail }) => ({ filter, rejected, of, detail })) ?? null,
    problems: notification?.problems.map(({ path, problem }) => ({ path, problem })) ?? null,
    why: item.why,
    event: toEventRecord((notification ?? item).event_infos),
    best: toBestRecord(item),
  };
}

export function toMalformedRecord(error: string, receivedAtMs: number): MalformedRecord {
  return { type: 'malformed', received_at: new Date(receivedAtMs).toISOString(), error };
}

export function toConnectionRecord({ since, state, detail, retry_at }: ConnectionStatus): ConnectionRecord {
  return { type: 'connection', at: since, state, detail, ...(retry_at === null ? {} : { retry_at }) };
}

/** A gap that is over. */
export function toGapRecord({ from, to, reason }: Gap & { readonly to: string }): GapRecord {
  return { type: 'gap', from, to, reason };
}

function toEventRecord(infos: EventInfos | null) {
  if (infos === null) return null;
  const { event_name, event_artist_name, event_date, event_time, event_venue, event_location, event_url } = infos;
  return { event_name, event_artist_name, event_date, event_time, event_venue, event_location, event_url };
}

/** The offer to act on, or of a notification that did not alert the one that came closest. */
function toBestRecord({ best, price_context: context }: NotificationItem) {
  if (best === null) return null;
  const { key, section_name, offer_name, row, price, price_label, stock, longest_adjacent_seats } = best;
  return {
    offer: key,
    section: section_name,
    offer_name,
    row,
    price,
    price_label,
    stock,
    longest_adjacent_seats,
    previous_price: context?.was?.price ?? null,
    previous_price_at: context?.was?.at ?? null,
    change_percent: context?.change_percent ?? null,
    lowest_seen: context?.lowest_seen ?? false,
    below_primary: context?.below_primary ?? false,
  };
}
