import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../support/collect-garbage.ts';
import { createOpenConnectionHarness, forceReconnect } from './connection-harness.ts';

/** Bytes that are in use once everything that can go is gone. */
async function heapInUse(): Promise<number> {
  for (let n = 0; n < 3; n += 1) {
    await sleep(20);
    collectGarbage();
  }
  return process.memoryUsage().heapUsed;
}

/** Handles that keep the process alive, by kind. */
const handles = () => process.getActiveResourcesInfo().sort().join(' ');

describe('a thousand forced disconnects in a row', () => {
  it('end with one socket, and without leaked timers, listeners, handles or memory', async () => {
    const harness = await createOpenConnectionHarness();
    const { simulator } = harness;
    for (let n = 0; n < 100; n += 1) await forceReconnect(harness, n);
    harness.statuses.length = 0;
    harness.gaps.length = 0;
    harness.logLines.length = 0;
    const before = { heap: await heapInUse(), handles: handles() };

    for (let n = 0; n < 1_000; n += 1) await forceReconnect(harness, n);
    expect(harness.gaps).toHaveLength(2_000);
    expect(simulator.connections()).toHaveLength(1);
    expect(simulator.peakConnections).toBe(1);
    harness.statuses.length = 0;
    harness.gaps.length = 0;
    harness.logLines.length = 0;
    await sleep(100);
    expect(handles()).toBe(before.handles);
    // The simulator keeps its newest requests, some 1 KB each; anything the connection leaked would come on top.
    const grownKb = ((await heapInUse()) - before.heap) / 1024;
    expect(grownKb).toBeLessThan(3_000);
    for (const event of ['exit', 'warning', 'uncaughtException', 'beforeExit'])
      expect(process.listenerCount(event)).toBeLessThan(10);
  }, 120_000);
});
