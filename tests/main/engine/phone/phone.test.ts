import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Presence } from '../../../../core/alerts/presence.ts';
import { startRecorder } from '../forwarding/http-recorder.ts';
import { feed, message, startEngine, startGateway, state } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000 });
const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 20_000, ...options });

/** An engine that forwards to a recording ntfy server, and what the system says of the user. */
async function setUp(folder: string, phone: object) {
  const ntfy = await startRecorder((response) => response.writeHead(200).end('{"id":"x"}'));
  onTestFinished(() => ntfy.stop());
  const user = { presence: { idleMs: 0, locked: false } as Presence };
  const gateway = await startGateway();
  const start = async () => {
    const app = await startEngine({
      simulator: gateway,
      folder,
      ports: () => ({ presence: { read: () => user.presence } }),
    });
    await poll(async () => (await state(app)).connection.state).toBe('open');
    return app;
  };
  const app = await start();
  await app.request('settings.update', { patch: { phone } });
  await app.request('forwarder.save', {
    ...{ id: 'p', kind: 'ntfy', label: 'My phone', enabled: true, for_all: true },
    address: `${ntfy.origin}/drops`,
  });
  const requests = () => ntfy.received.map(({ method, path }) => `${method} ${path.split('/').length - 1}`);
  return { app, ntfy, requests, user, gateway, start };
}

const AWAY = { when: 'away', unanswered_seconds: null };
const PUBLISHED = 'POST 1';
const WITHDRAWN = 'DELETE 2';

describe('an alert that two entries want', () => {
  it('reaches the phone that only the second one names, also after a restart', async () => {
    const folder = await temporaryFolder();
    const { app, requests, user, gateway, start } = await setUp(folder, AWAY);
    await app.request('watchlist.save', { entry: { event_id: 'abc123', forward_to: [] } });
    await app.request('watchlist.save', { entry: { event_id: 'abc123', forward_to: ['p'] } });
    gateway.sendFrame(message());
    await poll(() => feed(app)).toMatchObject([{ outcome: 'alert', entry: 'abc123' }]);
    await app.stop();
    expect(requests()).toEqual([]);
    user.presence = { idleMs: 0, locked: true };
    await start();
    await poll(requests).toEqual([PUBLISHED]);
  });
});

describe('an alert that came while the user was away', () => {
  it('is on the phone, and is taken back when the link is opened at the desk; its detail tells that', async () => {
    const { app, requests, user, gateway } = await setUp(await temporaryFolder(), AWAY);
    user.presence = { idleMs: 0, locked: true };
    gateway.sendFrame(message());
    await poll(requests).toEqual([PUBLISHED]);
    const [item] = await feed(app);
    await poll(async () => (await feed(app))[0]?.phone).toMatchObject({
      to: ['My phone'],
      times: 1,
      withdrawn_at: null,
    });
    await app.request('link.open', { id: item?.id ?? 0, offer: null, confirmed: false });
    await poll(requests).toEqual([PUBLISHED, WITHDRAWN]);
    await poll(async () => (await feed(app))[0]?.phone?.withdrawn_at ?? null).not.toBeNull();
  });

  it('is taken back when the user reports a result', async () => {
    const { app, requests, user, gateway } = await setUp(await temporaryFolder(), AWAY);
    user.presence = { idleMs: 0, locked: true };
    gateway.sendFrame(message());
    await poll(requests).toEqual([PUBLISHED]);
    const [item] = await feed(app);
    await app.request('feed.result', { id: item?.id ?? 0, outcome: 'gone', tickets: 0 });
    await poll(requests).toEqual([PUBLISHED, WITHDRAWN]);
  });

  it('is taken back after a restart, if it was handled just before the app ended', async () => {
    const folder = await temporaryFolder();
    const { app, requests, user, gateway, start } = await setUp(folder, AWAY);
    user.presence = { idleMs: 0, locked: true };
    gateway.sendFrame(message());
    await poll(async () => (await feed(app))[0]?.phone?.times).toBe(1);
    const id = (await feed(app))[0]?.id ?? 0;
    await app.stop();
    const again = await start();
    await again.request('feed.result', { id, outcome: 'got', tickets: 2 });
    await poll(requests).toEqual([PUBLISHED, WITHDRAWN]);
  });
});

describe('an alert at the desk', () => {
  it('stays there while the user is at it', async () => {
    const { app, requests, gateway } = await setUp(await temporaryFolder(), AWAY);
    gateway.sendFrame(message());
    await poll(async () => (await feed(app)).length).toBe(1);
    await delay(300);
    expect(requests()).toEqual([]);
  });

  it('goes to the phone after a restart if nobody answered it', async () => {
    const folder = await temporaryFolder();
    const { app, requests, gateway, start } = await setUp(folder, { when: 'away', unanswered_seconds: 5 });
    gateway.sendFrame(message());
    await poll(async () => (await feed(app)).length).toBe(1);
    await app.stop();
    expect(requests()).toEqual([]);
    await start();
    await poll(requests).toEqual([PUBLISHED]);
  });

  it('that a toast click answers does not go to the phone', async () => {
    const { app, requests, gateway } = await setUp(await temporaryFolder(), { when: 'away', unanswered_seconds: 5 });
    gateway.sendFrame(message());
    await poll(() => app.toasts.length).toBe(1);
    const [toast] = app.toasts;
    if (toast !== undefined) app.click(toast);
    await poll(() => app.opened.length).toBe(1);
    await delay(6_000);
    expect(requests()).toEqual([]);
  });

  it('of a drop that became stale does not go to the phone', async () => {
    const { app, requests, gateway } = await setUp(await temporaryFolder(), { when: 'away', unanswered_seconds: 5 });
    await app.request('watchlist.save', { entry: { event_id: 'abc123' } });
    gateway.sendFrame(message());
    await poll(async () => (await feed(app)).length).toBe(1);
    const { sections } = message() as { sections: Record<string, object> };
    const soldOut = Object.fromEntries(Object.entries(sections).map(([key, offer]) => [key, { ...offer, stock: 0 }]));
    gateway.sendFrame(message({ sections: soldOut }));
    await poll(async () => (await feed(app)).some((item) => item.superseded !== undefined)).toBe(true);
    await delay(6_000);
    expect(requests()).toEqual([]);
  });
});

it('says whether somebody is at the desk', async () => {
  const { app, user } = await setUp(await temporaryFolder(), AWAY);
  user.presence = { idleMs: 4_200, locked: false };
  expect(await app.request('presence.get', null)).toEqual({ away: false, idle_seconds: 4, locked: false });
  user.presence = { idleMs: 200_000, locked: false };
  expect(await app.request('presence.get', null)).toMatchObject({ away: true });
});
