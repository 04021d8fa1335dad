import { describe, expect, it, vi } from 'vitest';
import type { WebForwarderKind } from '../../../../core/settings/settings.ts';
import { TARGETS } from '../../../../main/engine/forwarding/targets/targets.ts';
import { alertOf } from '../alerts/harness.ts';
import { setUp } from './forwarding-harness.ts';
import { type Answer, ok, reset, stall, status } from './http-recorder.ts';

vi.setConfig({ testTimeout: 30_000 });
const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 15_000, ...options });

const KEY = 's3cr3t'.repeat(5);
/** Where each service would take alerts on this server. */
const PATHS = {
  telegram: `/bot123:${KEY}/sendMessage?chat_id=-100`,
  pushover: `/1/messages.json?token=${KEY}&user=${KEY}`,
  slack: `/services/T0/B0/${KEY}`,
  matrix: `/_matrix/client/v3/rooms/!r%3Am/send/m.room.message?access_token=${KEY}`,
  apprise: `/notify/${KEY}`,
  ntfy: `/${KEY}`,
} as const satisfies Partial<Record<WebForwarderKind, string>>;
const KINDS = Object.keys(PATHS) as (keyof typeof PATHS)[];

const json =
  (code: number, body: object): Answer =>
  (response) =>
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const accepted = json(200, { ok: true, status: 1 });

async function serve(kind: keyof typeof PATHS, answer: Answer = accepted) {
  const app = await setUp(answer, { kind });
  app.host.address = `${app.server.origin}${PATHS[kind]}`;
  const carts = () =>
    app.server.received.map(
      ({ body }) => [...new Set(JSON.stringify(body).match(/tickets\.example\/cart\/\d+/g))].length,
    );
  return { ...app, carts };
}

describe.each(KINDS)('%s', (kind) => {
  it('gets every alert once, each with its link, in as few messages as it allows', async () => {
    const { forwarding, only, server, carts } = await serve(kind);
    for (let id = 1; id <= 7; id++) forwarding.forward(alertOf(id));
    await poll(only).toMatchObject({ delivered: 7, failed: 0, waiting: 0 });
    expect(carts().reduce((sum, count) => sum + count, 0)).toBe(7);
    expect(Math.max(...carts())).toBeLessThanOrEqual(TARGETS[kind].batch);
    expect(server.received.map(({ method }) => method)).toEqual(
      server.received.map(() => (kind === 'matrix' ? 'PUT' : 'POST')),
    );
  });

  it.each([
    ['asks to wait', status(429, { 'retry-after': '3' })],
    ['has a failure', status(502)],
    ['stalls', stall],
    ['drops the connection', reset],
  ])('that %s gets the alert later, and the log names no secret', async (_what, failure) => {
    const { forwarding, only, server, log } = await serve(kind, failure);
    forwarding.forward(alertOf(1));
    await poll(() => only()?.last_error).not.toBeNull();
    server.answer(accepted);
    await poll(only).toMatchObject({ delivered: 1, failed: 0, waiting: 0, last_error: null });
    expect(log.join('\n')).not.toContain(KEY);
  });

  it('that refuses is not asked again, and the test button says so', async () => {
    const { forwarding, only, server, log } = await serve(kind, json(400, { description: `no ${KEY}` }));
    forwarding.forward(alertOf(1));
    await poll(only).toMatchObject({ delivered: 0, failed: 1, waiting: 0 });
    expect(server.received).toHaveLength(1);
    // The limits of the service hold for a test as well.
    await poll(async () => (await forwarding.test('f')).detail, { interval: 100 }).toBe(
      'Not delivered: the service refused it (400).',
    );
    expect(log.join('\n')).not.toContain(KEY);
  });
});

it('Telegram is asked again when its answer says, and not before', async () => {
  const limited = json(429, { ok: false, error_code: 429, parameters: { retry_after: 30 } });
  const { forwarding, only, server, clock } = await serve('telegram', limited);
  const before = clock.elapsed();
  forwarding.forward(alertOf(1));
  await poll(() => only()?.last_error).toBe('the service answered 429 and asked to wait 30 s');
  server.answer(accepted);
  await poll(only).toMatchObject({ delivered: 1 });
  expect(clock.elapsed() - before).toBeGreaterThanOrEqual(30_000);
});

it('a Matrix message whose answer was lost is sent again as the same one', async () => {
  const { forwarding, only, server } = await serve('matrix', reset);
  forwarding.forward(alertOf(1));
  await poll(() => server.received.length).toBeGreaterThanOrEqual(1);
  server.answer(ok);
  await poll(only).toMatchObject({ delivered: 1 });
  expect(new Set(server.received.map(({ path }) => path)).size).toBe(1);
  expect(server.received[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
});
