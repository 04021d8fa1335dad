import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionStatus, Gap } from '../../../../core/connection/connection-status.ts';
import { waitUntil } from '../../../support/wait-for.ts';
import { API_KEY } from '../connection-harness.ts';
import { createNamespaces, namespacesUnavailableReason, SERVER_ADDRESS } from './namespaces.ts';

interface ClientOutput {
  readonly at_ms: number;
  readonly status?: ConnectionStatus;
  readonly gap?: Gap;
  readonly frame?: string;
  readonly error?: string;
}
const unavailableReason = namespacesUnavailableReason();
const script = (name: string) => join(import.meta.dirname, name);

/** A client and a server on two computers, connected. */
async function createNetwork() {
  const network = createNamespaces();
  onTestFinished(() => network.dispose());
  let server: { port: number; ca: string } | null = null;
  network.run('server', script('namespace-server.ts'), [SERVER_ADDRESS, API_KEY], (line) => {
    server = line as { port: number; ca: string };
  });
  await waitUntil(() => server !== null);
  const { port, ca } = server as unknown as { port: number; ca: string };
  const heard: ClientOutput[] = [];
  network.run(
    'client',
    script('namespace-client.ts'),
    [`wss://${SERVER_ADDRESS}:${port}/eventory`, API_KEY, Buffer.from(ca).toString('base64')],
    (line) => heard.push(line as ClientOutput),
  );
  await waitUntil(() => heard.some(({ status }) => status?.state === 'open'));
  await waitUntil(() => heard.some(({ frame }) => frame !== undefined));
  const gaps = (over: boolean) => heard.filter(({ gap }) => gap !== undefined && (gap.to !== null) === over);
  return { network, heard, began: () => gaps(false)[0], ended: () => gaps(true)[0] };
}

describe('a link that is cut', () => {
  beforeEach((context) => {
    if (unavailableReason !== null) context.skip(unavailableReason);
  });

  it('far away, where nobody is notified: noticed within 25 s, open within 2 s of its return, shown as a gap', async () => {
    const { network, heard, began, ended } = await createNetwork();
    const cutAt = Date.now();
    network.setServerRoute('down');
    await waitUntil(() => began() !== undefined, 30_000);
    expect((began()?.at_ms ?? 0) - cutAt).toBeLessThanOrEqual(25_000);
    expect(began()?.gap?.reason).toBe('no sign of life from the gateway');
    await sleep(1_500);
    const returnedAt = Date.now();
    network.setServerRoute('up');
    await waitUntil(() => ended() !== undefined);
    expect((ended()?.at_ms ?? 0) - returnedAt).toBeLessThanOrEqual(2_000);
    const { from = '', to } = ended()?.gap ?? {};
    expect(Math.abs(Date.parse(from) - cutAt)).toBeLessThanOrEqual(1_500);
    expect(Date.parse(to ?? '')).toBeGreaterThanOrEqual(returnedAt);
    const frames = heard.length;
    await waitUntil(() => heard.slice(frames).some(({ frame }) => frame !== undefined));
    expect(heard.filter(({ error }) => error !== undefined)).toEqual([]);
  });

  it('at this computer: noticed in seconds, and open within 2 s of its return however long it was away', async () => {
    const { network, began, ended } = await createNetwork();
    const cutAt = Date.now();
    network.setClientLink('down');
    await waitUntil(() => began() !== undefined);
    expect((began()?.at_ms ?? 0) - cutAt).toBeLessThanOrEqual(6_000);
    // Long enough for the delay between tries to have grown.
    await sleep(12_000);
    const returnedAt = Date.now();
    network.setClientLink('up');
    await waitUntil(() => ended() !== undefined);
    expect((ended()?.at_ms ?? 0) - returnedAt).toBeLessThanOrEqual(2_000);
    expect(Math.abs(Date.parse(ended()?.gap?.from ?? '') - cutAt)).toBeLessThanOrEqual(1_500);
  });
});
