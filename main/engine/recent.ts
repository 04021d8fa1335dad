import type { NotificationItem } from '../../core/feed/item.ts';
import type { Decision } from '../../core/matching/decision.ts';
import { decodeFrame } from '../../core/notification/decode.ts';
import type { Notification } from '../../core/notification/notification.ts';
import type { History } from './history/history.ts';
import type { KeptFrame } from './history/records.ts';

/** How many decoded notifications are kept at hand, for clicks and for the editor's preview. */
const KEPT = 500;
/** Decoding many kept frames gives way to the alert path after each of this many. */
const DECODED_AT_ONCE = 5;

/** A notification with what was made of it. */
export interface Seen {
  readonly item: NotificationItem;
  readonly notification: Notification;
  readonly decision: Decision;
}

/** The newest notifications, decoded: those of this run from memory, older ones from the history. */
export interface Recent {
  add(seen: Seen): void;
  /** Takes over what changed of an item that is at hand. */
  update(item: NotificationItem): void;
  /** Also one that is only in the history; `null` where its message is not kept (any more). */
  get(id: number): Promise<Seen | null>;
  /** The newest 500 of one event or (`null`) of all, newest first, without made-up test alerts. */
  newest(eventId: string | null): Promise<readonly Seen[]>;
}

/** Creates the memory over a history. The lists of all events and of the one asked for last are kept up to date. */
export function createRecent(history: Pick<History, 'get' | 'newest'>): Recent {
  const byId = new Map<number, Seen>();
  const lists = new Map<string | null, Promise<Seen[]>>();

  async function load(eventId: string | null): Promise<Seen[]> {
    const list = [...byId.values()]
      .filter(({ item }) => !item.test && (eventId === null || item.event_id === eventId))
      .reverse();
    const oldest: number | null = byId.keys().next().value ?? null;
    if (list.length === KEPT) return list;
    for (const kept of await history.newest(eventId, oldest, KEPT - list.length)) {
      const seen = decodeKept(kept);
      if (seen !== null) list.push(seen);
      if (list.length % DECODED_AT_ONCE === 0) await new Promise(setImmediate);
    }
    return list;
  }

  function listOf(eventId: string | null): Promise<Seen[]> {
    const known = lists.get(eventId);
    if (known !== undefined) return known;
    for (const other of lists.keys()) if (other !== null) lists.delete(other);
    const loading = load(eventId);
    lists.set(eventId, loading);
    loading.catch(() => lists.delete(eventId));
    return loading;
  }

  return {
    add({ item, notification, decision }) {
      // Only these: the caller's object may hold the frame as well.
      const seen: Seen = { item, notification, decision };
      byId.set(item.id, seen);
      const oldest = byId.keys().next().value;
      if (byId.size > KEPT && oldest !== undefined) byId.delete(oldest);
      if (item.test) return;
      for (const [eventId, loading] of lists) {
        if (eventId !== null && eventId !== item.event_id) continue;
        const put = (list: Seen[]): void => {
          if ((list[0]?.item.id ?? -1) >= item.id) return;
          list.unshift(seen);
          list.length = Math.min(list.length, KEPT);
        };
        // A list that could not be loaded is asked for anew.
        loading.then(put, () => {});
      }
    },
    update(item) {
      const known = byId.get(item.id);
      if (known !== undefined) byId.set(item.id, { ...known, item });
    },
    async get(id) {
      const known = byId.get(id);
      if (known !== undefined) return known;
      const kept = await history.get(id);
      return kept === null ? null : decodeKept(kept);
    },
    newest: listOf,
  };
}

function decodeKept({ item, decision, frame, at }: KeptFrame): Seen | null {
  const decoded = decodeFrame(frame, at);
  return decoded.kind === 'notification' ? { item, decision, notification: decoded.notification } : null;
}
