import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WITHDRAWALS } from '../../../../core/settings/withdrawal.ts';
import { TARGETS } from '../../../../main/engine/forwarding/targets/targets.ts';
import { alertOf } from '../alerts/harness.ts';
import { setUp } from './forwarding-harness.ts';
import { type Answer, reset, stall, status } from './http-recorder.ts';

vi.setConfig({ testTimeout: 30_000 });
const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 15_000, ...options });

const KEY = 's3cr3t'.repeat(5);
const json =
  (code: number, body: object): Answer =>
  (response) =>
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** Where a service takes alerts, what it answers, and how a message is taken back there, by its documentation. */
const SERVICES = {
  telegram: {
    path: `/bot123:${KEY}/sendMessage?chat_id=-100`,
    answer: { ok: true, result: { message_id: 4711, chat: { id: -100 } } },
    withdrawal: { method: 'POST', path: `/bot123:${KEY}/deleteMessage`, body: { chat_id: '-100', message_id: 4711 } },
  },
  discord: {
    path: `/api/webhooks/1/${KEY}`,
    answer: { id: '990011', embeds: [{ description: 'x'.repeat(20_000) }] },
    withdrawal: { method: 'DELETE', path: `/api/webhooks/1/${KEY}/messages/990011`, body: null },
  },
  matrix: {
    path: `/_matrix/client/v3/rooms/!r%3Am/send/m.room.message?access_token=${KEY}`,
    answer: { event_id: '$abc:m' },
    withdrawal: {
      method: 'PUT',
      path: expect.stringMatching(/^\/_matrix\/client\/v3\/rooms\/!r%3Am\/redact\/%24abc%3Am\/redact-[\w-]{43}$/),
      body: {},
    },
  },
  pushover: {
    path: `/1/messages.json?token=${KEY}&user=${KEY}`,
    answer: { status: 1, request: 'r', receipt: 'R'.repeat(30) },
    withdrawal: { method: 'POST', path: `/1/receipts/${'R'.repeat(30)}/cancel.json`, body: { token: KEY } },
  },
  ntfy: {
    path: `/${KEY}`,
    answer: { id: 'whatever' },
    withdrawal: { method: 'DELETE', path: expect.stringMatching(/^\/(?:s3cr3t){5}\/[\w-]{43}$/), body: null },
  },
} as const;
type Kind = keyof typeof SERVICES;
const KINDS = Object.keys(SERVICES) as Kind[];

async function serve(kind: Kind, answer: Answer = json(200, SERVICES[kind].answer), timeoutMs?: number) {
  const app = await setUp(answer, { kind, withdraw: true }, 50, timeoutMs);
  app.host.address = `${app.server.origin}${SERVICES[kind].path}`;
  /** What came after the first `count` requests. */
  const after = (count: number) =>
    app.server.received.slice(count).map(({ method, path, body }) => ({ method, path, body }));
  return { ...app, after };
}

describe.each(KINDS)('%s', (kind) => {
  it('takes back the message of an alert once it is handled, and only then', async () => {
    const { forwarding, only, changes, after, server, log } = await serve(kind);
    forwarding.forward(alertOf(1));
    await poll(() => changes).toEqual(['delivered 1']);
    forwarding.handled(2);
    expect(server.received).toHaveLength(1);
    forwarding.handled(1);
    await poll(() => changes).toEqual(['delivered 1', 'withdrawn 1']);
    forwarding.handled(1);
    expect(after(1)).toEqual([SERVICES[kind].withdrawal]);
    expect(only()).toMatchObject({ delivered: 1, withdrawn: 1, failed: 0, last_error: null });
    expect(forwarding.messages()).toEqual([]);
    expect(JSON.stringify([log, only()])).not.toContain(KEY);
  });

  it('has a message of an earlier run taken back', async () => {
    const first = await serve(kind);
    first.forwarding.forward(alertOf(1));
    await poll(() => first.changes).toEqual(['delivered 1']);
    const kept = first.forwarding.messages();
    expect(JSON.stringify(kept)).not.toContain(KEY);
    const second = await serve(kind);
    second.forwarding.resume(kept);
    second.forwarding.handled(1);
    await poll(() => second.after(0)).toEqual([SERVICES[kind].withdrawal]);
  });
});

it.each([
  ['has a failure', status(502)],
  ['stalls', stall],
  ['drops the connection', reset],
  ['asks to wait', status(429, { 'retry-after': '2' })],
])('a service that %s is asked again a few times, and alerts go on', async (_what, failure) => {
  const { forwarding, changes, server, only, log } = await serve('telegram', undefined, 200);
  forwarding.forward(alertOf(1));
  await poll(() => changes).toEqual(['delivered 1']);
  const [sent] = server.received;
  const isWithdrawal = ({ method, path }: { method: string; path: string }) =>
    method !== sent?.method || path.split('/').length !== sent.path.split('/').length || path.includes('deleteMessage');
  const accept = json(200, SERVICES.telegram.answer);
  server.answer((response, one) => (isWithdrawal(one) ? failure : accept)(response, one));
  forwarding.handled(1);
  await poll(() => server.received.filter(isWithdrawal).length).toBeGreaterThanOrEqual(1);
  forwarding.forward(alertOf(2));
  await poll(() => changes).toEqual(['delivered 1', 'delivered 2']);
  await poll(() => log.length, { timeout: 25_000 }).toBe(1);
  expect(log[0]).toMatch(/"Home": a message of a handled alert could not be withdrawn: /);
  expect(server.received.filter(isWithdrawal)).toHaveLength(6);
  expect(only()).toMatchObject({ delivered: 2, failed: 0, withdrawn: 0, last_error: null });
  expect(log[0]).not.toContain(KEY);
});

describe('a message of several alerts', () => {
  it('is taken back once the last of them is handled', async () => {
    const { forwarding, changes, server } = await serve('discord', stall);
    // The first one keeps the others waiting, so that they go together.
    forwarding.forward(alertOf(1));
    for (const id of [2, 3]) forwarding.forward(alertOf(id));
    server.answer(json(200, SERVICES.discord.answer));
    await poll(() => changes.flatMap((change) => change.split(' ').slice(1))).toEqual(['1', '2', '3']);
    const [message] = forwarding.messages().filter(({ alerts }) => alerts.includes(3));
    const others = (message?.alerts ?? []).filter((id) => id !== 3);
    for (const id of others) forwarding.handled(id);
    expect(changes.some((change) => change.startsWith('withdrawn') && change.includes('3'))).toBe(false);
    forwarding.handled(3);
    await poll(() => changes.at(-1)).toBe(`withdrawn ${message?.alerts.join(' ')}`);
  });
});

it('an alert that is handled before it was sent is not sent', async () => {
  const { forwarding, server, only } = await serve('telegram', status(429, { 'retry-after': '60' }));
  forwarding.forward(alertOf(1));
  forwarding.forward(alertOf(2));
  await poll(() => only()?.last_error).not.toBeNull();
  forwarding.handled(1);
  forwarding.handled(2);
  expect(only()).toMatchObject({ waiting: 0, failed: 0 });
  expect(server.received).toHaveLength(1);
});

it('an alert that is handled while it is on its way is taken back when it arrives', async () => {
  const held: (() => void)[] = [];
  const { forwarding, server, changes } = await serve('telegram', (response) => {
    held.push(() => response.writeHead(200).end(JSON.stringify(SERVICES.telegram.answer)));
  });
  forwarding.forward(alertOf(1));
  await poll(() => held.length).toBe(1);
  forwarding.handled(1);
  server.answer(json(200, { ok: true }));
  held[0]?.();
  await poll(() => changes).toEqual(['delivered 1', 'withdrawn 1']);
});

it('an alert that is handled while its batch is refused is not sent alone', async () => {
  const held: (() => void)[] = [];
  const { forwarding, changes } = await serve('discord', (response, one) => {
    if ((one.body as { embeds: unknown[] }).embeds.length > 1) held.push(() => response.writeHead(400).end());
    else json(200, SERVICES.discord.answer)(response, one);
  });
  for (const id of [1, 2, 3]) forwarding.forward(alertOf(id));
  await poll(() => held.length).toBe(1);
  forwarding.handled(2);
  held[0]?.();
  await poll(() => changes).toEqual(['delivered 1', 'delivered 3']);
});

it('withdrawals leave half of what the service allows to alerts', async () => {
  const { forwarding, server, changes, clock } = await serve('ntfy');
  const at: number[] = [];
  server.answer((response, { method }) => {
    if (method === 'DELETE') at.push(clock.elapsed());
    json(200, {})(response, undefined as never);
  });
  for (let id = 1; id <= 120; id++) forwarding.forward(alertOf(id));
  await poll(() => changes.flatMap((change) => change.split(' ').slice(1)).length).toBe(120);
  for (let id = 1; id <= 120; id++) forwarding.handled(id);
  await poll(() => at.length).toBeGreaterThanOrEqual(20);
  at.forEach((time, index) => {
    if (index >= 30) expect(time - (at[index - 30] ?? 0)).toBeGreaterThanOrEqual(300_000);
  });
});

it('an answer whose text does not end is a delivery all the same', async () => {
  const { forwarding, changes, only } = await serve('telegram', (response) => {
    response.writeHead(200).write('{"ok":true,');
  });
  onTestFinished(() => forwarding.dispose());
  forwarding.forward(alertOf(1));
  await poll(() => changes).toEqual(['delivered 1']);
  forwarding.handled(1);
  expect(only()).toMatchObject({ delivered: 1, withdrawn: 0 });
});

it('is left where the forwarder says so, and where the service cannot', async () => {
  for (const overrides of [{ kind: 'discord', withdraw: false }, { kind: 'slack' }] as const) {
    const { forwarding, host, server, changes } = await setUp(json(200, { id: '990011' }), overrides);
    host.address = `${server.origin}${overrides.kind === 'slack' ? '/services/T/B/x' : SERVICES.discord.path}`;
    forwarding.forward(alertOf(1));
    await poll(() => changes).toEqual(['delivered 1']);
    forwarding.handled(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.received).toHaveLength(1);
  }
});

it('the settings say of each kind what its service can do', () => {
  for (const [kind, target] of Object.entries(TARGETS)) {
    expect([kind, WITHDRAWALS[kind as keyof typeof TARGETS] !== null]).toEqual([kind, target.withdrawal !== undefined]);
  }
});
