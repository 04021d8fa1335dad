import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_API_KEY, type Simulator, startSimulator } from '../../../simulator/simulator.ts';
import { connectClient, fetchStatus, waitForRefusal } from '../test-client.ts';

describe('the simulated gateway', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ apiKeys: [DEFAULT_API_KEY, 'second-key'] });
  });
  afterEach(() => simulator.dispose());

  it('has the address that the settings of the app take', () => {
    expect(simulator.url).toBe(`wss://127.0.0.1:${simulator.port}/eventory`);
  });

  it('answers the health check without a key', async () => {
    expect(await fetchStatus(simulator, '/ping')).toEqual({ status: 200, body: '{"status":"ok"}' });
  });

  it('is not trusted without its authority', async () => {
    await expect(fetchStatus({ ...simulator, ca: '' }, '/ping')).rejects.toThrow(/certificate|issuer/);
  });

  it.each(['subscribe', 'filtered'] as const)('upgrades %s for every key it knows', async (endpoint) => {
    await connectClient(simulator, { endpoint });
    await connectClient(simulator, { endpoint, apiKey: 'second-key' });
    expect(simulator.connections()).toMatchObject([
      { id: 1, endpoint, apiKey: DEFAULT_API_KEY },
      { id: 2, endpoint, apiKey: 'second-key' },
    ]);
  });

  it.each([
    ['no key', null],
    ['an empty key', ''],
    ['a wrong key', 'demo-key-of-the-simulatoR'],
    ['a name that every object has', '__proto__'],
  ])('refuses %s with 401', async (_, apiKey) => {
    expect((await waitForRefusal(simulator, { apiKey })).status).toBe(401);
    expect(simulator.connections()).toEqual([]);
  });

  it('takes the key from the header and not from the address', async () => {
    const path = `/notifications/subscribe?apikey=${DEFAULT_API_KEY}`;
    expect((await waitForRefusal(simulator, { path, apiKey: null })).status).toBe(401);
  });

  it.each([
    ['an unknown path', 'GET', '/notifications', 404],
    ['a subscription without an upgrade', 'GET', '/notifications/subscribe', 426],
    ['another method on the health check', 'POST', '/ping', 405],
  ])('answers %s with its status', async (_, method, path, status) => {
    expect((await fetchStatus(simulator, path, method)).status).toBe(status);
  });

  it('refuses to upgrade an unknown path with 404', async () => {
    expect((await waitForRefusal(simulator, { path: '/notifications/subscribe/everything' })).status).toBe(404);
  });

  it('answers pings', async () => {
    const { socket } = await connectClient(simulator);
    const pong = new Promise<string>((resolve) => socket.on('pong', (data) => resolve(data.toString())));
    socket.ping('there?');
    expect(await pong).toBe('there?');
  });

  it('forgets a connection that is closed, and remembers how many there were at once', async () => {
    const first = await connectClient(simulator);
    await connectClient(simulator);
    first.socket.close();
    await first.closed;
    expect(simulator.connections().map(({ id }) => id)).toEqual([2]);
    expect(simulator.peakConnections).toBe(2);
  });

  it('shows every request with its headers', async () => {
    await connectClient(simulator);
    await fetchStatus(simulator, '/ping');
    expect(simulator.requests()).toMatchObject([
      { method: 'GET', path: '/eventory/notifications/subscribe', headers: { apikey: DEFAULT_API_KEY } },
      { method: 'GET', path: '/eventory/ping' },
    ]);
    expect(simulator.requests()[1]?.headers).not.toHaveProperty('apikey');
  });
});

describe('several simulators in one process', () => {
  it('are strangers to each other', async () => {
    const [first, second] = await Promise.all([startSimulator(), startSimulator()]);
    const client = await connectClient(first);
    await connectClient(second);
    first.sendFrame('to the first');
    await client.waitForFrames(1);
    await expect(fetchStatus({ ...first, ca: second.ca }, '/ping')).rejects.toThrow(/certificate|signature/);
    await first.dispose();
    expect(second.connections()).toHaveLength(1);
    await second.dispose();
  });

  it('cannot share a port, and says so', async () => {
    const simulator = await startSimulator();
    await expect(startSimulator({ port: simulator.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await simulator.dispose();
    const next = await startSimulator({ port: simulator.port });
    await next.dispose();
  });

  it('offer compression only if asked to', async () => {
    const [plain, packed] = await Promise.all([startSimulator(), startSimulator({ compression: true })]);
    expect((await connectClient(plain)).socket.extensions).toBe('');
    expect((await connectClient(packed)).socket.extensions).toContain('permessage-deflate');
    await Promise.all([plain.dispose(), packed.dispose()]);
  });

  it('leave no server, socket or timer behind', async () => {
    const count = (): number =>
      process.getActiveResourcesInfo().filter((name) => /^(TCP|TLS|Timeout)/.test(name)).length;
    const before = count();
    for (let round = 0; round < 5; round++) {
      const simulator = await startSimulator({ scenario: 'demo' });
      const clients = await Promise.all([connectClient(simulator), connectClient(simulator, { endpoint: 'filtered' })]);
      await simulator.dispose();
      await Promise.all(clients.map(({ closed }) => closed));
    }
    await expect.poll(count).toBeLessThanOrEqual(before);
  });

  it('release the port even while they stall in the middle of a flood', async () => {
    const simulator = await startSimulator({ scenario: 'stress' });
    const client = await connectClient(simulator);
    await client.waitForFrames(3);
    simulator.stall();
    await simulator.dispose();
    await client.closed;
    await expect(fetchStatus(simulator, '/ping')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
