import { once } from 'node:events';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

const MODULE = join(import.meta.dirname, '../../../main/lib/thread-priority.ts');

/** The priorities of a new thread before and after it lowers its own, as often as told: the higher the number, the later it runs. */
async function prioritiesOfThread(times: number): Promise<readonly [number, number]> {
  const script = `
    const { getPriority } = require('node:os');
    const { parentPort } = require('node:worker_threads');
    import(${JSON.stringify(MODULE)}).then(({ lowerThreadPriority }) => {
      const before = getPriority();
      for (let time = 0; time < ${times}; time += 1) lowerThreadPriority();
      parentPort.postMessage([before, getPriority()]);
    });`;
  const worker = new Worker(script, { eval: true });
  const [priorities] = await once(worker, 'message');
  return priorities;
}

it.runIf(process.platform === 'linux')('a thread lowers its own priority and no other', async () => {
  const mine = getPriority();
  const [before, after] = await prioritiesOfThread(1);
  expect(before).toBe(mine);
  expect(after).toBeGreaterThan(before);
  expect(getPriority()).toBe(mine);
});

it.runIf(process.platform === 'linux')('a thread that is as nice as one can be stays so', async () => {
  expect((await prioritiesOfThread(9))[1]).toBe(19);
});

it.skipIf(process.platform === 'linux')(
  'elsewhere the priority, which is that of the whole process, stays',
  async () => {
    const mine = getPriority();
    await prioritiesOfThread(1);
    expect(getPriority()).toBe(mine);
  },
);
