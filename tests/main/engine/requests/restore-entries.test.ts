import { expect, it } from 'vitest';
import { startEngine } from '../harness.ts';

/** How often anything else got its turn while this was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let running = true;
  const turn = () => {
    turns += 1;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  await work;
  running = false;
  return turns;
}

it('the undo of a large delete, and the delete, let everything else have its turn', { timeout: 60_000 }, async () => {
  const app = await startEngine();
  const entries = Array.from({ length: 20_000 }, (_, i) => ({
    id: `e${i}`,
    event_id: `event${i}`,
    section: '101-110',
  }));
  // Some 20 slices of 5 ms: before, all of it was one turn.
  expect(await turnsDuring(app.request('watchlist.restore', { entries }))).toBeGreaterThan(20);
  expect((await app.request('watchlist.list', null)).total).toBe(20_000);
  const { removed } = await app.request('watchlist.remove', { ids: entries.slice(1).map(({ id }) => id) });
  expect(removed).toHaveLength(19_999);
  expect((await app.request('watchlist.list', null)).total).toBe(1);
});
