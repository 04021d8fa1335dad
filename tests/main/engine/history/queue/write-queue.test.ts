import { describe, expect, it } from 'vitest';
import type { NotificationItem } from '../../../../../core/feed/feed-item.ts';
import { HistoryCallError, HistoryThreadError } from '../../../../../main/engine/history/history-thread.ts';
import {
  type PackedRecord,
  packedItem,
  type WaitingRecord,
} from '../../../../../main/engine/history/queue/packed-record.ts';
import { createWriteQueue, type WriteFailure } from '../../../../../main/engine/history/queue/write-queue.ts';
import { createManualClock } from '../../manual-clock.ts';
import { notificationRecord } from '../notification-record.ts';

function setUp() {
  const clock = createManualClock();
  const written: number[] = [];
  const batches: number[] = [];
  const errors: (string | null)[] = [];
  /** Which notifications came with their message. */
  const complete = new Map<number, boolean>();
  const shortened: number[] = [];
  const givenUp: number[] = [];
  /** Writes wait for this. */
  const block: { until: PromiseWithResolvers<void> | null } = { until: null };
  const disk: { failure: Error | null } = { failure: null };
  /** Ends the thread while it writes this. */
  const deadly: { id: number; asLine: boolean } = { id: 0, asLine: false };
  const uncertain: boolean[] = [];
  const failures: (WriteFailure | null)[] = [];
  const queue = createWriteQueue({
    clock,
    async write(records, mayBeWritten) {
      await block.until?.promise;
      if (disk.failure !== null) throw disk.failure;
      uncertain.push(mayBeWritten);
      if (records.some((record) => idOf(record) === deadly.id && (isComplete(record) || deadly.asLine))) throw ENDED;
      batches.push(records.length);
      written.push(...records.map(idOf));
      for (const record of records) complete.set(idOf(record), isComplete(record));
    },
    onError(failure) {
      failures.push(failure);
      errors.push(failure?.why ?? null);
    },
    onShortened(count, lost) {
      shortened.push(count);
      givenUp.push(lost);
    },
  });
  return {
    clock,
    written,
    complete,
    shortened,
    givenUp,
    block,
    batches,
    errors,
    failures,
    disk,
    deadly,
    uncertain,
    queue,
  };
}

const idOf = (record: WaitingRecord): number =>
  record.kind === 'packed' ? (JSON.parse(packedItem(record)) as NotificationItem).id : -1;
const isComplete = (record: WaitingRecord) => (record as PackedRecord).message !== null;
const ENDED = new HistoryThreadError('out of memory');
const LARGE_FRAME = 'x'.repeat(1024 * 1024);
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
      queue.add({ ...notificationRecord(id), frame: LARGE_FRAME });
      if (id === 1) await clock.advance(20);
    }
    await clock.advance(2000);
    expect(errors.at(-1)).toContain('(17 records could not be kept)');
    disk.failure = null;
    await clock.advance(30_000);
    expect(written).toEqual(Array.from({ length: 63 }, (_, index) => index + 18));
  });

  it('keeps lines without messages in a flood: first those that did not alert, and says how many', async () => {
    const { queue, written, complete, shortened } = setUp();
    const frame = LARGE_FRAME;
    for (let id = 1; id <= 60; id++) {
      queue.add({ ...notificationRecord(id, { outcome: id % 2 === 0 ? 'alert' : 'filtered' }), frame });
    }
    await queue.flush();
    expect(written).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    const withMessage = [...complete].filter(([, isComplete]) => isComplete).map(([id]) => id);
    // The first is on its way; of 5 more the odd ones have room, and of alerts 11 in all: lines and decisions count too.
    expect(withMessage.filter((id) => id % 2 === 1).at(-1)).toBe(5);
    expect(withMessage.filter((id) => id % 2 === 0).at(-1)).toBeGreaterThan(14);
    expect(withMessage).toHaveLength(12);
    expect(shortened).toEqual([48]);
    queue.add({ ...notificationRecord(61), frame });
    await queue.flush();
    expect(complete.get(61)).toBe(true);
    expect(shortened).toEqual([48]);
  });

  it('counts the line and the decision too, of which most of a small message consists', async () => {
    const { queue, complete } = setUp();
    const why = 'x'.repeat(100_000);
    for (let id = 1; id <= 100; id++) queue.add(notificationRecord(id, { outcome: 'filtered', why }));
    await queue.flush();
    const withMessage = [...complete].filter(([, isComplete]) => isComplete);
    expect(withMessage.length).toBeGreaterThan(57);
    expect(withMessage.length).toBeLessThan(80);
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

  it('keeps what waits while the thread has ended, says how often it did, and that a part may be written', async () => {
    const { clock, queue, written, failures, uncertain, disk } = setUp();
    disk.failure = ENDED;
    for (const id of [1, 2]) queue.add(notificationRecord(id));
    await clock.advance(20);
    await clock.advance(1000);
    expect(failures).toEqual([1, 2].map((crashes) => ({ why: 'out of memory', crashes })));
    disk.failure = null;
    queue.add(notificationRecord(3));
    await clock.advance(2000);
    expect(written).toEqual([1, 2, 3]);
    expect(uncertain).toEqual([true, true, false]);
    expect(failures.at(-1)).toBeNull();
  });

  it('finds the message that ends the thread each time and keeps its line; all others keep theirs', async () => {
    const { clock, queue, written, complete, shortened, errors, deadly } = setUp();
    deadly.id = 7;
    for (let id = 1; id <= 10; id++) queue.add(notificationRecord(id));
    await clock.advance(60_000);
    expect(written).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
    expect([...complete].filter(([, isWhole]) => !isWhole).map(([id]) => id)).toEqual([7]);
    expect(shortened).toEqual([1]);
    expect(errors).toEqual([...Array(4).fill('out of memory'), null]);
  });

  it('gives up a message of which not even the line can be written, and says so', async () => {
    const { clock, queue, written, errors, deadly } = setUp();
    Object.assign(deadly, { id: 2, asLine: true });
    for (const id of [1, 2, 3]) queue.add(notificationRecord(id));
    await clock.advance(120_000);
    expect(written).toEqual([1, 3]);
    expect(errors.at(-2)).toBe('out of memory (1 records could not be kept)');
  });

  it('lines that wait take no room from the messages of alerts', async () => {
    const { clock, queue, complete, block } = setUp();
    block.until = Promise.withResolvers<void>();
    for (let id = 1; id <= 13; id += 1)
      queue.add({ ...notificationRecord(id, { outcome: 'filtered' }), frame: LARGE_FRAME });
    const line = { ...notificationRecord(0, { outcome: 'filtered' }), frame: LARGE_FRAME };
    const item = { ...line.item, website: 'w'.repeat(20_000) };
    for (let id = 14; id <= 1_000; id += 1) queue.add({ ...line, item: { ...item, id } });
    queue.add({ ...notificationRecord(1_001), frame: LARGE_FRAME });
    block.until.resolve();
    await clock.advance(1_000);
    expect(complete.get(1_000)).toBe(false);
    expect(complete.get(1_001)).toBe(true);
  });

  it('gives up lines of what did not alert if too much waits, keeps those of alerts and says so', async () => {
    const { clock, queue, written, shortened, givenUp, block } = setUp();
    block.until = Promise.withResolvers<void>();
    const large = (id: number, outcome: 'alert' | 'filtered') => {
      const record = notificationRecord(id, { outcome });
      return { ...record, item: { ...record.item, website: 'w'.repeat(100_000) }, frame: LARGE_FRAME };
    };
    for (let id = 1; id <= 1_200; id += 1) queue.add(large(id, id % 100 === 0 ? 'alert' : 'filtered'));
    block.until.resolve();
    await clock.advance(1_000);
    expect(written.filter((id) => id % 100 === 0)).toEqual(Array.from({ length: 12 }, (_, at) => (at + 1) * 100));
    expect(written).toEqual([...written].sort((a, b) => a - b));
    expect(written.length).toBeLessThan(1_000);
    expect(written.length).toBeGreaterThan(500);
    expect(shortened.at(-1)).toBeGreaterThan(1_000);
    expect(givenUp.at(-1)).toBe(1_200 - written.length);
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
