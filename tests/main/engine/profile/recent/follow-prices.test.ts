import { describe, expect, it, vi } from 'vitest';
import { createPriceHistories } from '../../../../../core/series/price-histories.ts';
import type { WatchlistEntry } from '../../../../../core/watchlist/entry.ts';
import { newEntry } from '../../../../../core/watchlist/fields.ts';
import type { PriceLoad } from '../../../../../main/engine/history/reading/series/price-histories.ts';
import { createPriceFollower, followedEvents } from '../../../../../main/engine/profile/recent/follow-prices.ts';

const entry = (event_id: string, filters: Partial<WatchlistEntry>) => newEntry(event_id, event_id, filters);

describe('the events whose prices are kept', () => {
  it('are those that an entry with a relative filter names, with sections if it compares these', () => {
    const followed = followedEvents([
      entry('plain', { max_price_filter: 100 }),
      entry('event', { new_low: 'event' }),
      entry('section', { new_low: 'section' }),
      entry('drop', { drop_percent: 20 }),
      entry('drop-of-sections', { drop_percent: 20, section: '101' }),
      entry('face', { below_face: true }),
      entry('section', { new_low: 'event' }),
    ]);
    expect([...followed]).toEqual([
      ['event', 'event'],
      ['section', 'sections'],
      ['drop', 'event'],
      ['drop-of-sections', 'sections'],
      ['face', 'event'],
    ]);
  });
});

function follower() {
  const asked: string[][] = [];
  const retries: (() => void)[] = [];
  const logged: string[] = [];
  const disk = { fails: false };
  const histories = createPriceHistories();
  const load = vi.fn(async (loads: readonly PriceLoad[]) => {
    asked.push(loads.map(({ event_id, scope }) => `${event_id} ${scope}`));
    if (disk.fails) throw new Error('no such disk');
    return loads.map(({ event_id }) => ({ event_id, prices: [] }));
  });
  const log = (text: string) => void logged.push(text);
  const made = createPriceFollower({
    histories,
    history: { loadPrices: load },
    clock: {
      after(_delay, task) {
        retries.push(task);
        return () => {};
      },
    },
    log: { debug: log, info: log, warn: log, error: log },
  });
  const isKnown = (event_id: string) => histories.get({ event_id, website: null }, 0) !== null;
  return { ...made, asked, retries, logged, isKnown, disk };
}

describe('loading them', () => {
  it('takes a few events at a time, and those of a change later', async () => {
    const { follow, asked, isKnown } = follower();
    const many = Array.from({ length: 45 }, (_, at) => entry(`event-${at}`, { new_low: 'event' }));
    follow(many);
    expect(isKnown('event-0')).toBe(false);
    await vi.waitFor(() => expect(isKnown('event-44')).toBe(true));
    expect(asked.map((loads) => loads.length)).toEqual([20, 20, 5]);
    follow([...many, entry('new', { below_face: true }), entry('event-0', { new_low: 'section' })]);
    await vi.waitFor(() => expect(isKnown('new')).toBe(true));
    expect(asked.at(-1)).toEqual(['event-0 sections', 'new event']);
    follow(many.slice(0, 1));
    expect([isKnown('event-0'), isKnown('event-1')]).toEqual([true, false]);
  });

  it('is tried again after a failure; until then nothing is known', async () => {
    const { follow, retries, logged, isKnown, disk } = follower();
    disk.fails = true;
    follow([entry('abc', { new_low: 'event' })]);
    await vi.waitFor(() => expect(retries).toHaveLength(1));
    expect(isKnown('abc')).toBe(false);
    expect(logged[0]).toContain('no such disk');
    disk.fails = false;
    retries[0]?.();
    await vi.waitFor(() => expect(isKnown('abc')).toBe(true));
  });
});
