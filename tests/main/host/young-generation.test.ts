import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MODULE = join(import.meta.dirname, '../../../main/host/young-generation.ts');

/** The largest that the space for new objects gets, in MB, while much is made and kept for a while. */
function largestMb(limited: boolean): number {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    const { limitYoungGeneration } = await import(${JSON.stringify(MODULE)});
    const youngGenerationBytes = () => getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size;
    if (${limited}) limitYoungGeneration();
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

it('the space for new objects stays within 32 MB, and one step of growth where garbage comes at once', () => {
  expect(largestMb(true)).toBeLessThanOrEqual(64);
  expect(largestMb(false)).toBeGreaterThan(64);
}, 60_000);
