import { describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../../../main/engine/history/history-records.ts';
import { HistoryCallError } from '../../../../main/engine/history/history-thread.ts';
import { createWriteQueue } from '../../../../main/engine/history/write-queue.ts';
import { createManualClock } from '../manual-clock.ts';
import { notificationRecord } from './notification-record.ts';

function setUp() {
  const clock = createManualClock();
  const written: number[] = [];
  const batches: number[] = [];
  const errors: (string | null)[] = [];
  const kinds = new Map<number, HistoryRecord['kind']>();
  const shortened: number[] = [];
  const disk: { failure: Error | null } = { failure: null };
  const queue = createWriteQueue({
    clock,
    async write(records) {
      if (disk.failure !== null) throw disk.failure;
      batches.push(records.length);
      written.push(...records.map(idOf));
      for (const record of records) kinds.set(idOf(record), record.kind);
    },
    onError: (why) => errors.push(why),
    onShortened: (count) => shortened.push(count),
  });
  return { clock, written, kinds, shortened, batches, errors, disk, queue };
}

const idOf = (record: HistoryRecord): number => ('item' in record ? record.item.id : -1);
const FULL = new HistoryCallError('database or disk is full', 'unavailable');

describe('the queue of writes', () => {
  it('sends a batch within 20 ms, and at once when 200 records wait', async () => {
    const { clock, queue, batches } = setUp();
    for (const id of [1, 2, 3]) queue.add(notificationRecord(id));
    await clock.advance(20);
    expect(batches).toEqual([3]);
    for (let id = 4; id < 204; id++) queue.add(notificationRecord(id));
    await clock.advance(0);
    expect(batches).toEqual([3, 200]);
  });

  it('sends at once when a megabyte of messages waits', async () => {
    const { clock, queue, written } = setUp();
    for (let id = 1; id <= 20; id++) queue.add({ ...notificationRecord(id), frame: 'x'.repeat(60_000) });
    await clock.advance(0);
    expect(written).toHaveLength(20);
  });

  it('keeps what a full disk refused and writes it, in order, once there is room', async () => {
    const { clock, queue, written, errors, disk } = setUp();
    disk.failure = FULL;
    for (const id of [1, 2]) queue.add(notificationRecord(id));
    await clock.advance(20);
    queue.add(notificationRecord(3));
    await queue.flush();
    await clock.advance(1000);
    await clock.advance(2000);
    expect(written).toEqual([]);
    expect(errors).toEqual(Array(3).fill('database or disk is full'));
    disk.failure = null;
    await clock.advance(4000);
    expect(written).toEqual([1, 2, 3]);
    expect(errors.at(-1)).toBeNull();
    queue.add(notificationRecord(4));
    await clock.advance(20);
    expect(written).toEqual([1, 2, 3, 4]);
  });

  it('gives up the oldest beyond 64 MB and says how many', async () => {
    const { clock, queue, written, errors, disk } = setUp();
    disk.failure = FULL;
    for (let id = 1; id <= 80; id++) {
      queue.add({ ...notificationRecord(id), frame: 'x'.repeat(1024 * 1024) });
      if (id === 1) await clock.advance(20);
    }
    await clock.advance(2000);
    expect(errors.at(-1)).toContain('(16 records could not be kept)');
    disk.failure = null;
    await clock.advance(30_000);
    expect(written).toEqual(Array.from({ length: 64 }, (_, index) => index + 17));
  });

  it('keeps lines without messages in a flood: first those that did not alert, and says how many', async () => {
    const { queue, written, kinds, shortened } = setUp();
    const frame = 'x'.repeat(1024 * 1024);
    for (let id = 1; id <= 60; id++) {
      queue.add({ ...notificationRecord(id, { outcome: id % 2 === 0 ? 'alert' : 'filtered' }), frame });
    }
    await queue.flush();
    expect(written).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    const withMessage = [...kinds].filter(([, kind]) => kind === 'notification').map(([id]) => id);
    // The first is on its way; of 17 more the odd ones have room, and of alerts 32 in all.
    expect(withMessage.filter((id) => id % 2 === 1).at(-1)).toBe(17);
    expect(withMessage.filter((id) => id % 2 === 0).at(-1)).toBeGreaterThan(40);
    expect(withMessage).toHaveLength(33);
    expect(shortened).toEqual([27]);
    queue.add({ ...notificationRecord(61), frame });
    await queue.flush();
    expect(kinds.get(61)).toBe('notification');
    expect(shortened).toEqual([27]);
  });

  it('does not try again what the database refuses for good', async () => {
    const { clock, queue, written, errors, disk } = setUp();
    disk.failure = new HistoryCallError('1 of 1 records: UNIQUE', 'record');
    queue.add(notificationRecord(1));
    await clock.advance(20);
    disk.failure = null;
    queue.add(notificationRecord(2));
    await clock.advance(20);
    expect(written).toEqual([2]);
    expect(errors).toEqual(['1 of 1 records: UNIQUE', null]);
  });

  it('tries once more when the app ends', async () => {
    const { clock, queue, written, disk } = setUp();
    disk.failure = FULL;
    queue.add(notificationRecord(1));
    await clock.advance(20);
    disk.failure = null;
    await queue.dispose();
    expect(written).toEqual([1]);
  });
});
