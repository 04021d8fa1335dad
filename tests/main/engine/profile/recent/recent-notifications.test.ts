import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../../../core/notification/decoding/decode-frame.ts';
import type { StoredNotification } from '../../../../../main/engine/history/history-records.ts';
import {
  createRecentNotifications,
  type RecentNotification,
} from '../../../../../main/engine/profile/recent/recent-notifications.ts';
import { notificationRecord } from '../../history/notification-record.ts';

const EVENTS = ['abc123', 'def456'];

function kept(id: number): StoredNotification {
  const event_id = EVENTS[id % 2] ?? '';
  const { item, decision, frame, receivedAtMs } = notificationRecord(id, { event_id });
  return { item, decision, frame, receivedAtMs };
}

function seen(id: number, test = false): StoredNotification & RecentNotification {
  const { item, decision, frame, receivedAtMs } = kept(id);
  const decoded = decodeFrame(frame, receivedAtMs);
  if (decoded.kind !== 'notification') throw new Error(decoded.error);
  return { item: { ...item, test }, decision, notification: decoded.notification, frame, receivedAtMs };
}

/** A history that holds the items 1 to `last`, and what was asked of it. */
function historyOf(last: number) {
  const asked: { eventId: string | null; before: number | null; limit: number }[] = [];
  return {
    asked,
    get: async (id: number) => (id <= last ? kept(id) : null),
    async newest(eventId: string | null, before: number | null, limit: number) {
      asked.push({ eventId, before, limit });
      const ids = Array.from({ length: last }, (_, index) => last - index);
      return ids
        .map(kept)
        .filter(({ item }) => (before === null || item.id < before) && (eventId === null || item.event_id === eventId))
        .slice(0, limit);
    },
  };
}

const ids = (list: readonly RecentNotification[]) => list.map(({ item }) => item.id);

describe('recent notifications', () => {
  it('are those of this run, then older ones of the history', async () => {
    const recent = createRecentNotifications(historyOf(4));
    for (const id of [5, 6]) recent.add(seen(id));
    expect(ids(await recent.newest(null))).toEqual([6, 5, 4, 3, 2, 1]);
    expect(ids(await recent.newest('abc123'))).toEqual([6, 4, 2]);
  });

  it('of long messages keep fewer in memory: the newest, and read the others from the history', async () => {
    const history = historyOf(4);
    const recent = createRecentNotifications(history);
    const frame = JSON.stringify({ ...JSON.parse(seen(1).frame), padding: 'x'.repeat(1.5 * 1024 * 1024) });
    for (const id of [1, 2, 3, 4]) recent.add({ ...seen(id), frame });
    expect(ids(await recent.newest(null))).toEqual([4, 3, 2, 1]);
    expect(history.asked).toEqual([{ eventId: null, before: 3, limit: 498 }]);
    recent.add({ ...seen(5), frame: frame + ' '.repeat(5 * 1024 * 1024) });
    expect((await recent.get(5))?.item.id).toBe(5);
    // Room that was given back is used again.
    for (const id of [6, 7]) recent.add({ ...seen(id), frame });
    expect((await recent.get(6))?.item.id).toBe(6);
  });

  it('stay up to date without asking the history again', async () => {
    const history = historyOf(4);
    const recent = createRecentNotifications(history);
    await recent.newest('abc123');
    recent.add(seen(5));
    recent.add(seen(6));
    expect(ids(await recent.newest('abc123'))).toEqual([6, 4, 2]);
    expect(history.asked).toHaveLength(1);
  });

  it('are 500 at most, from memory alone if it has them', async () => {
    const history = historyOf(700);
    const recent = createRecentNotifications(history);
    for (let id = 701; id <= 1300; id++) recent.add(seen(id));
    expect(ids(await recent.newest(null))).toEqual(Array.from({ length: 500 }, (_, index) => 1300 - index));
    expect(history.asked).toEqual([]);
    expect((await recent.newest('abc123')).length).toBe(500);
  });

  it('are decoded when asked for, so that no message is kept decoded', async () => {
    const recent = createRecentNotifications(historyOf(0));
    const added = seen(1);
    recent.add(added);
    const found = await recent.get(1);
    expect(found?.notification).toEqual(added.notification);
    expect(found?.notification).not.toBe(added.notification);
  });

  it('are rebuilt after 500 arrived and nobody asked', async () => {
    const history = historyOf(4);
    const recent = createRecentNotifications(history);
    await recent.newest(null);
    for (let id = 5; id <= 400; id++) recent.add(seen(id));
    expect((await recent.newest(null)).length).toBe(400);
    expect(history.asked).toHaveLength(1);
    for (let id = 401; id <= 901; id++) recent.add(seen(id));
    expect(ids(await recent.newest(null))).toEqual(Array.from({ length: 500 }, (_, index) => 901 - index));
    expect((await recent.newest('abc123')).length).toBeGreaterThan(0);
    expect(history.asked).toHaveLength(2);
  });

  it('leave out test alerts, which can be opened all the same', async () => {
    const recent = createRecentNotifications(historyOf(0));
    recent.add(seen(1, true));
    recent.add(seen(2));
    expect(ids(await recent.newest(null))).toEqual([2]);
    expect((await recent.get(1))?.item.test).toBe(true);
  });

  it('ask the history again if it failed', async () => {
    const history = historyOf(2);
    let broken = true;
    const recent = createRecentNotifications({
      ...history,
      newest: (...args) => (broken ? Promise.reject(new Error('disk')) : history.newest(...args)),
    });
    await expect(recent.newest(null)).rejects.toThrow('disk');
    recent.add(seen(3));
    broken = false;
    expect(ids(await recent.newest(null))).toEqual([3, 2, 1]);
  });
});
