import { describe, expect, it } from 'vitest';
import type { DiagnosisStep } from '../../../../core/bridge/state/health.ts';
import { diagnose, STEP_NAMES } from '../../../../main/engine/diagnosis/diagnose.ts';
import type { GatewayConfig } from '../../../../main/engine/gateway/gateway-connection.ts';
import {
  API_KEY,
  type ConnectionHarness,
  createConnectionHarness,
  createOpenConnectionHarness,
} from '../../../faults/connection/connection-harness.ts';

const proxies = { resolve: async () => null };

async function check(harness: ConnectionHarness, change: Partial<GatewayConfig> = {}, now = harness.clock.now) {
  const progress: (readonly DiagnosisStep[])[] = [];
  const clock = { ...harness.clock, now };
  const steps = await diagnose(
    { ...harness.config, ...change },
    { clock, proxies, connection: harness.connection },
    (all) => progress.push(all),
  );
  return { steps, progress, line: steps.map(({ state }) => state).join(' ') };
}
const failedStep = (steps: readonly DiagnosisStep[]) => steps.find(({ state }) => state === 'failed');

describe('with everything in order', () => {
  it('passes every step, in order, each with what it found and how long it took', async () => {
    const harness = await createConnectionHarness({ speed: 10 });
    const { steps, progress, line } = await check(harness);
    expect(steps.map(({ name }) => name)).toEqual([...STEP_NAMES]);
    expect(line).toBe('passed passed passed passed passed passed');
    for (const step of steps) {
      expect(step.detail).not.toBe('');
      expect(step.duration_ms).toBeGreaterThanOrEqual(0);
    }
    expect(progress.map((all) => all.findIndex(({ state }) => state === 'running')).filter((n) => n >= 0)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
  });
  it('uses the open connection rather than making a second', async () => {
    const harness = await createOpenConnectionHarness({ speed: 10 });
    const { line } = await check(harness);
    expect(line).toBe('passed passed passed passed passed passed');
    expect(harness.simulator.peakConnections).toBe(1);
    expect(harness.gaps).toEqual([]);
  });
  it('leaves a connection disconnected that the user disconnected', async () => {
    const harness = await createOpenConnectionHarness({ speed: 10 });
    harness.connection.disconnect();
    await harness.waitForStatus('paused');
    expect((await check(harness)).line).toBe('passed passed passed passed passed passed');
    await harness.waitForStatus('paused');
    expect(harness.simulator.peakConnections).toBe(1);
  });
  it('distinguishes a message from a pong', async () => {
    const harness = await createOpenConnectionHarness();
    const running = check(harness);
    const sending = setInterval(() => harness.simulator.sendFrame('{}'), 20);
    const { steps } = await running;
    clearInterval(sending);
    expect(steps[5]?.detail).toMatch(/A message arrived/);
  });
});

describe('with something wrong', () => {
  it('stops at the name', async () => {
    const harness = await createConnectionHarness();
    const { steps, line } = await check(harness, { url: 'wss://gateway.invalid/eventory' });
    expect(line).toBe('failed skipped skipped skipped skipped skipped');
    expect(failedStep(steps)?.problem?.cause).toBe('dns');
  });
  it('stops at an address that is none', async () => {
    const harness = await createConnectionHarness();
    const { steps } = await check(harness, { url: 'ws://127.0.0.1/eventory' });
    expect(failedStep(steps)).toMatchObject({ name: 'DNS lookup', problem: { cause: 'address' } });
  });
  it('stops at TCP if nothing listens', async () => {
    const harness = await createConnectionHarness();
    await harness.simulator.stopListening();
    const { steps, line } = await check(harness);
    expect(line).toBe('passed failed skipped skipped skipped skipped');
    expect(failedStep(steps)?.problem?.cause).toBe('refused');
    await harness.simulator.startListening();
  });
  it.each([
    ['expired', 'tls_expired', /valid from .* to /],
    ['wrong_host', 'tls_wrong_host', /is for DNS:gateway\.example/],
    ['self_signed', 'tls_self_signed', /issued by Eventory simulator/],
  ] as const)('stops at TLS where the certificate is %s, and shows it', async (certificate, cause, shown) => {
    const harness = await createConnectionHarness({ simulator: { certificate } });
    const { steps, line } = await check(harness);
    expect(line).toBe('passed passed failed skipped skipped skipped');
    expect(failedStep(steps)?.problem?.cause).toBe(cause);
    expect(failedStep(steps)?.detail).toMatch(shown);
    expect(harness.simulator.requests()).toEqual([]);
  });
  it('goes on if only the health check fails', async () => {
    const harness = await createConnectionHarness({ speed: 10 });
    harness.simulator.setPingResponse(503);
    const { line } = await check(harness);
    expect(line).toBe('passed passed passed failed passed passed');
  });
  it('stops at the upgrade if the key is refused', async () => {
    const harness = await createConnectionHarness();
    const { steps, line } = await check(harness, { apiKey: 'wrong-key-8812' });
    expect(line).toBe('passed passed passed passed failed skipped');
    expect(failedStep(steps)?.problem?.cause).toBe('unauthorised');
    expect(JSON.stringify(steps)).not.toContain('wrong-key-8812');
  });
  it('does not fail for want of a key', async () => {
    const harness = await createConnectionHarness();
    expect((await check(harness, { apiKey: null })).line).toBe('passed passed passed passed skipped skipped');
  });
  it('reports a clock that is wrong', async () => {
    const harness = await createConnectionHarness({ speed: 10 });
    const { steps, line } = await check(harness, {}, () => Date.now() + 7 * 60_000);
    expect(line).toBe('passed passed passed passed passed passed');
    expect(steps[3]?.problem).toMatchObject({
      cause: 'clock',
      sentence: 'The clock of this computer is 7 minutes ahead of the gateway’s.',
    });
  });
  it('names the proxy as the one that fails', async () => {
    const harness = await createConnectionHarness();
    const { steps, line } = await check(harness, { proxy: 'http://anna:pw-77@127.0.0.1:9' });
    expect(line).toBe('passed failed skipped skipped skipped skipped');
    expect(failedStep(steps)?.problem?.sentence).toBe('The proxy 127.0.0.1:9 could not be reached.');
    expect(JSON.stringify(steps)).not.toContain('pw-77');
  });
});

describe('whatever it finds', () => {
  it('never shows the key', async () => {
    const harness = await createConnectionHarness({ random: () => 0.9 });
    for (const status of [200, 302, 401, 403, 404, 429, 500]) {
      harness.simulator.refuseUpgrades(status);
      const { progress } = await check(harness);
      expect(JSON.stringify(progress)).not.toContain(API_KEY);
    }
  });
});
