import { expect, it } from 'vitest';
import { startEngine } from '../harness.ts';

/** The longest that this thread was busy between two turns, as a part of all of its work. */
async function largestShare(work: () => Promise<unknown>): Promise<number> {
  const turns: number[] = [];
  let before = process.threadCpuUsage();
  let running = true;
  const turn = () => {
    const now = process.threadCpuUsage();
    turns.push(now.user + now.system - before.user - before.system);
    before = now;
    if (running) setImmediate(turn);
  };
  turn();
  await work();
  running = false;
  turn();
  return Math.max(...turns) / turns.reduce((sum, one) => sum + one, 0);
}

it.skipIf(process.threadCpuUsage === undefined)(
  'the undo of a large delete lets everything else have its turn',
  { timeout: 60_000 },
  async () => {
    const app = await startEngine();
    const entries = Array.from({ length: 20_000 }, (_, i) => ({
      id: `e${i}`,
      event_id: `event${i}`,
      section: '101-110',
    }));
    // At once it would nearly be all of the work.
    expect(await largestShare(() => app.request('watchlist.restore', { entries }))).toBeLessThan(0.4);
    expect((await app.request('watchlist.list', null)).total).toBe(20_000);
    const { removed } = await app.request('watchlist.remove', { ids: entries.slice(1).map(({ id }) => id) });
    expect(removed).toHaveLength(19_999);
    expect((await app.request('watchlist.list', null)).total).toBe(1);
  },
);
