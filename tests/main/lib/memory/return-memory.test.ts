import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { returnMemoryWhenQuiet } from '../../../../main/lib/memory/return-memory.ts';

const FOLDER = join(import.meta.dirname, '../../../../main/lib/memory');

/** What a program that has become quiet has for new objects, in MB: at last, or as soon as it is less than `untilMb`. */
function quietMb({ returned, busy, untilMb }: { returned: boolean; busy: boolean; untilMb: number }): number {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    const { returnMemoryWhenQuiet } = await import(${JSON.stringify(join(FOLDER, 'return-memory.ts'))});
    const { takeHeap } = await import(${JSON.stringify(join(FOLDER, 'heap.ts'))});
    const megabytes = () =>
      getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').physical_space_size / 1024 / 1024;
    let kept = [];
    for (let at = 0; at < 200_000; at++) {
      kept.push({ at, text: 'text ' + at });
      if (kept.length > 3_000) kept = [];
    }
    if (${returned}) returnMemoryWhenQuiet(takeHeap(), 1_000);
    const work = () => { for (const end = performance.now() + 20; performance.now() < end;); };
    for (let waited = 0; waited < ${returned && !busy ? 20_000 : 3_000} && megabytes() >= ${untilMb}; waited += 25) {
      if (${busy}) work();
      await new Promise((resolve) => setTimeout(resolve, ${busy ? 0 : 25}));
    }
    console.log(megabytes());`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

it('room for new objects is given back when the app has become quiet, and not while it is at work', () => {
  expect(quietMb({ returned: true, busy: false, untilMb: 2.5 })).toBeLessThan(2.5);
  expect(quietMb({ returned: false, busy: false, untilMb: 2.5 })).toBeGreaterThan(4);
  expect(quietMb({ returned: true, busy: true, untilMb: 2.5 })).toBeGreaterThan(4);
}, 60_000);

it('everything is collected once if V8 keeps what a flood left, and not if it gave it back', async () => {
  const MEGABYTE = 1024 * 1024;
  const heap = (afterwards: number) => {
    let bytes = 30 * MEGABYTE;
    const collectAll = vi.fn(() => {
      bytes = 45 * MEGABYTE;
    });
    returnMemoryWhenQuiet({ bytes: () => bytes, newBytes: () => 0, collectNew: vi.fn(), collectAll }, 50);
    bytes = afterwards;
    return collectAll;
  };
  const kept = heap(80 * MEGABYTE);
  const returned = heap(38 * MEGABYTE);
  await vi.waitFor(() => expect(kept).toHaveBeenCalled(), { timeout: 20_000 });
  await new Promise((resolve) => setTimeout(resolve, 500));
  // What then lives counts as small: it is not collected again and again.
  expect(kept).toHaveBeenCalledOnce();
  expect(returned).not.toHaveBeenCalled();
});
