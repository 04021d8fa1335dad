import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openHistory } from '../../../../../main/engine/history/history.ts';
import { openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { EVERYTHING } from '../../../../support/list-everything.ts';
import { createManualClock } from '../../manual-clock.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON } from '../notification-record.ts';
import { pricedRecord } from '../priced-record.ts';
import { recordReports } from '../record-reports.ts';

/** The threads that were started, in order. */
const threads: Worker[] = [];
vi.mock('../../../../../main/engine/history/thread-starter.ts', async (original) => {
  const starter = await original<typeof import('../../../../../main/engine/history/thread-starter.ts')>();
  return {
    ...starter,
    takeHistoryThread() {
      const thread = starter.takeHistoryThread();
      threads.push(thread);
      return thread;
    },
  };
});

async function open() {
  threads.length = 0;
  const clock = createManualClock(NOON);
  const { reports, writeErrors } = recordReports();
  const history = await openHistory({ path: join(await temporaryFolder(), 'history.sqlite'), clock, reports });
  onTestFinished(() => history.dispose());
  return { history, clock, writeErrors };
}

const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const EVENT = { event_id: 'abc123', website: 'ticketmaster' };
const DROPS = { ...EVENT, period: 'all' } as const;

/** Each way in which a thread ends by itself. */
const ENDS: Readonly<Record<string, (thread: Worker | undefined) => unknown>> = {
  'is killed': (thread) => thread?.terminate(),
  // It takes apart what it is sent.
  throws: (thread) => thread?.postMessage(null),
};

describe.each(Object.entries(ENDS))('a thread that %s while it writes', (_name, end) => {
  it('is started again: each message of a flood is in the history once, with its prices', async () => {
    const { history, clock, writeErrors } = await open();
    await history.resume(0, 0);
    const count = 1_500;
    for (const id of ids(1, count)) {
      history.record(pricedRecord(id, { price: 100 + (id % 7), stock: id }));
      if (id % 300 !== 0) continue;
      // Only the thread that writes has been started. A batch is on its way to it.
      writeErrors.length = 0;
      end(threads.at(-1));
      await expect.poll(() => clock.advance(1_000).then(() => writeErrors.at(-1))).toBeNull();
    }
    const listed = () => history.list({ ...EVERYTHING, limit: count + 1 });
    await expect.poll(() => clock.advance(1_000).then(async () => (await listed()).items.length)).toBe(count);
    expect((await listed()).items.map(({ id }) => id).reverse()).toEqual(ids(1, count));
    expect(threads.length).toBeGreaterThan(4);
    expect((await history.dropStatistics(DROPS, 'UTC')).drops).toBe(count);
    const { text } = await history.exportSeries({ ...EVENT, format: 'csv', after: null });
    const prices = text.split('\n').filter((line) => line.includes(',message,,all,'));
    expect(prices).toHaveLength(count);
  }, 60_000);
});

it('a thread that ended while nothing was written is started again by the next message', async () => {
  const { history, clock, writeErrors } = await open();
  await threads[0]?.terminate();
  history.record(pricedRecord(1, { price: 100, stock: 1 }));
  await clock.advance(20);
  await expect.poll(async () => (await history.list(EVERYTHING)).items).toHaveLength(1);
  expect(writeErrors).toEqual([null]);
});

it('what a thread has written before it ended is passed over by the next one', async () => {
  const writer = openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
  onTestFinished(() => writer.close());
  const [first, second, third] = ids(1, 3).map((id) => pricedRecord(id, { price: 100, stock: id }));
  if (first === undefined || second === undefined || third === undefined) throw new Error('three records');
  writer.write([first, second], NOON);
  expect(() => writer.write([first, second, third], NOON)).toThrow('2 of 3 records');
  writer.write([first, second, third], NOON, true);
  expect(writer.list(EVERYTHING).items).toHaveLength(3);
  expect(writer.dropStatistics(DROPS, 'UTC', NOON).drops).toBe(3);
});
