import { describe, expect, it } from 'vitest';
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
    await app.request('watchlist.importConfirm', { text: JSON.stringify(entries), format: 'json', mode: 'merge' });
    const ids = entries.slice(1).map(({ id }) => id);
    const { removed, undo } = await app.request('watchlist.remove', { ids });
    expect(removed).toBe(19_999);
    expect((await app.request('watchlist.list', null)).total).toBe(1);
    // At once it would nearly be all of the work.
    expect(await largestShare(() => app.request('watchlist.restore', { undo }))).toBeLessThan(0.5);
    expect((await app.request('watchlist.list', null)).total).toBe(20_000);
  },
);

describe('the undo of a delete', () => {
  async function deleteOne(app: Awaited<ReturnType<typeof startEngine>>): Promise<string> {
    await app.request('watchlist.save', { entry: { event_id: 'abc123' } });
    return (await app.request('watchlist.remove', { ids: ['abc123'] })).undo;
  }
  const total = async (app: Awaited<ReturnType<typeof startEngine>>) =>
    (await app.request('watchlist.list', null)).total;

  it('needs only a name of what was deleted, which the engine keeps', async () => {
    const app = await startEngine();
    const undo = await deleteOne(app);
    expect(await deleteOne(app)).not.toBe(undo);
    await app.request('watchlist.restore', { undo });
    expect(await total(app)).toBe(1);
  });

  it('keeps what was edited since, and is done once', async () => {
    const app = await startEngine();
    const undo = await deleteOne(app);
    await app.request('watchlist.save', { entry: { event_id: 'def456' } });
    await app.request('watchlist.restore', { undo });
    expect(await total(app)).toBe(2);
    await expect(app.request('watchlist.restore', { undo })).rejects.toThrow('no longer kept: add it again');
  });

  it('puts nothing of your own watchlist into that of the demo, and works once you are back', async () => {
    const app = await startEngine();
    const undo = await deleteOne(app);
    await app.request('demo.start', null);
    const inDemo = await total(app);
    await expect(app.request('watchlist.restore', { undo })).rejects.toThrow('leave the demo, then undo');
    expect(await total(app)).toBe(inDemo);
    await app.request('demo.stop', null);
    await app.request('watchlist.restore', { undo });
    expect(await total(app)).toBe(1);
  });
});
