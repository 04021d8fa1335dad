import { describe, expect, it, vi } from 'vitest';
import { comparePrice } from '../../../../../core/feed/price/price-context.ts';
import { createPriceMemory } from '../../../../../core/feed/price/price-memory.ts';
import { decodeFrame } from '../../../../../core/notification/decoding/decode-frame.ts';
import type { Notification } from '../../../../../core/notification/notification.ts';
import type { StoredNotification } from '../../../../../main/engine/history/history-records.ts';
import { createOpenDrops } from '../../../../../main/engine/profile/recent/open-drops.ts';
import { restoreEarlierMessages } from '../../../../../main/engine/profile/recent/restore-earlier-messages.ts';
import { offerSectionsMessage } from '../../../../core/notification/messages.ts';
import { notificationRecord } from '../../history/notification-record.ts';

const frameOf = (price: number) => {
  const message = offerSectionsMessage();
  const [key = ''] = Object.keys(message.sections as object);
  const offer = { ...(message.sections as Record<string, object>)[key], available: true, stock: 4, price };
  return JSON.stringify({ ...message, sections: { [key]: offer } });
};

function decode(frame: string): Notification {
  const decoded = decodeFrame(frame, 0);
  if (decoded.kind === 'malformed') throw new Error(decoded.error);
  return decoded.notification;
}

/** A history of messages with these prices, oldest first, numbered from 1. */
function historyOf(prices: readonly number[], changes: Partial<StoredNotification['item']> = {}) {
  const all = prices.map((price, at): StoredNotification => {
    const { item, decision } = notificationRecord(at + 1);
    const { event_id, website, offers } = decode(frameOf(price));
    const [offer] = offers;
    if (item.kind !== 'notification' || offer === undefined) throw new Error('a notification with an offer');
    const best = { ...offer, classes: [] };
    const { superseded: _open, ...open } = item;
    return {
      item: { ...open, event_id, website, best, test: false, ...changes },
      decision,
      frame: frameOf(price),
      receivedAtMs: at * 60_000,
    };
  });
  return {
    newest: vi.fn(async (_event: string | null, before: number | null, limit: number) =>
      all
        .filter(({ item }) => before === null || item.id < before)
        .reverse()
        .slice(0, limit),
    ),
  };
}

const createMemory = () => ({ prices: createPriceMemory(), openDrops: createOpenDrops() });

function compare(memory: ReturnType<typeof createMemory>, price: number) {
  const notification = decode(frameOf(price));
  const [offer] = notification.offers;
  const seen = memory.prices.get(notification);
  return offer === undefined || seen === null ? null : comparePrice(offer, notification, seen);
}

describe('what the last run knew', () => {
  it('is known again: the price before, and the lowest seen', async () => {
    const memory = createMemory();
    await restoreEarlierMessages(memory, historyOf([200, 90, 100, 100]), 5, () => true);
    expect(compare(memory, 80)).toMatchObject({ was: { price: 100 }, change_percent: -20, lowest_seen: true });
    expect(compare(memory, 95)).toMatchObject({ was: { price: 100 }, lowest_seen: false });
    expect(compare(memory, 100)).toMatchObject({ was: { price: 90 }, change_percent: 11 });
  });

  it('stands behind what arrived meanwhile', async () => {
    const memory = createMemory();
    memory.prices.add(decode(frameOf(70)));
    await restoreEarlierMessages(memory, historyOf([100]), 2, () => true);
    expect(compare(memory, 70)).toMatchObject({ was: { price: 100 }, change_percent: -30, lowest_seen: true });
  });

  it('comes to the same as if all had been heard in this run', async () => {
    const prices = [120, 100, 100, 90, 130, 90];
    const restored = createMemory();
    await restoreEarlierMessages(restored, historyOf(prices), prices.length + 1, () => true);
    const heard = createMemory();
    for (const price of prices) heard.prices.add(decode(frameOf(price)));
    for (const price of [80, 90, 95, 130]) {
      const [a, b] = [compare(restored, price), compare(heard, price)];
      expect({ ...a, was: a?.was?.price }).toEqual({ ...b, was: b?.was?.price });
    }
  });

  it('lets a later message make its drops stale', async () => {
    const memory = createMemory();
    const history = historyOf([100, 110]);
    await restoreEarlierMessages(memory, history, 3, () => true);
    const [stored] = await history.newest(null, null, 1);
    if (stored === undefined) throw new Error('a stored message');
    const superseded = memory.openDrops.add({ ...stored.item, id: 3 }, decode(frameOf(150)));
    expect(superseded.map(({ id, superseded: { reason } }) => `${id} ${reason}`)).toEqual(['1 price_up', '2 price_up']);
  });

  it('leaves drops that are stale already and tests alone', async () => {
    const superseded = { reason: 'gone', at: '2026-06-01T12:00:00Z', price: null } as const;
    for (const changes of [{ superseded }, { test: true }]) {
      const memory = createMemory();
      const history = historyOf([100], changes);
      await restoreEarlierMessages(memory, history, 2, () => true);
      const [stored] = await historyOf([100]).newest(null, null, 1);
      if (stored === undefined) throw new Error('a stored message');
      expect(memory.openDrops.add({ ...stored.item, id: 2 }, decode(frameOf(150)))).toEqual([]);
    }
  });

  it('reads a few hundred messages at most, and ends with the profile', async () => {
    const history = historyOf(Array.from({ length: 1000 }, () => 100));
    await restoreEarlierMessages(createMemory(), history, 1001, () => true);
    expect(history.newest).toHaveBeenCalledTimes(15);
    const ended = historyOf([100, 90]);
    let asked = 0;
    const memory = createMemory();
    await restoreEarlierMessages(memory, ended, 3, () => ++asked === 1);
    expect(compare(memory, 80)).toMatchObject({ was: { price: 90 }, change_percent: -11 });
  });
});
