import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionStatus, Gap } from '../../core/connection/status.ts';
import { createNamespaces, namespacesMissing, SERVER_ADDRESS } from './namespaces.ts';
import { eventually, KEY, pause } from './rig.ts';

interface Heard {
  readonly at_ms: number;
  readonly status?: ConnectionStatus;
  readonly gap?: Gap;
  readonly frame?: string;
  readonly error?: string;
}
const missing = namespacesMissing();
const script = (name: string) => join(import.meta.dirname, name);

/** A client and a server on two computers, connected. */
async function createNetwork() {
  const network = createNamespaces();
  onTestFinished(() => network.remove());
  let server: { port: number; ca: string } | null = null;
  network.run('server', script('namespace-server.ts'), [SERVER_ADDRESS, KEY], (line) => {
    server = line as { port: number; ca: string };
  });
  await eventually(() => server !== null);
  const { port, ca } = server as unknown as { port: number; ca: string };
  const heard: Heard[] = [];
  network.run(
    'client',
    script('namespace-client.ts'),
    [`wss://${SERVER_ADDRESS}:${port}/eventory`, KEY, Buffer.from(ca).toString('base64')],
    (line) => heard.push(line as Heard),
  );
  await eventually(() => heard.some(({ status }) => status?.state === 'open'));
  await eventually(() => heard.some(({ frame }) => frame !== undefined));
  const gaps = (over: boolean) => heard.filter(({ gap }) => gap !== undefined && (gap.to !== null) === over);
  return { network, heard, began: () => gaps(false)[0], ended: () => gaps(true)[0] };
}

describe('a link that is cut', () => {
  beforeEach((context) => {
    if (missing !== null) context.skip(missing);
  });

  it('far away, where nobody is told: noticed within 25 s, open within 2 s of its return, shown as a gap', async () => {
    const { network, heard, began, ended } = await createNetwork();
    const cutAt = Date.now();
    network.farLink('down');
    await eventually(() => began() !== undefined, 30_000);
    expect((began()?.at_ms ?? 0) - cutAt).toBeLessThanOrEqual(25_000);
    expect(began()?.gap?.reason).toBe('no sign of life from the gateway');
    await pause(1_500);
    const returnedAt = Date.now();
    network.farLink('up');
    await eventually(() => ended() !== undefined);
    expect((ended()?.at_ms ?? 0) - returnedAt).toBeLessThanOrEqual(2_000);
    const { from = '', to } = ended()?.gap ?? {};
    expect(Math.abs(Date.parse(from) - cutAt)).toBeLessThanOrEqual(1_500);
    expect(Date.parse(to ?? '')).toBeGreaterThanOrEqual(returnedAt);
    const frames = heard.length;
    await eventually(() => heard.slice(frames).some(({ frame }) => frame !== undefined));
    expect(heard.filter(({ error }) => error !== undefined)).toEqual([]);
  });

  it('at this computer: noticed in seconds, and open within 2 s of its return however long it was away', async () => {
    const { network, began, ended } = await createNetwork();
    const cutAt = Date.now();
    network.ownLink('down');
    await eventually(() => began() !== undefined);
    expect((began()?.at_ms ?? 0) - cutAt).toBeLessThanOrEqual(6_000);
    // Long enough for the delay between tries to have grown.
    await pause(12_000);
    const returnedAt = Date.now();
    network.ownLink('up');
    await eventually(() => ended() !== undefined);
    expect((ended()?.at_ms ?? 0) - returnedAt).toBeLessThanOrEqual(2_000);
    expect(Math.abs(Date.parse(ended()?.gap?.from ?? '') - cutAt)).toBeLessThanOrEqual(1_500);
  });
});
