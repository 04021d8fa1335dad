import { describe, expect, it } from 'vitest';
import type { ConnectionFault } from '../../../simulator/simulator.ts';
import { API_KEY, createConnectionHarness, reportedText } from './connection-harness.ts';

describe('a connection that breaks while it is made', () => {
  it.each<[ConnectionFault, string]>([
    ['before_tls', 'reset'],
    ['silent_tls', 'timeout'],
    ['after_tls', 'reset'],
    ['silent', 'timeout'],
    ['after_request', 'reset'],
    ['half_response', 'reset'],
    ['not_http', 'not_websocket'],
    ['bad_accept', 'not_websocket'],
  ])('%s: is %s, and the next try succeeds by itself', async (stage, cause) => {
    const harness = await createConnectionHarness({ speed: 8 });
    harness.simulator.failConnections(stage, 1);
    harness.connection.connect();
    const first = await harness.waitForStatus((status) => status.problem !== null);
    expect(first.problem?.cause).toBe(cause);
    await harness.waitForStatus('open');
    expect(harness.connection.status().problem).toBeNull();
    expect(harness.simulator.peakConnections).toBe(1);
    expect(harness.gaps).toEqual([]);
    expect(reportedText(harness)).not.toContain(API_KEY);
  });

  it('after_response: was open for a moment, so there is a gap', async () => {
    const harness = await createConnectionHarness({ speed: 8 });
    harness.simulator.failConnections('after_response', 1);
    harness.connection.connect();
    await harness.waitForStatus((status) => status.problem !== null);
    await harness.waitForStatus('open');
    expect(harness.gaps.map(({ to }) => to === null)).toEqual([true, false]);
  });

  it('says how far an unanswered try came', async () => {
    const harness = await createConnectionHarness({ speed: 8 });
    harness.simulator.failConnections('silent_tls', 1);
    harness.connection.connect();
    const { problem } = await harness.waitForStatus((status) => status.problem !== null);
    expect(problem?.sentence).toMatch(/accepted the connection but did not complete the TLS handshake/);
  });

  it('is given up when the user disconnects in the middle, and nothing is left of it', async () => {
    const harness = await createConnectionHarness();
    harness.simulator.failConnections('silent');
    harness.connection.connect();
    await harness.waitForStatus('connecting');
    harness.connection.disconnect();
    await harness.waitForStatus('paused');
    expect(harness.simulator.connections()).toEqual([]);
  });
});

describe('an answer other than 101', () => {
  it.each<[number, string, string]>([
    [200, 'not_websocket', 'waiting'],
    [400, 'rejected', 'waiting'],
    [401, 'unauthorised', 'unauthorised'],
    [403, 'forbidden', 'unauthorised'],
    [404, 'not_found', 'waiting'],
    [426, 'rejected', 'waiting'],
    [429, 'rate_limited', 'waiting'],
    [500, 'server_error', 'waiting'],
    [502, 'server_error', 'waiting'],
    [503, 'server_error', 'waiting'],
  ])('%i is %s, and %s follows', async (status, cause, state) => {
    const harness = await createConnectionHarness({ random: () => 0.9 });
    harness.simulator.refuseUpgrades(status);
    harness.connection.connect();
    const shown = await harness.waitForStatus((s) => s.problem !== null);
    expect(shown).toMatchObject({ state, problem: { cause } });
  });

  it('429 with Retry-After is not tried again before', async () => {
    const harness = await createConnectionHarness({ random: () => 0 });
    harness.simulator.refuseUpgrades(429, { 'Retry-After': '30' });
    harness.connection.connect();
    const { retry_at } = await harness.waitForStatus('waiting');
    const waitMs = Date.parse(retry_at ?? '') - harness.clock.now();
    expect(waitMs).toBeGreaterThan(28_000);
    expect(waitMs).toBeLessThanOrEqual(30_000);
    harness.emitNetworkEvent('online');
    harness.emitNetworkEvent('resume');
    expect(harness.connection.status().state).toBe('waiting');
  });

  it('a refused key is not tried again until it changes', async () => {
    const harness = await createConnectionHarness({ config: { apiKey: 'another-key' }, speed: 10 });
    harness.connection.connect();
    await harness.waitForStatus('unauthorised');
    const tries = harness.simulator.requests().length;
    harness.emitNetworkEvent('online');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(harness.simulator.requests()).toHaveLength(tries);
    harness.connection.configure({ ...harness.config, apiKey: API_KEY });
    await harness.waitForStatus('open');
  });

  it('a redirect is not followed, so the key goes nowhere else', async () => {
    const elsewhere = await createConnectionHarness();
    const harness = await createConnectionHarness({ random: () => 0.9 });
    for (const status of [301, 302, 307, 308]) {
      harness.simulator.refuseUpgrades(status, { Location: `${elsewhere.simulator.url}/notifications/subscribe` });
      harness.connection.connect();
      const { problem } = await harness.waitForStatus((s) => s.problem?.sentence.includes(`(${status})`) === true);
      expect(problem?.cause).toBe('redirected');
    }
    expect(elsewhere.simulator.requests()).toEqual([]);
  });
});

describe('the key', () => {
  it('is in the apikey header of the upgrade and in no other part of any request', async () => {
    const harness = await createConnectionHarness({ speed: 8 });
    harness.simulator.failConnections('silent', 3);
    harness.connection.connect();
    await harness.waitForStatus('open');
    const requests = harness.simulator.requests();
    expect(requests.length).toBeGreaterThanOrEqual(4);
    for (const request of requests) {
      const { apikey, ...others } = request.headers;
      expect(apikey).toBe(JSON.stringify(request).includes('/ping') ? undefined : API_KEY);
      expect(JSON.stringify([{ ...request, headers: null }, others])).not.toContain(API_KEY);
    }
  });
  it('is not repeated if the gateway echoes it', async () => {
    const harness = await createConnectionHarness({ random: () => 0.5 });
    harness.connection.connect();
    await harness.waitForStatus('open');
    harness.simulator.closeAll(4000, `no ${API_KEY} here`);
    const { problem } = await harness.waitForStatus((s) => s.problem !== null);
    expect(problem?.sentence).toContain('no [key] here');
    expect(reportedText(harness)).not.toContain(API_KEY);
  });
});
