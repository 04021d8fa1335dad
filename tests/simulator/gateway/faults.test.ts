import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectionFault, type Simulator, startSimulator } from '../../../simulator/simulator.ts';
import { sampleMessage } from '../sample-message.ts';
import { connectClient, fetchStatus, openClient, waitForConnectionError, waitForRefusal } from '../test-client.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.dispose());

describe('exact frames', () => {
  it.each([
    ['text, however broken', '{"event_id":', { text: '{"event_id":', binary: false }],
    ['bytes as a binary frame', Buffer.from('bytes'), { text: 'bytes', binary: true }],
    ['an object as JSON', { event_id: 7 }, { text: '{"event_id":7}', binary: false }],
  ])('sends %s', async (_, content, expected) => {
    const client = await connectClient(simulator);
    simulator.sendFrame(content);
    await client.waitForFrames(1);
    expect(client.frames).toEqual([expected]);
  });

  it('sends the same frame twice to everyone, past filters and deduplication', async () => {
    const clients = await Promise.all([connectClient(simulator), connectClient(simulator)]);
    simulator.sendFrame(sampleMessage());
    simulator.sendFrame(sampleMessage());
    await Promise.all(clients.map((client) => client.waitForFrames(2)));
  });

  it.each([0, 125, 126, 65_535, 65_536])('drips a frame of %i bytes that arrives whole', async (length) => {
    const client = await connectClient(simulator);
    const text = 'x'.repeat(length);
    await simulator.sendSlowly(text, { chunkBytes: Math.ceil(length / 7) + 1, everyMs: 1 });
    await client.waitForFrames(1);
    expect(client.frames[0]?.text).toBe(text);
  });

  it('writes bytes that are no frame at all', async () => {
    const client = await connectClient(simulator);
    simulator.sendBytes(Buffer.from([0xff, 0xff]));
    expect(await client.closed).toBe(1006);
  });
});

describe('ends of a connection', () => {
  it.each([1000, 1008, 1012, 4401])('closes with %i', async (code) => {
    const client = await connectClient(simulator);
    simulator.closeAll(code, 'why');
    expect(await client.closed).toBe(code);
  });

  it('cuts without a close frame', async () => {
    const client = await connectClient(simulator);
    simulator.terminateAll();
    expect(await client.closed).toBe(1006);
  });

  it('comes back on the same port, with the same certificate, after being down', async () => {
    const client = await connectClient(simulator);
    await simulator.stopListening();
    expect(await client.closed).toBe(1006);
    await expect(fetchStatus(simulator, '/ping')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await simulator.startListening();
    await connectClient(simulator);
  });

  it('passes for the same gateway when started again with its credentials', async () => {
    const { port, credentials } = simulator;
    await simulator.dispose();
    const again = await startSimulator({ port, credentials });
    const { status } = await fetchStatus({ ...again, ca: simulator.ca }, '/ping');
    await again.dispose();
    expect(status).toBe(200);
  });
});

describe('a stall', () => {
  it('holds back frames and pongs until it is over', async () => {
    const client = await connectClient(simulator);
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
    await client.waitForFrames(1);
    await expect.poll(() => pongs).toBe(1);
  });

  it('leaves new connections alone', async () => {
    await connectClient(simulator);
    simulator.stall();
    const second = await connectClient(simulator);
    simulator.sendFrame('hello');
    await second.waitForFrames(1);
  });

  it('ends for a client that gives up', async () => {
    const client = await connectClient(simulator);
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
    simulator.refuseUpgrades(status, headers);
    expect(await waitForRefusal(simulator)).toMatchObject({ status, headers });
    simulator.clearFaults();
    await connectClient(simulator);
  });

  it('lets the health check fail on its own', async () => {
    simulator.setPingResponse(503);
    expect((await fetchStatus(simulator, '/ping')).status).toBe(503);
    await connectClient(simulator);
  });
});

describe('spoiled upgrades', () => {
  it.each<[ConnectionFault, RegExp]>([
    ['before_tls', /before secure TLS|ECONNRESET|hang up/],
    ['after_tls', /hang up|ECONNRESET/],
    ['after_request', /hang up|ECONNRESET/],
    ['half_response', /hang up|ECONNRESET/],
    ['not_http', /Parse Error/],
    ['bad_accept', /Sec-WebSocket-Accept/],
  ])('%s: once, then the next one succeeds', async (stage, message) => {
    simulator.failConnections(stage, 1);
    expect((await waitForConnectionError(simulator)).message).toMatch(message);
    await connectClient(simulator);
    expect(simulator.peakConnections).toBe(1);
  });

  it.each<ConnectionFault>(['silent_tls', 'silent'])('%s: no answer at all', async (stage) => {
    simulator.failConnections(stage);
    const client = openClient(simulator);
    await sleep(80);
    expect(client.socket.readyState).toBe(client.socket.CONNECTING);
    client.socket.terminate();
    await client.closed;
  });

  it('after_response: open for a moment, then cut', async () => {
    simulator.failConnections('after_response', 1);
    expect(await openClient(simulator).closed).toBe(1006);
    expect(simulator.connections()).toEqual([]);
  });
});
