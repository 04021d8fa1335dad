import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { UNUSED_TARGET } from '../../../../core/alerts/target-status.ts';
import type { Forwarder } from '../../../../core/settings/settings.ts';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import { RETRY_WINDOW_MS } from '../../../../main/engine/forwarding/queue/forwarder-queue.ts';
import { startConnectProxy } from '../../../faults/connection/connect-proxy.ts';
import { alertOf } from '../alerts/harness.ts';
import { setUp } from './forwarding-harness.ts';
import { ok, reset, stall, status } from './http-recorder.ts';

vi.setConfig({ testTimeout: 20_000 });
/** Waits as long as a busy machine may need. */
const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 10_000, ...options });

const numbers = (count: number, first = 1) => Array.from({ length: count }, (_, index) => first + index);

describe('forwarding', () => {
  it('delivers alerts in order, several in a request where they pile up', async () => {
    const { server, forwarding, only } = await setUp();
    for (const id of numbers(120)) forwarding.forward(alertOf(id));
    await poll(() => server.alertIds()).toEqual(numbers(120));
    expect(server.received.length).toBeLessThanOrEqual(4);
    await poll(only).toEqual({ ...UNUSED_TARGET, id: 'f', delivered: 120, last_sent_at: expect.any(String) });
  });

  it('returns at once whatever the other side does', async () => {
    const { forwarding } = await setUp(stall);
    const alert = alertOf(1);
    forwarding.forward(alert);
    const started = performance.now();
    for (let index = 0; index < 1000; index += 1) forwarding.forward(alert);
    expect((performance.now() - started) / 1000).toBeLessThan(5);
  });
});

describe('nothing is lost', () => {
  it.each([
    ['answers 500', status(500)],
    ['answers 503 with Retry-After', status(503, { 'retry-after': '3' })],
    ['answers 429 without saying when', status(429)],
    ['drops the connection', reset],
    ['stalls', stall],
  ])('when the service %s for a while', async (_, failure) => {
    const { server, forwarding, only } = await setUp(failure);
    for (const id of numbers(5)) forwarding.forward(alertOf(id));
    await poll(() => server.received.length, { timeout: 5000 }).toBeGreaterThanOrEqual(3);
    expect(only()).toMatchObject({ delivered: 0, failed: 0, waiting: 5 });
    const before = server.received.length;
    server.answer(ok);
    forwarding.forward(alertOf(6));
    await poll(only, { timeout: 5000 }).toMatchObject({ delivered: 6, failed: 0, waiting: 0, last_error: null });
    const taken = server.received.slice(before).flatMap(({ body }) => (body as { alerts: { id: number }[] }).alerts);
    expect(new Set(taken.map(({ id }) => id))).toEqual(new Set(numbers(6)));
  });

  it('when nothing listens at first', async () => {
    const { server, forwarding, host, only } = await setUp();
    host.address = 'http://127.0.0.1:1/';
    forwarding.forward(alertOf(1));
    const failing = { last_error: 'the connection failed (ECONNREFUSED)', failing_since: expect.any(String) };
    await poll(only).toMatchObject({ ...failing, last_sent_at: null, next_try_at: expect.any(String) });
    host.address = `${server.origin}/`;
    await poll(only, { timeout: 5000 }).toMatchObject({ delivered: 1, waiting: 0 });
    expect(only()).toMatchObject({ last_error: null, failing_since: null, next_try_at: null });
    expect(only()?.last_sent_at).not.toBeNull();
  });

  it('a test that fails counts until one is taken', async () => {
    const { server, forwarding, host, only } = await setUp();
    host.address = 'http://127.0.0.1:1/';
    await forwarding.test('f');
    expect(only()).toMatchObject({ failed: 0, last_error: 'the connection failed (ECONNREFUSED)', last_sent_at: null });
    host.address = `${server.origin}/`;
    await forwarding.test('f');
    expect(only()).toMatchObject({ delivered: 0, last_error: null, failing_since: null });
    expect(only()?.last_sent_at).not.toBeNull();
  });

  it('with a bad alert in a batch: the others are delivered one by one', async () => {
    const { server, forwarding, only } = await setUp();
    const isBad = (body: unknown) => (body as { alerts: { id: number }[] }).alerts.some(({ id }) => id === 3);
    server.answer((response, { body }) => response.writeHead(isBad(body) ? 400 : 204).end());
    for (const id of numbers(5)) forwarding.forward(alertOf(id));
    await poll(only).toMatchObject({ delivered: 4, failed: 1, waiting: 0 });
  });

  it('but an alert older than the retry window is given up, and said so', async () => {
    const { forwarding, log, only, clock } = await setUp(status(500), {}, 500);
    forwarding.forward(alertOf(1));
    await poll(only, { timeout: 10_000, interval: 100 }).toMatchObject({ failed: 1, waiting: 0 });
    expect(clock.now()).toBeGreaterThanOrEqual(RETRY_WINDOW_MS);
    expect(log).toEqual([expect.stringMatching(/"Home": 1 alert was not delivered: tried for 15 minutes/)]);
  });
});

describe('a service that asks for a wait of a day', () => {
  it.each([
    ['with Retry-After', 503, { 'retry-after': '86400' }],
    ['because nothing remains of its limit', 429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '86400' }],
  ])('%s is asked again while the alert still counts', async (_, code, headers) => {
    const { server, forwarding, only } = await setUp(ok, {}, 500);
    let requests = 0;
    server.answer((response) => {
      requests += 1;
      if (requests === 1) response.writeHead(code, headers).end();
      else response.writeHead(204).end();
    });
    forwarding.forward(alertOf(1));
    await poll(only, { timeout: 10_000, interval: 50 }).toMatchObject({ delivered: 1, failed: 0, waiting: 0 });
  });
});

describe('never more than the limit', () => {
  it('of a service that says 429 with Retry-After: no request before then', async () => {
    const { server, forwarding, clock } = await setUp();
    const at: number[] = [];
    server.answer((response) => {
      at.push(clock.now());
      if (at.length < 4) response.writeHead(429, { 'retry-after': '20' }).end();
      else response.writeHead(204).end();
    });
    for (const id of numbers(30)) forwarding.forward(alertOf(id));
    await poll(() => at.length, { timeout: 8000 }).toBeGreaterThanOrEqual(4);
    for (const gap of at.slice(1, 4).map((time, index) => time - (at[index] ?? 0))) expect(gap).toBeGreaterThan(19_000);
  });

  it('of Discord: five requests in 2 s, thirty a minute, and none while it says none remain', async () => {
    const { server, forwarding, host, clock, only } = await setUp(ok, { kind: 'discord' });
    host.address = `${server.origin}/api/webhooks/1/token`;
    const at: number[] = [];
    server.answer((response) => {
      at.push(clock.now());
      const exhausted = at.length % 7 === 0;
      const headers = { 'x-ratelimit-remaining': exhausted ? '0' : '3', 'x-ratelimit-reset-after': '5' };
      response.writeHead(204, headers).end();
    });
    for (const id of numbers(450)) forwarding.forward(alertOf(id));
    await poll(only, { timeout: 20_000 }).toMatchObject({ delivered: 450, failed: 0, waiting: 0 });
    at.forEach((time, index) => {
      const since = (count: number) => time - (at[index - count] ?? Number.NEGATIVE_INFINITY);
      expect(since(5)).toBeGreaterThanOrEqual(2000);
      expect(since(30)).toBeGreaterThanOrEqual(60_000);
      if (index > 0 && index % 7 === 0) expect(since(1)).toBeGreaterThanOrEqual(5000);
    });
    expect(at.length).toBeGreaterThanOrEqual(45);
  });
});

describe('an address', () => {
  it('is in no error, status or log, and no redirect carries it elsewhere', async () => {
    const { server, forwarding, log, only } = await setUp(status(307, { location: 'http://127.0.0.1:1/' }));
    forwarding.forward(alertOf(1));
    await poll(only).toMatchObject({ failed: 1 });
    server.answer(status(403));
    forwarding.forward(alertOf(2));
    await poll(only).toMatchObject({ failed: 2 });
    server.answer(stall);
    const tested = await forwarding.test('f');
    expect(tested).toEqual({ delivered: false, detail: 'Not delivered: no answer within 5 s.' });
    expect(JSON.stringify([only(), log, tested])).not.toContain('s3cr3t');
    expect(JSON.stringify([only(), log, tested])).not.toContain('127.0.0.1');
    expect(log).toHaveLength(2);
  });

  it('that is missing, or may not be used, is said so', async () => {
    const { forwarding, host, server } = await setUp();
    host.address = 'http://example.com/s3cr3t';
    expect((await forwarding.test('f')).detail).toMatch(/must start with https/);
    host.settings = { ...host.settings, forwarders: [{ ...(host.settings.forwarders[0] as Forwarder), id: 'g' }] };
    expect((await forwarding.test('g')).detail).toMatch(/no address is stored/);
    expect((await forwarding.test('nobody')).detail).toMatch(/not saved yet/);
    expect(server.received).toEqual([]);
  });
});

describe('who gets an alert', () => {
  it.each([
    ['every one that is on for all, where the entry names none', { for_all: true }, null, 1],
    ['none that is for named entries only', { for_all: false }, null, 0],
    ['one the entry names', { for_all: false }, ['f'], 1],
    ['every one that is on for all, if none that the entry names exists', { for_all: true }, ['removed'], 1],
    ['none, where the entry names an empty list', { for_all: true }, [], 0],
    ['none that is turned off', { enabled: false }, ['f'], 0],
  ])('%s', async (_, overrides, forward_to, count) => {
    const { forwarding, only } = await setUp(stall, overrides);
    forwarding.forward(alertOf(1, 'a', { forward_to }));
    expect(only()?.waiting).toBe(count);
  });

  it('that several entries want: those of each', async () => {
    const { forwarding, only } = await setUp(stall, { for_all: false });
    const also = [{ entry: newEntry('a', 'a-2', { forward_to: ['f'] }), best: null, link: null }];
    forwarding.forward({ ...alertOf(1, 'a', { forward_to: [] }), also });
    expect(only()?.waiting).toBe(1);
  });

  it('of an event that no entry names: those that are on for all', async () => {
    const { forwarding, only } = await setUp(stall);
    forwarding.forward(alertOf(1, 'a', null));
    expect(only()?.waiting).toBe(1);
  });
});

describe('the way to a service', () => {
  it.each([
    ['the address in the settings, also without http://', (port: number) => `127.0.0.1:${port}`, {}],
    ['HTTPS_PROXY, where the system is asked', () => 'system', { HTTPS_PROXY: 'http://127.0.0.1:PORT' }],
    ['no proxy for what NO_PROXY names', () => 'system', { HTTPS_PROXY: 'http://127.0.0.1:PORT', NO_PROXY: '*' }],
  ])('is by the rule of the gateway: %s', async (_, setting, variables: Record<string, string>) => {
    for (const name of ['HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) vi.stubEnv(name.toLowerCase(), undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    const proxy = await startConnectProxy();
    onTestFinished(() => proxy.dispose());
    proxy.refusalMode = 503;
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value.replace('PORT', String(proxy.port)));
    const { forwarding, host } = await setUp();
    host.settings = { ...host.settings, gateway: { ...host.settings.gateway, proxy: setting(proxy.port) } };
    host.address = 'https://hooks.invalid/s3cr3t';
    expect(await forwarding.test('f')).toMatchObject({ delivered: false });
    expect(proxy.requestedTargets).toEqual(variables.NO_PROXY === undefined ? ['hooks.invalid:443'] : []);
  });
});

describe('the test button', () => {
  it('sends one alert marked as a test', async () => {
    const { forwarding, server } = await setUp();
    expect(await forwarding.test('f')).toEqual({ delivered: true, detail: 'Delivered.' });
    expect(server.received[0]?.body).toMatchObject({ alerts: [{ test: true, title: 'Test from Eventory Tray' }] });
  });

  it('keeps to the limit too', async () => {
    const { forwarding, server } = await setUp(status(429, { 'retry-after': '60' }));
    await forwarding.test('f');
    expect((await forwarding.test('f')).detail).toMatch(/Try again in \d+ seconds/);
    expect(server.received).toHaveLength(1);
  });
});

describe('stopping', () => {
  it('ends a request under way, sends no more and says what was lost', async () => {
    const { forwarding, server, log } = await setUp(stall);
    forwarding.forward(alertOf(1));
    await poll(() => server.received.length).toBe(1);
    forwarding.dispose();
    forwarding.forward(alertOf(2));
    await vi.waitFor(() => expect(log).toEqual(['Forwarding to "Home": stopped with 1 waiting']));
    expect(server.received).toHaveLength(1);
  });
});
