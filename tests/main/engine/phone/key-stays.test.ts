import { expect, it, onTestFinished, vi } from 'vitest';
import type { WebForwarderKind } from '../../../../core/settings/settings.ts';
import { startRecorder } from '../forwarding/http-recorder.ts';
import { feed, message, startEngine, startGateway, state } from '../harness.ts';

vi.setConfig({ testTimeout: 60_000 });
const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 20_000, ...options });

const TOKEN = 'A'.repeat(30);
const PATHS: Readonly<Record<WebForwarderKind, string>> = {
  telegram: `/bot123:${TOKEN}/sendMessage?chat_id=-100`,
  pushover: `/1/messages.json?token=${TOKEN}&user=${TOKEN}`,
  slack: `/services/T0/B0/${TOKEN}`,
  matrix: `/_matrix/client/v3/rooms/!r%3Am/send/m.room.message?access_token=${TOKEN}`,
  apprise: `/notify/${TOKEN}`,
  discord: `/api/webhooks/1/${TOKEN}`,
  ntfy: `/${TOKEN}`,
  webhook: `/${TOKEN}`,
};
const KINDS = Object.keys(PATHS) as WebForwarderKind[];

it('the key is in nothing that leaves to forwarders or the local stream: alert, repetition, withdrawal, test and alarm', async () => {
  const answer = { ok: true, id: '1', event_id: '$e', result: { message_id: 1 }, receipt: 'R'.repeat(30) };
  const service = await startRecorder((response) => response.writeHead(200).end(JSON.stringify(answer)));
  onTestFinished(() => service.stop());
  const gateway = await startGateway();
  const app = await startEngine({ simulator: gateway });
  const streamed: unknown[] = [];
  app.engine.stream.subscribe((event) => streamed.push(event));
  await poll(async () => (await state(app)).connection.state).toBe('open');
  for (const kind of KINDS) {
    const forwarder = { id: kind, kind, label: kind, enabled: true, for_all: true, withdraw: true };
    const saved = await app.request('forwarder.save', { ...forwarder, address: `${service.origin}${PATHS[kind]}` });
    expect(saved.ok).toBe(true);
  }
  await app.request('watchlist.save', { entry: { event_id: 'abc123', change_type: '*', repeat_every_seconds: 30 } });
  await app.request('settings.update', { patch: { alarm: { enabled: true } } });

  // A service that echoes the key must not have it sent on.
  gateway.sendFrame(message({ region: gateway.apiKey }));
  await poll(() => service.received.length).toBeGreaterThanOrEqual(KINDS.length);
  const [item] = await feed(app);
  await app.request('link.open', { id: item?.id ?? 0, offer: null, confirmed: false });
  const isWithdrawal = ({ method, path }: { method: string; path: string }) =>
    method === 'DELETE' || /deleteMessage|cancel\.json|redact/.test(path);
  await poll(() => service.received.filter(isWithdrawal).length).toBe(5);
  for (const id of KINDS) await app.request('forwarder.test', { id });

  expect(service.received.some(({ headers }) => JSON.stringify(headers).includes(TOKEN))).toBe(true);
  expect(JSON.stringify(service.received)).not.toContain(gateway.apiKey);
  expect(streamed.length).toBeGreaterThan(0);
  expect(JSON.stringify([streamed, app.engine.stream.state()])).not.toContain(gateway.apiKey);
  expect(JSON.stringify(app.logged)).not.toContain(gateway.apiKey);
  expect(JSON.stringify(app.logged)).not.toContain(TOKEN);
  expect(JSON.stringify(app.events)).not.toContain(TOKEN);
});

it('an alarm that the key is refused reaches the forwarders without the key', async () => {
  const service = await startRecorder((response) => response.writeHead(200).end('{}'));
  onTestFinished(() => service.stop());
  const gateway = await startGateway();
  const apiKey = 'a-key-that-is-refused-77c1e04f';
  const app = await startEngine({ simulator: gateway, apiKey });
  await app.request('forwarder.save', {
    ...{ id: 'w', kind: 'webhook', label: 'Web', enabled: true, for_all: true },
    address: `${service.origin}/${TOKEN}`,
  });
  await app.request('settings.update', { patch: { alarm: { enabled: true } } });
  await poll(async () => (await state(app)).connection.state).toBe('unauthorised');
  await poll(() => service.received.length).toBe(1);
  expect(service.received[0]?.body).toMatchObject({ alerts: [{ alarm: 'key_refused', link: null, test: false }] });
  expect(JSON.stringify(service.received)).not.toContain(apiKey);
  expect(JSON.stringify(service.received)).not.toContain(apiKey.slice(-4));
  expect((await state(app)).last_alarm).toMatchObject({ kind: 'key_refused', until: null });
});
