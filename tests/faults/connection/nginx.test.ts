import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { waitUntil } from '../../support/wait-for.ts';
import { type ConnectionHarnessOptions, createConnectionHarness } from './connection-harness.ts';
import { type Nginx, nginxUnavailableReason, startNginx } from './nginx.ts';

const unavailableReason = nginxUnavailableReason();

/** A connection that reaches the simulator through nginx. */
async function createHarnessBehindNginx(options: ConnectionHarnessOptions & { readonly idleSeconds?: number } = {}) {
  const harness = await createConnectionHarness(options);
  const nginx: Nginx = await startNginx(harness.simulator.port, harness.simulator.credentials, options.idleSeconds);
  onTestFinished(() => nginx.dispose());
  harness.connection.configure({ ...harness.config, url: `wss://127.0.0.1:${nginx.port}/eventory` });
  harness.connection.connect();
  await harness.waitForStatus('open');
  return { ...harness, nginx };
}

describe('behind nginx', () => {
  beforeEach((context) => {
    if (unavailableReason !== null) context.skip(unavailableReason);
  });

  it('frames arrive whole, small and large', async () => {
    const harness = await createHarnessBehindNginx();
    const frames = [1, 100, 60_000, 5_000_000].map((size) => 'x'.repeat(size));
    for (const frame of frames) harness.simulator.sendFrame(frame);
    await waitUntil(() => harness.frames.length === frames.length);
    expect(harness.frames).toEqual(frames);
  });

  it('the heartbeat keeps a quiet connection from being cut for idleness', async () => {
    // A ping every 1.5 s instead of 15 s, and nginx cuts after 3 s of quiet, as it does after 60 s by default.
    const harness = await createHarnessBehindNginx({ speed: 10, idleSeconds: 3 });
    await sleep(6_500);
    expect(harness.gaps).toEqual([]);
  });

  it('a cut for idleness is a gap, and the connection comes back', async () => {
    const harness = await createHarnessBehindNginx({ idleSeconds: 1 });
    await waitUntil(() => harness.gaps.length === 2);
    expect(harness.connection.status().state).toBe('open');
    await waitUntil(() => harness.simulator.connections().length === 1);
  });

  it('502 while the gateway is down is said to be the gateway’s problem, and is over with it', async () => {
    const harness = await createHarnessBehindNginx({ speed: 10, random: () => 0.5 });
    await harness.simulator.stopListening();
    const { problem } = await harness.waitForStatus((status) => status.problem?.cause === 'server_error');
    expect(problem?.sentence).toContain('(502)');
    await harness.simulator.startListening();
    await harness.waitForStatus('open');
  });

  it.each(['reload', 'restart'] as const)(
    '%s under load: each connection gets every frame from its first on',
    async (how) => {
      const harness = await createHarnessBehindNginx({ random: () => 0.05 });
      const sessions: number[][] = [[]];
      harness.connection.onGap(({ to }) => to !== null && sessions.push([]));
      harness.connection.onFrame((text) => sessions.at(-1)?.push(Number(text)));
      let sent = 0;
      const load = setInterval(() => {
        for (let n = 0; n < 5; n += 1) harness.simulator.sendFrame(String(sent++));
      }, 5);
      onTestFinished(() => clearInterval(load));
      for (let round = 0; round < 2; round += 1) {
        const gaps = harness.gaps.length;
        await sleep(150);
        if (how === 'reload') await harness.nginx.reload();
        else {
          await harness.nginx.stop();
          await harness.nginx.start();
        }
        await waitUntil(() => harness.gaps.length >= gaps + 2);
      }
      await sleep(150);
      clearInterval(load);
      await waitUntil(() => sessions.at(-1)?.at(-1) === sent - 1);
      expect(sessions).toHaveLength(3);
      for (const [first = 0, ...rest] of sessions) expect(rest).toEqual(rest.map((_, n) => first + 1 + n));
      expect(harness.simulator.connections()).toHaveLength(1);
    },
  );
});
