import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type ConnectionHarnessOptions, createConnectionHarness, sleep, waitUntil } from './connection-harness.ts';
import { type Nginx, nginxUnavailableReason, startNginx } from './nginx.ts';

const unavailableReason = nginxUnavailableReason();

/** A connection that reaches the simulator through nginx. */
async function createHarnessBehindNginx(options: ConnectionHarnessOptions & { readonly idleSeconds?: number } = {}) {
  const rig = await createConnectionHarness(options);
  const nginx: Nginx = await startNginx(rig.simulator.port, rig.simulator.credentials, options.idleSeconds);
  onTestFinished(() => nginx.dispose());
  rig.connection.configure({ ...rig.config, url: `wss://127.0.0.1:${nginx.port}/eventory` });
  rig.connection.connect();
  await rig.waitForStatus('open');
  return { ...rig, nginx };
}

describe('behind nginx', () => {
  beforeEach((context) => {
    if (unavailableReason !== null) context.skip(unavailableReason);
  });

  it('frames arrive whole, small and large', async () => {
    const rig = await createHarnessBehindNginx();
    const frames = [1, 100, 60_000, 5_000_000].map((size) => 'x'.repeat(size));
    for (const frame of frames) rig.simulator.sendFrame(frame);
    await waitUntil(() => rig.frames.length === frames.length);
    expect(rig.frames).toEqual(frames);
  });

  it('the heartbeat keeps a quiet connection from being cut for idleness', async () => {
    // A ping every 1.5 s instead of 15 s, and nginx cuts after 3 s of quiet, as it does after 60 s by default.
    const rig = await createHarnessBehindNginx({ speed: 10, idleSeconds: 3 });
    await sleep(6_500);
    expect(rig.gaps).toEqual([]);
  });

  it('a cut for idleness is a gap, and the connection comes back', async () => {
    const rig = await createHarnessBehindNginx({ idleSeconds: 1 });
    await waitUntil(() => rig.gaps.length === 2);
    expect(rig.connection.status().state).toBe('open');
    await waitUntil(() => rig.simulator.connections().length === 1);
  });

  it('502 while the gateway is down is said to be the gateway’s problem, and is over with it', async () => {
    const rig = await createHarnessBehindNginx({ speed: 10, random: () => 0.5 });
    await rig.simulator.stopListening();
    const { problem } = await rig.waitForStatus((status) => status.problem?.cause === 'server_error');
    expect(problem?.sentence).toContain('(502)');
    await rig.simulator.startListening();
    await rig.waitForStatus('open');
  });

  it.each(['reload', 'restart'] as const)(
    '%s under load: each connection gets every frame from its first on',
    async (how) => {
      const rig = await createHarnessBehindNginx({ random: () => 0.05 });
      const sessions: number[][] = [[]];
      rig.connection.onGap(({ to }) => to !== null && sessions.push([]));
      rig.connection.onFrame((text) => sessions.at(-1)?.push(Number(text)));
      let sent = 0;
      const load = setInterval(() => {
        for (let n = 0; n < 5; n += 1) rig.simulator.sendFrame(String(sent++));
      }, 5);
      onTestFinished(() => clearInterval(load));
      for (let round = 0; round < 2; round += 1) {
        const gaps = rig.gaps.length;
        await sleep(150);
        if (how === 'reload') await rig.nginx.reload();
        else {
          await rig.nginx.stop();
          await rig.nginx.start();
        }
        await waitUntil(() => rig.gaps.length >= gaps + 2);
      }
      await sleep(150);
      clearInterval(load);
      await waitUntil(() => sessions.at(-1)?.at(-1) === sent - 1);
      expect(sessions).toHaveLength(3);
      for (const [first = 0, ...rest] of sessions) expect(rest).toEqual(rest.map((_, n) => first + 1 + n));
      expect(rig.simulator.connections()).toHaveLength(1);
    },
  );
});
