import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import type { Decision } from '../../../../core/matching/decision.ts';
import { decodeFrame } from '../../../../core/notification/decoding/decode-frame.ts';
import type { Notification } from '../../../../core/notification/notification.ts';
import type { History } from '../../history/history.ts';
import type { StoredNotification } from '../../history/history-records.ts';
import { createTextRing, type KeptText } from './text-ring.ts';

/** How many notifications are kept in memory, for clicks and for the editor's preview. */
const MAX_NOTIFICATIONS = 500;
/** How many bytes of their frames: of long ones fewer are kept, and the rest is read from the history. */
const MAX_FRAME_BYTES = 4 * 1024 * 1024;
/** Decoding many stored frames yields to the alert path after this many. */
const DECODE_BATCH_SIZE = 5;

/** A notification in memory. */
interface Kept extends Omit<StoredNotification, 'frame'> {
  readonly frame: KeptText;
}

/** A notification with its item and decision. */
export interface RecentNotification {
  readonly item: NotificationItem;
  readonly notification: Notification;
  readonly decision: Decision;
}

/**
 * The newest notifications: those of this run from memory, older ones from the history. Kept as frames and decoded when
 * asked for: hardly any is ever looked at.
 */
export interface RecentNotifications {
  add(seen: StoredNotification & RecentNotification): void;
  /** Changes an item that is in memory. Gives it as it is then; `null` if it is not in memory. */
  change(id: number, change: (item: NotificationItem) => NotificationItem): NotificationItem | null;
  /** Also one that is only in the history; `null` if its message is not kept (any more). */
  get(id: number): Promise<RecentNotification | null>;
  /** The newest 500 of one event or (`null`) of all, newest first, without test alerts. */
  newest(eventId: string | null): Promise<readonly RecentNotification[]>;
}

/**
 * Creates the memory over a history. The lists of all events and of the one asked for last are kept up to date, until
 * 500 notifications came and nobody asked again.
 */
export function createRecentNotifications(history: Pick<History, 'get' | 'newest'>): RecentNotifications {
  const byId = new Map<number, Kept>();
  const frames = createTextRing(MAX_FRAME_BYTES);
  const lists = new Map<string | null, Promise<RecentNotification[]>>();
  let addedSinceAsked = 0;

  function dropOldest(): void {
    for (const [id, { frame }] of byId) {
      if (byId.size <= MAX_NOTIFICATIONS && frames.holds(frame)) return;
      byId.delete(id);
    }
  }

  function toStored({ frame, ...rest }: Kept): StoredNotification {
    return { ...rest, frame: frames.read(frame) };
  }

  async function load(eventId: string | null): Promise<RecentNotification[]> {
    const inMemory = [...byId.values()]
      .filter(({ item }) => !item.test && (eventId === null || item.event_id === eventId))
      .map(toStored)
      .reverse();
    const oldest: number | null = byId.keys().next().value ?? null;
    const missing = MAX_NOTIFICATIONS - inMemory.length;
    const older = missing === 0 ? [] : await history.newest(eventId, oldest, missing);
    const list: RecentNotification[] = [];
    for (const stored of [...inMemory, ...older]) {
      const decoded = decodeStored(stored);
      if (decoded !== null) list.push(decoded);
      if (list.length % DECODE_BATCH_SIZE === 0) await new Promise(setImmediate);
    }
    return list;
  }

  function listOf(eventId: string | null): Promise<RecentNotification[]> {
    addedSinceAsked = 0;
    const known = lists.get(eventId);
    if (known !== undefined) return known;
    for (const other of lists.keys()) if (other !== null) lists.delete(other);
    const loading = load(eventId);
    lists.set(eventId, loading);
    loading.catch(() => lists.delete(eventId));
    return loading;
  }

  return {
    add({ item, notification, decision, frame, receivedAtMs }) {
      byId.set(item.id, { item, decision, frame: frames.add(frame), receivedAtMs });
      dropOldest();
      addedSinceAsked += 1;
      if (addedSinceAsked > MAX_NOTIFICATIONS) lists.clear();
      if (item.test) return;
      for (const [eventId, loading] of lists) {
        if (eventId !== null && eventId !== item.event_id) continue;
        const prepend = (list: RecentNotification[]): void => {
          if ((list[0]?.item.id ?? -1) >= item.id) return;
          list.unshift({ item, notification, decision });
          list.length = Math.min(list.length, MAX_NOTIFICATIONS);
        };
        // A list that could not be loaded is loaded again by the next request.
        loading.then(prepend, () => {});
      }
    },
    change(id, change) {
      const known = byId.get(id);
      if (known === undefined) return null;
      const item = change(known.item);
      byId.set(id, { ...known, item });
      return item;
    },
    async get(id) {
      const known = byId.get(id);
      if (known !== undefined) return decodeStored(toStored(known));
      const kept = await history.get(id);
      return kept === null ? null : decodeStored(kept);
    },
    newest: listOf,
  };
}

function decodeStored({ item, decision, frame, receivedAtMs }: StoredNotification): RecentNotification | null {
  const decoded = decodeFrame(frame, receivedAtMs);
  return decoded.kind === 'notification' ? { item, decision, notification: decoded.notification } : null;
}
