import { describe, expect, it } from 'vitest';
import type { ConnectionFault } from '../../simulator/simulator.ts';
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
    const rig = await createConnectionHarness({ speed: 8 });
    rig.simulator.failConnections(stage, 1);
    rig.connection.connect();
    const first = await rig.waitForStatus((status) => status.problem !== null);
    expect(first.problem?.cause).toBe(cause);
    await rig.waitForStatus('open');
    expect(rig.connection.status().problem).toBeNull();
    expect(rig.simulator.peakConnections).toBe(1);
    expect(rig.gaps).toEqual([]);
    expect(reportedText(rig)).not.toContain(API_KEY);
  });

  it('after_response: was open for a moment, so there is a gap', async () => {
    const rig = await createConnectionHarness({ speed: 8 });
    rig.simulator.failConnections('after_response', 1);
    rig.connection.connect();
    await rig.waitForStatus((status) => status.problem !== null);
    await rig.waitForStatus('open');
    expect(rig.gaps.map(({ to }) => to === null)).toEqual([true, false]);
  });

  it('says how far an unanswered try came', async () => {
    const rig = await createConnectionHarness({ speed: 8 });
    rig.simulator.failConnections('silent_tls', 1);
    rig.connection.connect();
    const { problem } = await rig.waitForStatus((status) => status.problem !== null);
    expect(problem?.sentence).toMatch(/accepted the connection but did not complete the TLS handshake/);
  });

  it('is given up when the user disconnects in the middle, and nothing is left of it', async () => {
    const rig = await createConnectionHarness();
    rig.simulator.failConnections('silent');
    rig.connection.connect();
    await rig.waitForStatus('connecting');
    rig.connection.disconnect();
    await rig.waitForStatus('paused');
    expect(rig.simulator.connections()).toEqual([]);
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
    const rig = await createConnectionHarness({ random: () => 0.9 });
    rig.simulator.refuseUpgrades(status);
    rig.connection.connect();
    const shown = await rig.waitForStatus((s) => s.problem !== null);
    expect(shown).toMatchObject({ state, problem: { cause } });
  });

  it('429 with Retry-After is not tried again before', async () => {
    const rig = await createConnectionHarness({ random: () => 0 });
    rig.simulator.refuseUpgrades(429, { 'Retry-After': '30' });
    rig.connection.connect();
    const { retry_at } = await rig.waitForStatus('waiting');
    const waitMs = Date.parse(retry_at ?? '') - rig.clock.now();
    expect(waitMs).toBeGreaterThan(28_000);
    expect(waitMs).toBeLessThanOrEqual(30_000);
    rig.emitNetworkEvent('online');
    rig.emitNetworkEvent('resume');
    expect(rig.connection.status().state).toBe('waiting');
  });

  it('a refused key is not tried again until it changes', async () => {
    const rig = await createConnectionHarness({ config: { apiKey: 'another-key' }, speed: 10 });
    rig.connection.connect();
    await rig.waitForStatus('unauthorised');
    const tries = rig.simulator.requests().length;
    rig.emitNetworkEvent('online');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(rig.simulator.requests()).toHaveLength(tries);
    rig.connection.configure({ ...rig.config, apiKey: API_KEY });
    await rig.waitForStatus('open');
  });

  it('a redirect is not followed, so the key goes nowhere else', async () => {
    const elsewhere = await createConnectionHarness();
    const rig = await createConnectionHarness({ random: () => 0.9 });
    for (const status of [301, 302, 307, 308]) {
      rig.simulator.refuseUpgrades(status, { Location: `${elsewhere.simulator.url}/notifications/subscribe` });
      rig.connection.connect();
      const { problem } = await rig.waitForStatus((s) => s.problem?.sentence.includes(`(${status})`) === true);
      expect(problem?.cause).toBe('redirected');
    }
    expect(elsewhere.simulator.requests()).toEqual([]);
  });
});

describe('the key', () => {
  it('is in the apikey header of the upgrade and in no other part of any request', async () => {
    const rig = await createConnectionHarness({ speed: 8 });
    rig.simulator.failConnections('silent', 3);
    rig.connection.connect();
    await rig.waitForStatus('open');
    const requests = rig.simulator.requests();
    expect(requests.length).toBeGreaterThanOrEqual(4);
    for (const request of requests) {
      const { apikey, ...others } = request.headers;
      expect(apikey).toBe(JSON.stringify(request).includes('/ping') ? undefined : API_KEY);
      expect(JSON.stringify([{ ...request, headers: null }, others])).not.toContain(API_KEY);
    }
  });
  it('is not repeated if the gateway echoes it', async () => {
    const rig = await createConnectionHarness({ random: () => 0.5 });
    rig.connection.connect();
    await rig.waitForStatus('open');
    rig.simulator.closeAll(4000, `no ${API_KEY} here`);
    const { problem } = await rig.waitForStatus((s) => s.problem !== null);
    expect(problem?.sentence).toContain('no [key] here');
    expect(reportedText(rig)).not.toContain(API_KEY);
  });
});
