import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../../../main/lib/memory');

/** The room for new objects of a program, in MB: in a flood until it is as large as it may be, in the quiet after it, and in the next flood. */
function roomsMb(): readonly number[] {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    import { setTimeout as sleep } from 'node:timers/promises';
    const { limitNewObjects } = await import(${JSON.stringify(join(FOLDER, 'limit-new-objects.ts'))});
    const { takeHeap } = await import(${JSON.stringify(join(FOLDER, 'heap.ts'))});
    limitNewObjects(50);
    const heap = takeHeap();
    const roomMb = () => getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size / 1024 / 1024;
    async function flood() {
      const kept = [];
      for (let round = 0; round < 10_000 && roomMb() < 8; round++) {
        kept.push(Array.from({ length: 2000 }, (_, at) => ({ at, text: 'text ' + at })));
        if (kept.length > 60) kept.shift();
        if (round % 20 === 0) await new Promise(setImmediate);
      }
      return roomMb();
    }
    async function quiet() {
      for (let waited = 0; waited < 20_000 && roomMb() > 4; waited += 500) {
        await sleep(500);
        heap.collectNew();
      }
      await sleep(500);
      return roomMb();
    }
    console.log(JSON.stringify([await flood(), await quiet(), await flood()]));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

it('the room for new objects that V8 made small in quiet grows again in the next flood', () => {
  const [flood = 0, quiet = 0, next = 0] = roomsMb();
  expect(flood).toBeGreaterThanOrEqual(8);
  expect(quiet).toBeLessThanOrEqual(4);
  expect(next).toBeGreaterThanOrEqual(8);
}, 60_000);
