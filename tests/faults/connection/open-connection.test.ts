import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { waitUntil } from '../../support/wait-for.ts';
import { createConnectionHarness, createOpenConnectionHarness, reportedText } from './connection-harness.ts';

const message = (n: number) => JSON.stringify({ event_id: `e${n}`, changes: { stock_increase: ['A'] } });

describe('close codes', () => {
  it.each([1000, 1001, 1011, 1012, 1013, 3000, 4000])('%i: comes back by itself', async (code) => {
    const harness = await createOpenConnectionHarness();
    harness.simulator.closeAll(code);
    await waitUntil(() => harness.gaps.length === 2);
    expect(harness.gaps[1]?.reason).toBe(`the gateway closed the connection (${code})`);
    expect(harness.connection.status().state).toBe('open');
    expect(harness.simulator.peakConnections).toBe(1);
  });
  it.each([1008, 4401, 4403])('%i: stops, and comes back when the user says connect', async (code) => {
    const harness = await createOpenConnectionHarness({ speed: 10 });
    harness.simulator.closeAll(code, 'subscription ended');
    const { problem } = await harness.waitForStatus('unauthorised');
    expect(problem?.sentence).toContain('subscription ended');
    await sleep(200);
    expect(harness.simulator.connections()).toEqual([]);
    harness.connection.connect();
    await harness.waitForStatus('open');
  });
});

describe('a half-open connection', () => {
  it('is noticed within 25 s, replaced at once, and shown as a gap from the last sign of life', async () => {
    const harness = await createOpenConnectionHarness({ speed: 10 });
    harness.simulator.sendFrame(message(1));
    await waitUntil(() => harness.frames.length === 1);
    const stalledAt = harness.clock.now();
    harness.simulator.stall();
    await waitUntil(() => harness.gaps.length === 2);
    const [begun, over] = harness.gaps;
    // Half a second of slack for this machine, on a clock that runs ten times as fast.
    expect(Date.parse(begun?.from ?? '')).toBeLessThanOrEqual(stalledAt + 2_000);
    expect(Date.parse(over?.to ?? '') - stalledAt).toBeLessThanOrEqual(25_000 + 5_000);
    expect(begun?.reason).toBe('no sign of life from the gateway');
    expect(harness.simulator.peakConnections).toBe(1);
  });
  it('is noticed 3 s after the computer woke up', async () => {
    const harness = await createOpenConnectionHarness({ speed: 4 });
    harness.simulator.stall();
    const wokenAt = harness.clock.now();
    harness.emitNetworkEvent('resume');
    await waitUntil(() => harness.gaps.length === 2);
    expect(harness.clock.now() - wokenAt).toBeLessThan(3_000 + 3_000);
  });
  it('that only was slow is kept', async () => {
    const harness = await createOpenConnectionHarness({ speed: 10 });
    harness.simulator.stall();
    harness.emitNetworkEvent('unlock');
    await sleep(100);
    harness.simulator.resume();
    await sleep(400);
    expect(harness.gaps).toEqual([]);
    expect(harness.connection.status().state).toBe('open');
  });
});

describe('pings of the gateway', () => {
  it('are signs of life, also if it answers none of ours; without them it is silent', async () => {
    const harness = await createConnectionHarness({ speed: 20 });
    const pinging = await startPingingGateway(harness.simulator.credentials);
    harness.connection.configure({ ...harness.config, url: pinging.url });
    harness.connection.connect();
    await harness.waitForStatus('open');
    const openedAt = harness.clock.now();
    // Longer than silence may be.
    await waitUntil(() => harness.clock.now() - openedAt > 40_000);
    expect(harness.gaps).toEqual([]);
    pinging.stop();
    await waitUntil(() => harness.gaps.length >= 1);
    expect(harness.gaps[0]?.reason).toBe('no sign of life from the gateway');
  });
});

/** A gateway that pings and never answers a ping. */
async function startPingingGateway(credentials: { readonly cert: string; readonly key: string }) {
  const server = createServer(credentials);
  const sockets = new WebSocketServer({ server, autoPong: false });
  const timer = setInterval(() => {
    for (const socket of sockets.clients) socket.ping();
  }, 10);
  onTestFinished(() => {
    clearInterval(timer);
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `wss://127.0.0.1:${port}/eventory`, stop: () => clearInterval(timer) };
}

describe('a slow drip', () => {
  it('of a whole frame is put together', async () => {
    const harness = await createOpenConnectionHarness();
    const text = JSON.stringify({ event_id: 'drip', note: 'x'.repeat(400) });
    await harness.simulator.sendSlowly(text, { chunkBytes: 3, everyMs: 1 });
    await waitUntil(() => harness.frames.length === 1);
    expect(harness.frames).toEqual([text]);
  });
  it('of a long message on a slow line is waited for, however long it takes', async () => {
    const harness = await createOpenConnectionHarness({ speed: 20 });
    const text = JSON.stringify({ event_id: 'long', note: 'x'.repeat(2_000_000) });
    const startedAt = harness.clock.now();
    await harness.simulator.sendSlowly(text, { chunkBytes: 10_000, everyMs: 15 });
    await waitUntil(() => harness.frames.length === 1);
    // Longer than silence may be.
    expect(harness.clock.now() - startedAt).toBeGreaterThan(40_000);
    expect(harness.frames).toEqual([text]);
    expect(harness.gaps).toEqual([]);
  });
  it('that never makes a frame is silence', async () => {
    const harness = await createOpenConnectionHarness({ speed: 20 });
    const dripping = harness.simulator.sendSlowly('y'.repeat(100_000), { chunkBytes: 1, everyMs: 10 });
    await waitUntil(() => harness.gaps.length >= 1);
    expect(harness.gaps[0]?.reason).toBe('no sign of life from the gateway');
    await harness.waitForStatus('open');
    await dripping;
  });
});

describe('frames that are refused', () => {
  it('of 16 MiB end the connection, which comes back; just below they pass', async () => {
    const harness = await createOpenConnectionHarness();
    harness.simulator.sendFrame('x'.repeat(16 * 1024 * 1024 - 1));
    await waitUntil(() => harness.frames.length === 1);
    expect(harness.frames[0]).toHaveLength(16 * 1024 * 1024 - 1);
    harness.simulator.sendFrame('x'.repeat(16 * 1024 * 1024));
    await waitUntil(() => harness.gaps.length === 2);
    expect(harness.refusedFrames).toEqual(['a frame of 16 MiB or more']);
    expect(harness.frames).toHaveLength(1);
    expect(harness.connection.status().state).toBe('open');
  });
  it('binary ones are reported and do no harm', async () => {
    const harness = await createOpenConnectionHarness();
    harness.simulator.sendFrame(new Uint8Array([1, 2, 3]));
    harness.simulator.sendFrame(message(1));
    await waitUntil(() => harness.frames.length === 1);
    expect(harness.refusedFrames).toEqual(['a binary frame of 3 bytes']);
    expect(harness.gaps).toEqual([]);
  });
  it('compression is never agreed to, so that a bomb cannot even be sent', async () => {
    const harness = await createOpenConnectionHarness({ simulator: { compression: true } });
    const upgrade = harness.simulator.requests().at(-1);
    expect(upgrade?.headers['sec-websocket-extensions']).toBeUndefined();
    // A text frame with RSV1 set, as only permessage-deflate may.
    harness.simulator.sendBytes(new Uint8Array([0xc1, 0x01, 0x00]));
    await waitUntil(() => harness.gaps.length === 2);
    expect(harness.frames).toEqual([]);
    expect(harness.gaps[0]?.reason).toMatch(/not a WebSocket frame/);
  });
  it.each([
    ['a reserved opcode', [0x83, 0x00]],
    ['a masked frame from the server', [0x81, 0x81, 0, 0, 0, 0, 0x20]],
    ['text that is not UTF-8', [0x81, 0x02, 0xc3, 0x28]],
    ['a length beyond all bounds', [0x81, 0x7f, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
  ])('%s: a new connection', async (_name, bytes) => {
    const harness = await createOpenConnectionHarness();
    harness.simulator.sendBytes(new Uint8Array(bytes));
    await waitUntil(() => harness.gaps.length === 2);
    expect(harness.frames).toEqual([]);
    expect(harness.connection.status().state).toBe('open');
  });
});

describe('a burst right after reconnecting', () => {
  it('arrives whole and in order', async () => {
    const harness = await createOpenConnectionHarness();
    harness.simulator.terminateAll();
    await waitUntil(() => harness.simulator.connections().length === 0);
    await harness.simulator.waitForConnections();
    const burst = Array.from({ length: 2_000 }, (_, n) => message(n));
    for (const text of burst) harness.simulator.sendFrame(text);
    await waitUntil(() => harness.frames.length === burst.length);
    expect(harness.frames).toEqual(burst);
  });
});

describe('a restart of the server', () => {
  it('loses nothing that is sent after the new socket opened', async () => {
    const harness = await createOpenConnectionHarness({ random: () => Math.random() / 5, speed: 15 });
    const sent: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      await harness.simulator.stopListening();
      await sleep(round * 10);
      await harness.simulator.startListening();
      await harness.simulator.waitForConnections();
      for (let n = 0; n < 50; n += 1) {
        sent.push(message(round * 1_000 + n));
        harness.simulator.sendFrame(sent.at(-1) ?? '');
      }
      await waitUntil(() => harness.frames.length === sent.length);
      expect(harness.frames).toEqual(sent);
    }
    expect(harness.simulator.peakConnections).toBe(1);
  });
});

describe('changed settings', () => {
  it('never make two connections, however often and quickly they change', async () => {
    const keys = Array.from({ length: 30 }, (_, n) => `key-number-${n}`);
    const harness = await createConnectionHarness({ simulator: { apiKeys: keys } });
    harness.connection.connect();
    for (const [n, key] of keys.entries()) {
      harness.connection.configure({ ...harness.config, apiKey: key });
      if (n % 3 === 0) await sleep(n);
    }
    await waitUntil(() => harness.simulator.connections()[0]?.apiKey === keys.at(-1));
    expect(harness.simulator.connections()).toHaveLength(1);
    expect(harness.simulator.peakConnections).toBe(1);
    for (const key of keys) expect(reportedText(harness)).not.toContain(`"${key}"`);
  });
  it('to the other endpoint go to its address', async () => {
    const harness = await createOpenConnectionHarness();
    harness.connection.configure({ ...harness.config, endpoint: 'filtered' });
    await waitUntil(() => harness.simulator.connections()[0]?.endpoint === 'filtered');
    expect(harness.simulator.peakConnections).toBe(1);
  });
});

describe('sleep', () => {
  it('closes in good order and opens again on waking', async () => {
    const harness = await createOpenConnectionHarness();
    harness.emitNetworkEvent('suspend');
    await waitUntil(() => harness.simulator.connections().length === 0);
    expect(harness.connection.status()).toMatchObject({ state: 'waiting', problem: null });
    await sleep(1_000);
    harness.emitNetworkEvent('resume');
    await harness.waitForStatus('open');
    expect(harness.gaps.map(({ reason }) => reason)).toEqual(['the computer slept', 'the computer slept']);
  });
});
