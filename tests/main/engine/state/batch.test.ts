import { describe, expect, it } from 'vitest';
import { createBatch } from '../../../../main/engine/state/batch.ts';
import { createVirtualClock } from '../gateway/virtual-clock.ts';

function batching() {
  const clock = createVirtualClock();
  const batches: { at: number; items: readonly number[] }[] = [];
  const start = clock.now();
  const batch = createBatch<number>(clock, (items) => batches.push({ at: clock.now() - start, items }));
  return { clock, batch, batches };
}

describe('a feed batch', () => {
  it('sends the first item at once', () => {
    const { batch, batches } = batching();
    batch.add(1);
    expect(batches).toEqual([{ at: 0, items: [1] }]);
  });

  it('sends at most once in 50 ms, in the order of arrival, whatever comes', () => {
    const { clock, batch, batches } = batching();
    for (let item = 0; item < 200; item++) {
      batch.add(item);
      clock.pass(5);
    }
    clock.pass(1000);
    expect(batches.flatMap(({ items }) => items)).toEqual(Array.from({ length: 200 }, (_, item) => item));
    for (const [index, { at }] of batches.entries()) {
      if (index > 0) expect(at - (batches[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(50);
    }
  });

  it('drops what waits when it is stopped, and leaves no timer', () => {
    const { clock, batch, batches } = batching();
    batch.add(1);
    batch.add(2);
    batch.clear();
    expect(clock.pending()).toBe(0);
    batch.add(3);
    expect(batches.map(({ items }) => items)).toEqual([[1], [3]]);
  });
});
