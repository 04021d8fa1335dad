import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator, type UpgradeStage } from '../../simulator/simulator.ts';
import { connect, dial, failure, fetchStatus, refusal } from './client.ts';
import { sampleMessage } from './sample.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.stop());

describe('exact frames', () => {
  it.each([
    ['text, however broken', '{"event_id":', { text: '{"event_id":', binary: false }],
    ['bytes as a binary frame', Buffer.from('bytes'), { text: 'bytes', binary: true }],
    ['an object as JSON', { event_id: 7 }, { text: '{"event_id":7}', binary: false }],
  ])('sends %s', async (_, content, expected) => {
    const client = await connect(simulator);
    simulator.sendFrame(content);
    await client.untilFrames(1);
    expect(client.frames).toEqual([expected]);
  });

  it('sends the same frame twice to everyone, past filters and deduplication', async () => {
    const clients = await Promise.all([connect(simulator), connect(simulator)]);
    simulator.sendFrame(sampleMessage());
    simulator.sendFrame(sampleMessage());
    await Promise.all(clients.map((client) => client.untilFrames(2)));
  });

  it.each([0, 125, 126, 65_535, 65_536])('drips a frame of %i bytes that arrives whole', async (length) => {
    const client = await connect(simulator);
    const text = 'x'.repeat(length);
    await simulator.drip(text, { chunkBytes: Math.ceil(length / 7) + 1, everyMs: 1 });
    await client.untilFrames(1);
    expect(client.frames[0]?.text).toBe(text);
  });

  it('writes bytes that are no frame at all', async () => {
    const client = await connect(simulator);
    simulator.sendBytes(Buffer.from([0xff, 0xff]));
    expect(await client.closed).toBe(1006);
  });
});

describe('ends of a connection', () => {
  it.each([1000, 1008, 1012, 4401])('closes with %i', async (code) => {
    const client = await connect(simulator);
    simulator.closeAll(code, 'why');
    expect(await client.closed).toBe(code);
  });

  it('cuts without a close frame', async () => {
    const client = await connect(simulator);
    simulator.terminateAll();
    expect(await client.closed).toBe(1006);
  });

  it('comes back on the same port, with the same certificate, after being down', async () => {
    const client = await connect(simulator);
    await simulator.down();
    expect(await client.closed).toBe(1006);
    await expect(fetchStatus(simulator, '/ping')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await simulator.up();
    await connect(simulator);
  });

  it('passes for the same gateway when started again with its credentials', async () => {
    const { port, credentials } = simulator;
    await simulator.stop();
    const again = await startSimulator({ port, credentials });
    const { status } = await fetchStatus({ ...again, ca: simulator.ca }, '/ping');
    await again.stop();
    expect(status).toBe(200);
  });
});

describe('a stall', () => {
  it('holds back frames and pongs until it is over', async () => {
    const client = await connect(simulator);
    let pongs = 0;
    client.socket.on('pong', () => {
      pongs += 1;
    });
    simulator.stall();
    simulator.sendFrame('late');
    client.socket.ping();
    await sleep(80);
    expect({ frames: client.frames.length, pongs }).toEqual({ frames: 0, pongs: 0 });
    simulator.resume();
    await client.untilFrames(1);
    await expect.poll(() => pongs).toBe(1);
  });

  it('leaves new connections alone', async () => {
    await connect(simulator);
    simulator.stall();
    const second = await connect(simulator);
    simulator.sendFrame('hello');
    await second.untilFrames(1);
  });

  it('ends for a client that gives up', async () => {
    const client = await connect(simulator);
    simulator.stall();
    client.socket.terminate();
    await expect.poll(() => simulator.connections()).toEqual([]);
  });
});

describe('refusals', () => {
  it.each([
    [403, {}],
    [429, { 'retry-after': '7' }],
    [503, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }],
    [302, { location: 'https://elsewhere.example/' }],
  ])('answers upgrades with %i and its headers until accept', async (status, headers) => {
    simulator.refuse(status, headers);
    expect(await refusal(simulator)).toMatchObject({ status, headers });
    simulator.accept();
    await connect(simulator);
  });

  it('lets the health check fail on its own', async () => {
    simulator.answerPing(503);
    expect((await fetchStatus(simulator, '/ping')).status).toBe(503);
    await connect(simulator);
  });
});

describe('spoiled upgrades', () => {
  it.each<[UpgradeStage, RegExp]>([
    ['before_tls', /before secure TLS|ECONNRESET|hang up/],
    ['after_tls', /hang up|ECONNRESET/],
    ['after_request', /hang up|ECONNRESET/],
    ['half_response', /hang up|ECONNRESET/],
    ['not_http', /Parse Error/],
    ['bad_accept', /Sec-WebSocket-Accept/],
  ])('%s: once, then the next one succeeds', async (stage, message) => {
    simulator.failUpgrades(stage, 1);
    expect((await failure(simulator)).message).toMatch(message);
    await connect(simulator);
    expect(simulator.peakConnections).toBe(1);
  });

  it.each<UpgradeStage>(['silent_tls', 'silent'])('%s: no answer at all', async (stage) => {
    simulator.failUpgrades(stage);
    const client = dial(simulator);
    await sleep(80);
    expect(client.socket.readyState).toBe(client.socket.CONNECTING);
    client.socket.terminate();
    await client.closed;
  });

  it('after_response: open for a moment, then cut', async () => {
    simulator.failUpgrades('after_response', 1);
    expect(await dial(simulator).closed).toBe(1006);
    expect(simulator.connections()).toEqual([]);
  });
});
