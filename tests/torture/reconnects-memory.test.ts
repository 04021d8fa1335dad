import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createOpenConnectionHarness, forceReconnect } from '../faults/connection/connection-harness.ts';
import { collectGarbage } from '../support/collect-garbage.ts';
import { promise } from './support/promise.ts';

const RECONNECTS = 2_400;
const SAMPLE_EVERY = 400;
const MB = 1024 ** 2;

/** What is in use once everything that can go is gone. */
async function memory() {
  for (let n = 0; n < 3; n += 1) {
    await sleep(50);
    collectGarbage();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed / MB, external: external / MB, rss: rss / MB };
}

/**
 * The process grows at first: V8 compiles what runs often, OpenSSL and the allocator keep freed pages for the next TLS
 * handshake. That is bounded; what each reconnect leaves behind would go on growing. The heap's half a KB for each is the
 * simulator's: it keeps its newest 10,000 requests.
 */
it('uses the same memory after 2,400 reconnects as after 400', async () => {
  const harness = await createOpenConnectionHarness();
  const { simulator } = harness;
  const samples: Awaited<ReturnType<typeof memory>>[] = [];
  for (let n = 1; n <= RECONNECTS; n += 1) {
    await forceReconnect(harness, n);
    if (n % SAMPLE_EVERY !== 0) continue;
    // What the test itself keeps.
    for (const kept of [harness.statuses, harness.gaps, harness.logLines]) kept.length = 0;
    samples.push(await memory());
  }
  const figure = (of: 'heap' | 'external' | 'rss') => samples.map((sample) => sample[of].toFixed(1)).join(', ');
  promise(
    `memory after ${RECONNECTS} reconnects is flat`,
    `MB after each ${SAMPLE_EVERY}: heap ${figure('heap')}; external ${figure('external')}; resident ${figure('rss')}`,
  );
  const [first, , third] = samples;
  const last = samples.at(-1);
  expect((last?.heap ?? 0) - (first?.heap ?? 0)).toBeLessThan(4);
  expect((last?.external ?? 0) - (first?.external ?? 0)).toBeLessThan(4);
  expect((last?.rss ?? 0) - (third?.rss ?? 0)).toBeLessThan(40);
  expect(simulator.peakConnections).toBe(1);
}, 600_000);
