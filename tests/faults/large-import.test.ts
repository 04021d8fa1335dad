import { describe, expect, it } from 'vitest';
import { connected, feed, message } from '../main/engine/harness.ts';

const COUNT = 100_000;
/** Twice of it is let pass: on a loaded machine the same work takes more of a thread's time. */
const PROMISED_MS = 50;
const rows = (count: number) =>
  `event_id,section,max_price_filter,keywords\n${Array.from({ length: count }, (_, i) => `event${i},101-110,100,"floor -vip"\n`).join('')}`;

/** The longest that this thread was busy between two turns of the event loop, in milliseconds of CPU time. */
function watchTurns() {
  let longestMs = 0;
  let before = process.threadCpuUsage();
  let running = true;
  const turn = () => {
    const now = process.threadCpuUsage();
    longestMs = Math.max(longestMs, (now.user + now.system - before.user - before.system) / 1000);
    before = now;
    if (running) setTimeout(turn, 1);
  };
  turn();
  return () => {
    running = false;
    return longestMs;
  };
}

describe('an import', () => {
  it.skipIf(process.threadCpuUsage === undefined)(
    'of 100,000 entries holds no alert up for more than 50 ms: not while it is read, planned, done, stored or shown',
    // What else the machine does can only make a turn longer.
    { timeout: 180_000, retry: 2 },
    async () => {
      const { gateway, app } = await connected();
      const payload = { text: rows(COUNT), format: 'csv', mode: 'merge' } as const;
      const longest = watchTurns();
      const preview = await app.request('watchlist.importPreview', payload);
      expect(preview.counts).toMatchObject({ added: COUNT, rejected: 0 });
      expect(preview.added).toHaveLength(100);
      expect(await app.request('watchlist.importConfirm', payload)).toMatchObject({
        ok: true,
        value: { added: COUNT },
      });
      await expect.poll(() => app.payloads('watchlist').at(-1)?.start, { timeout: 60_000 }).toBe(COUNT - 500);
      const longestMs = longest();
      console.log(`the longest turn: ${longestMs.toFixed(0)} ms`);
      expect(longestMs).toBeLessThan(2 * PROMISED_MS);
      expect(app.payloads('import.progress').at(-1)).toMatchObject({ total: COUNT });
      gateway.sendFrame(message({ event_id: 'event99999' }));
      await expect.poll(async () => (await feed(app))[0], { timeout: 10_000 }).toMatchObject({ entry: 'event99999' });
    },
  );
});
