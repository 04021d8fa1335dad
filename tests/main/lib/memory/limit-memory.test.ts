import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MODULE = join(import.meta.dirname, '../../../../main/lib/memory/limit-memory.ts');

/** The largest that the space for new objects gets, in MB, while much is made and kept for a while. */
function largestMb(limited: boolean): number {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    const { limitMemory } = await import(${JSON.stringify(MODULE)});
    const youngGenerationBytes = () => getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size;
    if (${limited}) limitMemory();
    const kept = [];
    let largest = 0;
    for (let round = 0; round < 3000; round++) {
      kept.push(Array.from({ length: 2000 }, (_, at) => ({ at, text: 'text ' + at })));
      if (kept.length > 60) kept.shift();
      if (round % 20 === 0) await new Promise(setImmediate);
      largest = Math.max(largest, youngGenerationBytes());
    }
    console.log(largest / 1024 / 1024);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

it('the space for new objects gets less than half of what V8 takes for it', () => {
  // 18 to 24 MB of 128; up to 35 if the limit is noticed late, because other programs have the processors.
  expect(largestMb(true)).toBeLessThan(0.5 * largestMb(false));
}, 60_000);

/** Prints the largest heap, in bytes, of a program that holds 32 MB of messages and lets go of the oldest with each new one. */
const FLOOD = `
  const held = [];
  let largest = 0;
  for (let at = 0; at < 40_000; at += 1) {
    held[at % 2000] = Array.from({ length: 2000 }, (_, index) => index + at);
    if (at % 500 === 0) {
      await new Promise(setImmediate);
      largest = Math.max(largest, process.memoryUsage().heapTotal);
    }
  }
  console.log(largest);
`;

function largestHeap(before: string): number {
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', before + FLOOD], { encoding: 'utf8' }));
}

it('takes less memory than a flood takes without limits', () => {
  const limited = largestHeap(`const { limitMemory } = await import(${JSON.stringify(MODULE)}); limitMemory();`);
  expect(limited).toBeGreaterThan(32e6);
  // 0.72 on a free machine; less is collected in time if other programs have the processors.
  expect(limited).toBeLessThan(0.9 * largestHeap(''));
}, 60_000);
