import { describe, expect, it } from 'vitest';
import {
  createConnectionHarness,
  createOpenConnectionHarness,
  reportedText,
  sleep,
  waitUntil,
} from './connection-harness.ts';

const message = (n: number) => JSON.stringify({ event_id: `e${n}`, changes: { stock_increase: ['A'] } });

describe('close codes', () => {
  it.each([1000, 1001, 1011, 1012, 1013, 3000, 4000])('%i: comes back by itself', async (code) => {
    const rig = await createOpenConnectionHarness();
    rig.simulator.closeAll(code);
    await waitUntil(() => rig.gaps.length === 2);
    expect(rig.gaps[1]?.reason).toBe(`the gateway closed the connection (${code})`);
    expect(rig.connection.status().state).toBe('open');
    expect(rig.simulator.peakConnections).toBe(1);
  });
  it.each([1008, 4401, 4403])('%i: stops, and comes back when the user says connect', async (code) => {
    const rig = await createOpenConnectionHarness({ speed: 10 });
    rig.simulator.closeAll(code, 'subscription ended');
    const { problem } = await rig.waitForStatus('unauthorised');
    expect(problem?.sentence).toContain('subscription ended');
    await sleep(200);
    expect(rig.simulator.connections()).toEqual([]);
    rig.connection.connect();
    await rig.waitForStatus('open');
  });
});

describe('a half-open connection', () => {
  it('is noticed within 25 s, replaced at once, and shown as a gap from the last sign of life', async () => {
    const rig = await createOpenConnectionHarness({ speed: 10 });
    rig.simulator.sendFrame(message(1));
    await waitUntil(() => rig.frames.length === 1);
    const stalledAt = rig.clock.now();
    rig.simulator.stall();
    await waitUntil(() => rig.gaps.length === 2);
    const [begun, over] = rig.gaps;
    // Half a second of slack for this machine, on a clock that runs ten times as fast.
    expect(Date.parse(begun?.from ?? '')).toBeLessThanOrEqual(stalledAt + 2_000);
    expect(Date.parse(over?.to ?? '') - stalledAt).toBeLessThanOrEqual(25_000 + 5_000);
    expect(begun?.reason).toBe('no sign of life from the gateway');
    expect(rig.simulator.peakConnections).toBe(1);
  });
  it('is noticed 3 s after the computer woke up', async () => {
    const rig = await createOpenConnectionHarness({ speed: 4 });
    rig.simulator.stall();
    const wokenAt = rig.clock.now();
    rig.emitNetworkEvent('resume');
    await waitUntil(() => rig.gaps.length === 2);
    expect(rig.clock.now() - wokenAt).toBeLessThan(3_000 + 3_000);
  });
  it('that only was slow is kept', async () => {
    const rig = await createOpenConnectionHarness({ speed: 10 });
    rig.simulator.stall();
    rig.emitNetworkEvent('unlock');
    await sleep(100);
    rig.simulator.resume();
    await sleep(400);
    expect(rig.gaps).toEqual([]);
    expect(rig.connection.status().state).toBe('open');
  });
});

describe('a slow drip', () => {
  it('of a whole frame is put together', async () => {
    const rig = await createOpenConnectionHarness();
    const text = JSON.stringify({ event_id: 'drip', note: 'x'.repeat(400) });
    await rig.simulator.sendSlowly(text, { chunkBytes: 3, everyMs: 1 });
    await waitUntil(() => rig.frames.length === 1);
    expect(rig.frames).toEqual([text]);
  });
  it('of a long message on a slow line is waited for, however long it takes', async () => {
    const rig = await createOpenConnectionHarness({ speed: 20 });
    const text = JSON.stringify({ event_id: 'long', note: 'x'.repeat(2_000_000) });
    const startedAt = rig.clock.now();
    await rig.simulator.sendSlowly(text, { chunkBytes: 10_000, everyMs: 15 });
    await waitUntil(() => rig.frames.length === 1);
    // Longer than silence may be.
    expect(rig.clock.now() - startedAt).toBeGreaterThan(40_000);
    expect(rig.frames).toEqual([text]);
    expect(rig.gaps).toEqual([]);
  });
  it('that never makes a frame is silence', async () => {
    const rig = await createOpenConnectionHarness({ speed: 20 });
    const dripping = rig.simulator.sendSlowly('y'.repeat(100_000), { chunkBytes: 1, everyMs: 10 });
    await waitUntil(() => rig.gaps.length >= 1);
    expect(rig.gaps[0]?.reason).toBe('no sign of life from the gateway');
    await rig.waitForStatus('open');
    await dripping;
  });
});

describe('frames that are refused', () => {
  it('of 16 MiB end the connection, which comes back; just below they pass', async () => {
    const rig = await createOpenConnectionHarness();
    rig.simulator.sendFrame('x'.repeat(16 * 1024 * 1024 - 1));
    await waitUntil(() => rig.frames.length === 1);
    expect(rig.frames[0]).toHaveLength(16 * 1024 * 1024 - 1);
    rig.simulator.sendFrame('x'.repeat(16 * 1024 * 1024));
    await waitUntil(() => rig.gaps.length === 2);
    expect(rig.refusedFrames).toEqual(['a frame of 16 MiB or more']);
    expect(rig.frames).toHaveLength(1);
    expect(rig.connection.status().state).toBe('open');
  });
  it('binary ones are reported and do no harm', async () => {
    const rig = await createOpenConnectionHarness();
    rig.simulator.sendFrame(new Uint8Array([1, 2, 3]));
    rig.simulator.sendFrame(message(1));
    await waitUntil(() => rig.frames.length === 1);
    expect(rig.refusedFrames).toEqual(['a binary frame of 3 bytes']);
    expect(rig.gaps).toEqual([]);
  });
  it('compression is never agreed to, so that a bomb cannot even be sent', async () => {
    const rig = await createOpenConnectionHarness({ simulator: { compression: true } });
    const upgrade = rig.simulator.requests().at(-1);
    expect(upgrade?.headers['sec-websocket-extensions']).toBeUndefined();
    // A text frame with RSV1 set, as only permessage-deflate may.
    rig.simulator.sendBytes(new Uint8Array([0xc1, 0x01, 0x00]));
    await waitUntil(() => rig.gaps.length === 2);
    expect(rig.frames).toEqual([]);
    expect(rig.gaps[0]?.reason).toMatch(/not a WebSocket frame/);
  });
  it.each([
    ['a reserved opcode', [0x83, 0x00]],
    ['a masked frame from the server', [0x81, 0x81, 0, 0, 0, 0, 0x20]],
    ['text that is not UTF-8', [0x81, 0x02, 0xc3, 0x28]],
    ['a length beyond all bounds', [0x81, 0x7f, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
  ])('%s: a new connection', async (_name, bytes) => {
    const rig = await createOpenConnectionHarness();
    rig.simulator.sendBytes(new Uint8Array(bytes));
    await waitUntil(() => rig.gaps.length === 2);
    expect(rig.frames).toEqual([]);
    expect(rig.connection.status().state).toBe('open');
  });
});

describe('a burst right after reconnecting', () => {
  it('arrives whole and in order', async () => {
    const rig = await createOpenConnectionHarness();
    rig.simulator.terminateAll();
    await waitUntil(() => rig.simulator.connections().length === 0);
    await rig.simulator.waitForConnections();
    const burst = Array.from({ length: 2_000 }, (_, n) => message(n));
    for (const text of burst) rig.simulator.sendFrame(text);
    await waitUntil(() => rig.frames.length === burst.length);
    expect(rig.frames).toEqual(burst);
  });
});

describe('a restart of the server', () => {
  it('loses nothing that is sent after the new socket opened', async () => {
    const rig = await createOpenConnectionHarness({ random: () => Math.random() / 5, speed: 15 });
    const sent: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      await rig.simulator.stopListening();
      await sleep(round * 10);
      await rig.simulator.startListening();
      await rig.simulator.waitForConnections();
      for (let n = 0; n < 50; n += 1) {
        sent.push(message(round * 1_000 + n));
        rig.simulator.sendFrame(sent.at(-1) ?? '');
      }
      await waitUntil(() => rig.frames.length === sent.length);
      expect(rig.frames).toEqual(sent);
    }
    expect(rig.simulator.peakConnections).toBe(1);
  });
});

describe('changed settings', () => {
  it('never make two connections, however often and quickly they change', async () => {
    const keys = Array.from({ length: 30 }, (_, n) => `key-number-${n}`);
    const rig = await createConnectionHarness({ simulator: { apiKeys: keys } });
    rig.connection.connect();
    for (const [n, key] of keys.entries()) {
      rig.connection.configure({ ...rig.config, apiKey: key });
      if (n % 3 === 0) await sleep(n);
    }
    await waitUntil(() => rig.simulator.connections()[0]?.apiKey === keys.at(-1));
    expect(rig.simulator.connections()).toHaveLength(1);
    expect(rig.simulator.peakConnections).toBe(1);
    for (const key of keys) expect(reportedText(rig)).not.toContain(`"${key}"`);
  });
  it('to the other endpoint go to its address', async () => {
    const rig = await createOpenConnectionHarness();
    rig.connection.configure({ ...rig.config, endpoint: 'filtered' });
    await waitUntil(() => rig.simulator.connections()[0]?.endpoint === 'filtered');
    expect(rig.simulator.peakConnections).toBe(1);
  });
});

describe('sleep', () => {
  it('closes in good order and opens again on waking', async () => {
    const rig = await createOpenConnectionHarness();
    rig.emitNetworkEvent('suspend');
    await waitUntil(() => rig.simulator.connections().length === 0);
    expect(rig.connection.status()).toMatchObject({ state: 'waiting', problem: null });
    await sleep(1_000);
    rig.emitNetworkEvent('resume');
    await rig.waitForStatus('open');
    expect(rig.gaps.map(({ reason }) => reason)).toEqual(['the computer slept', 'the computer slept']);
  });
});
