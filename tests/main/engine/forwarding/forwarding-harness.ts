import { onTestFinished } from 'vitest';
import { DEFAULT_SETTINGS, type Forwarder } from '../../../../core/settings/settings.ts';
import { createForwarding } from '../../../../main/engine/forwarding/forwarding.ts';
import type { Clock } from '../../../../main/engine/ports.ts';
import { TIMES } from '../../../support/times.ts';
import { type Answer, ok, stall, startRecorder } from './http-recorder.ts';

/** How many times as fast as time the forwarders' clock runs here. */
const SPEED = 50;
const SECRET = '/hook/s3cr3t-token';

/** The real clock, made faster, so that minutes of back-off pass in seconds. */
function fastClock(speed: number): Clock {
  const start = performance.now();
  const now = () => Math.round((performance.now() - start) * speed);
  return {
    now,
    elapsed: now,
    after(delayMs, task) {
      const timer = setTimeout(task, Math.ceil(delayMs / speed));
      return () => clearTimeout(timer);
    },
  };
}

/** A forwarding whose only forwarder is a recording server. */
export async function setUp(
  answer: Answer = ok,
  overrides: Partial<Forwarder> = {},
  speed = SPEED,
  timeoutMs?: number,
) {
  const server = await startRecorder(answer);
  const log: string[] = [];
  const clock = fastClock(speed);
  const forwarder: Forwarder = { id: 'f', kind: 'webhook', label: 'Home', enabled: true, for_all: true, ...overrides };
  const host = { settings: { ...DEFAULT_SETTINGS, forwarders: [forwarder] }, address: `${server.origin}${SECRET}` };
  const forwarding = createForwarding({
    clock,
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: (line) => log.push(line),
      error: (line) => log.push(line),
    },
    secrets: { get: async (name) => (name === 'forwarder:f' ? host.address : null) },
    settings: () => host.settings,
    times: () => TIMES,
    proxies: { resolve: async () => null },
    programs: { run: async () => null },
    group: { targetId: () => null, rank: () => 0, announce() {} },
    proxyPassword: { addTo: (setting) => setting },
    random: () => 0.5,
    // Long enough for a busy machine, unless the answer is not to come.
    timeoutMs: timeoutMs ?? (answer === stall ? 100 : 5_000),
  });
  onTestFinished(async () => {
    forwarding.dispose();
    await server.stop();
  });
  const only = () => forwarding.status()[0];
  const changes: string[] = [];
  forwarding.onChange(({ what, alerts }) => changes.push(`${what} ${alerts.map(({ id }) => id).join(' ')}`));
  return { server, forwarding, log, host, clock, only, changes };
}
