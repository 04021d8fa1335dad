import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NotificationItem } from '../../../core/feed/item.ts';
import { demos, FIRST_PAGE, message, startEngine, startGateway, type TestEngine } from './harness.ts';
import { temporaryFolder } from './temporary-folder.ts';

const state = (app: TestEngine) => app.request('state.get', null);

/** The notifications of the feed, newest first. */
async function feed(app: TestEngine): Promise<NotificationItem[]> {
  const { items } = await app.request('feed.list', FIRST_PAGE);
  return items.filter((item) => item.kind === 'notification');
}

/** A connected engine. */
async function connected() {
  const gateway = await startGateway();
  const app = await startEngine({ simulator: gateway });
  await gateway.untilConnected();
  await expect.poll(async () => (await state(app)).connection.state).toBe('open');
  return { gateway, app };
}

describe('a message', () => {
  it('goes from the socket to a toast, the feed and the history', async () => {
    const { gateway, app } = await connected();
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
    expect(app.toasts[0]?.title).toContain('Floor GA');
    const [item] = app.payloads('feed').flatMap(({ items }) => items);
    expect(item).toMatchObject({ kind: 'notification', event_id: 'abc123', outcome: 'alert' });
    expect((await feed(app))[0]).toEqual(item);
    expect((await state(app)).counts).toEqual({ alerts_today: 1, notifications_today: 1 });
  });

  it('asks for the toast before the history is written', async () => {
    const { gateway, app } = await connected();
    await app.stop();
    gateway.sendFrame(message());
    expect(app.toasts).toEqual([]);
    const second = await startEngine({ simulator: gateway });
    await gateway.untilConnected();
    let storedAtToast: unknown = null;
    second.ports.toaster.show = async () => {
      const { DatabaseSync } = await import('node:sqlite');
      const file = new DatabaseSync(join(second.folder, 'history.sqlite'), { readOnly: true });
      storedAtToast = file.prepare('SELECT count(*) AS count FROM items').get()?.count;
      file.close();
      return { outcome: 'shown', by: 'test', detail: '' };
    };
    gateway.sendFrame(message({ stock: 7 }));
    await expect.poll(() => storedAtToast).toBe(0);
    await expect.poll(async () => (await feed(second)).length).toBe(1);
  });

  it('is folded as a duplicate within 15 minutes, also over a restart', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    await gateway.untilConnected();
    gateway.sendFrame(message());
    gateway.sendFrame(message());
    await expect.poll(async () => (await feed(first)).map(({ outcome }) => outcome)).toEqual(['duplicate', 'alert']);
    await first.stop();
    const second = await startEngine({ folder, simulator: gateway });
    await gateway.untilConnected();
    gateway.sendFrame(message());
    await expect
      .poll(async () => (await feed(second)).map(({ outcome }) => outcome))
      .toEqual(['duplicate', 'duplicate', 'alert']);
    expect(second.toasts).toEqual([]);
  });

  it('that cannot be read is kept for diagnosis, with its first 4 KB, and stops nothing', async () => {
    const { gateway, app } = await connected();
    gateway.sendFrame('this is not JSON');
    gateway.sendFrame(`{"event_id": 1, "x": ${'"'}${'y'.repeat(10_000)}`);
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
    const { malformed, messages } = await app.request('diagnostics.get', null);
    expect(messages).toEqual({ received: 3, malformed: 2, repaired: 0 });
    expect(malformed.map(({ text }) => text.length)).toEqual([4096, 16]);
    expect(malformed[1]).toMatchObject({ text: 'this is not JSON' });
  });

  it('of 50 in one go reach the window in a few batches', async () => {
    const { gateway, app } = await connected();
    for (let stock = 1; stock <= 50; stock++) gateway.sendFrame(message({ stock }));
    await expect.poll(() => app.payloads('feed').flatMap(({ items }) => items).length).toBe(50);
    expect(app.payloads('feed').length).toBeLessThan(10);
    const ids = app.payloads('feed').flatMap(({ items }) => items.map(({ id }) => id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });
});

describe('a click', () => {
  it('on a toast opens exactly the best offer’s link, and the feed shows when', async () => {
    const { gateway, app } = await connected();
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
    for (const toast of app.toasts) app.click(toast);
    await expect.poll(() => app.opened).toEqual(['https://tickets.example/cart/floor-ga']);
    await expect.poll(() => app.payloads('feed.changed').length).toBe(1);
    expect((await feed(app))[0]?.opened_at).toMatch(/^\d{4}-.*Z$/);
  });

  it('on a toast of an earlier run opens that run’s link', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    await gateway.untilConnected();
    gateway.sendFrame(message());
    await expect.poll(() => first.toasts.length).toBe(1);
    await first.stop();
    const second = await startEngine({ folder, simulator: gateway });
    for (const toast of first.toasts) second.click(toast);
    await expect.poll(() => second.opened).toEqual(['https://tickets.example/cart/floor-ga']);
  });

  it('in the feed opens the offer that was clicked, by its key', async () => {
    const { gateway, app } = await connected();
    const sections = {
      a: { offer_name: 'A', price: 10, stock: 4, available: true, atc: 'https://tickets.example/cart/a' },
      b: { offer_name: 'B', price: 20, stock: 4, available: true, atc: 'https://tickets.example/cart/b' },
    };
    gateway.sendFrame(message({ sections, changes: { stock_increase: ['A', 'B'] } }));
    await expect.poll(() => feed(app)).toHaveLength(1);
    const id = (await feed(app))[0]?.id ?? -1;
    expect(await app.request('link.open', { id, offer: 'b', confirmed: false })).toEqual({
      outcome: 'opened',
      url: 'https://tickets.example/cart/b',
    });
    expect(await app.request('link.open', { id, offer: 'c', confirmed: false })).toMatchObject({ outcome: 'refused' });
    expect(await app.request('link.open', { id: 999, offer: null, confirmed: true })).toMatchObject({
      outcome: 'refused',
    });
    expect(app.opened).toEqual(['https://tickets.example/cart/b']);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'steam://run/1',
    'https://a:b@tickets.example/',
  ])('never opens %s, confirmed or not', async (atc) => {
    const { gateway, app } = await connected();
    const sections = { a: { offer_name: 'A', price: 10, stock: 4, available: true, atc } };
    gateway.sendFrame(message({ sections, event_infos: undefined, changes: { stock_increase: ['A'] } }));
    await expect.poll(() => feed(app)).toHaveLength(1);
    const id = (await feed(app))[0]?.id ?? -1;
    for (const offer of ['a', null]) {
      expect(await app.request('link.open', { id, offer, confirmed: true })).toMatchObject({ outcome: 'refused' });
    }
    expect(app.opened).toEqual([]);
  });

  it('on a plain http link asks first; from a toast the window is told to ask', async () => {
    const { gateway, app } = await connected();
    const sections = { a: { offer_name: 'A', price: 10, stock: 4, available: true, atc: 'http://tickets.example/a' } };
    gateway.sendFrame(message({ sections, event_infos: undefined, changes: { stock_increase: ['A'] } }));
    await expect.poll(() => app.toasts.length).toBe(1);
    for (const toast of app.toasts) app.click(toast);
    await expect.poll(() => app.payloads('link.confirm')).toHaveLength(1);
    const { id, offer } = app.payloads('link.confirm')[0] ?? { id: -1, offer: null };
    expect(await app.request('link.open', { id, offer, confirmed: false })).toMatchObject({ outcome: 'confirm' });
    expect(app.opened).toEqual([]);
    expect(await app.request('link.open', { id, offer, confirmed: true })).toMatchObject({ outcome: 'opened' });
    expect(app.opened).toEqual(['http://tickets.example/a']);
  });

  it('that cannot open the link copies it and says so', async () => {
    const { gateway, app } = await connected();
    app.failing.links = true;
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
    for (const toast of app.toasts) app.click(toast);
    await expect.poll(() => app.payloads('notice')).toHaveLength(1);
    expect(app.payloads('notice')[0]).toMatchObject({ level: 'error', title: 'The link could not be opened' });
    expect(app.payloads('notice')[0]?.text).toContain('clipboard');
    expect(app.copied).toEqual(['https://tickets.example/cart/floor-ga']);
    expect((await feed(app))[0]?.opened_at).toBeNull();
  });
});

describe('the watchlist', () => {
  const save = (app: TestEngine, entry: Record<string, unknown>) => app.request('watchlist.save', { entry });

  it('counts from the next message on, without a reconnect', async () => {
    const { gateway, app } = await connected();
    gateway.sendFrame(message({ stock: 1 }));
    await expect.poll(async () => (await feed(app))[0]?.outcome).toBe('alert');
    expect(await save(app, { event_id: 'abc123', max_price_filter: 100 })).toMatchObject({
      ok: true,
      value: { id: 'abc123' },
    });
    gateway.sendFrame(message({ stock: 2 }));
    await expect.poll(async () => (await feed(app))[0]).toMatchObject({ outcome: 'filtered', entry: 'abc123' });
    expect(gateway.peakConnections).toBe(1);
    expect(gateway.requests().filter(({ path }) => path.includes('subscribe'))).toHaveLength(1);
  });

  it('says what is wrong with a form by field, and stores nothing', async () => {
    const app = await startEngine();
    expect(await save(app, { event_id: 'abc123', section: '10-' })).toMatchObject({
      ok: false,
      issues: [{ path: 'section' }],
    });
    expect((await app.request('watchlist.list', null)).entries).toEqual([]);
  });

  it('gives a second entry of an event an id of its own', async () => {
    const app = await startEngine();
    await save(app, { event_id: 'abc123' });
    expect(await save(app, { event_id: 'abc123' })).toMatchObject({ ok: true, value: { id: 'abc123-2' } });
  });

  it('mutes, switches off, removes and puts back', async () => {
    const app = await startEngine();
    await save(app, { event_id: 'abc123', label: 'mine' });
    const until = '2099-01-01T00:00:00Z';
    expect(await app.request('watchlist.mute', { ids: ['abc123', 'other'], until })).toEqual({ changed: 1 });
    expect(await app.request('watchlist.enable', { ids: ['abc123'], enabled: false })).toEqual({ changed: 1 });
    const { removed } = await app.request('watchlist.remove', { ids: ['abc123'] });
    expect(removed).toMatchObject([{ id: 'abc123', label: 'mine', muted_until: until, enabled: false }]);
    expect((await app.request('watchlist.list', null)).entries).toEqual([]);
    expect(await app.request('watchlist.restore', { entries: removed.map((entry) => ({ ...entry })) })).toEqual({
      restored: 1,
    });
    expect((await app.request('watchlist.list', null)).entries.map(({ entry }) => entry)).toEqual(removed);
    expect(app.payloads('watchlist').at(-1)?.entries).toHaveLength(1);
  });

  it('shows each entry with its event and its alerts, also after a restart', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    await save(first, { event_id: 'abc123' });
    await gateway.untilConnected();
    gateway.sendFrame(message());
    await expect.poll(() => feed(first)).toHaveLength(1);
    await first.stop();
    const second = await startEngine({ folder });
    const [view] = (await second.request('watchlist.list', null)).entries;
    expect(view).toMatchObject({ alerts_today: 1, event: { event_infos: { event_name: 'Artist World Tour' } } });
    expect(view?.last_alert_at).toMatch(/Z$/);
  });

  it('previews a draft over what was received, also before a restart', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    await gateway.untilConnected();
    gateway.sendFrame(message());
    await expect.poll(() => feed(first)).toHaveLength(1);
    await first.stop();
    const second = await startEngine({ folder, simulator: gateway });
    await gateway.untilConnected();
    gateway.sendFrame(message({ stock: 7 }));
    await expect.poll(() => feed(second)).toHaveLength(2);
    const preview = (max_price_filter: number) =>
      second.request('watchlist.preview', { draft: { event_id: 'abc123', max_price_filter }, event_id: 'abc123' });
    expect(await preview(200)).toMatchObject({ judged: 2, alerts: 2 });
    expect(await preview(100)).toMatchObject({ judged: 2, alerts: 0 });
  });

  it('exports what an import takes back unchanged', async () => {
    const app = await startEngine();
    await save(app, { event_id: 'abc123', section: '101-110, !PIT', max_price_filter: 99.5 });
    await save(app, { event_id: 'def456', keywords: '"main stage" -vip', label: 'two; lines' });
    const before = await app.request('watchlist.list', null);
    for (const format of ['json', 'csv'] as const) {
      const { text } = await app.request('watchlist.export', { format });
      await app.request('watchlist.remove', { ids: ['abc123', 'def456'] });
      const payload = { text, format: 'auto', mode: 'merge' } as const;
      expect((await app.request('watchlist.importPreview', payload)).added).toHaveLength(2);
      expect(await app.request('watchlist.importConfirm', payload)).toMatchObject({ ok: true, value: { added: 2 } });
      expect(await app.request('watchlist.list', null)).toEqual(before);
    }
  });

  it('keeps a damaged entry aside and the rest at work', async () => {
    const folder = await temporaryFolder();
    const document = {
      version: 1,
      entries: [
        { id: 'good', event_id: 'good' },
        { id: 'bad', event_id: '' },
      ],
      damaged: [],
    };
    await writeFile(join(folder, 'watchlist.json'), JSON.stringify(document));
    const app = await startEngine({ folder });
    const { entries, damaged } = await app.request('watchlist.list', null);
    expect(entries.map(({ entry }) => entry.id)).toEqual(['good']);
    expect(damaged).toHaveLength(1);
    await app.request('watchlist.discardDamaged', { id: damaged[0]?.id ?? '' });
    expect((await app.request('watchlist.list', null)).damaged).toEqual([]);
  });
});

describe('files that cannot be read', () => {
  it.each(['settings', 'watchlist', 'session'])(
    '%s.json is kept under a new name, and the app starts',
    async (name) => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, `${name}.json`), '{ not JSON');
      const app = await startEngine({ folder });
      const kept = (await readdir(folder)).find((file) => file.startsWith(`${name}.unreadable-`));
      expect(await readFile(join(folder, kept ?? ''), 'utf8')).toBe('{ not JSON');
      expect((await state(app)).conditions).toEqual([
        expect.objectContaining({ level: 'warning', text: expect.stringContaining(kept ?? '') }),
      ]);
    },
  );

  it('a history file is kept under a new name, and alerts flow', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'history.sqlite'), 'x'.repeat(5000));
    const gateway = await startGateway();
    const app = await startEngine({ folder, simulator: gateway });
    expect((await state(app)).conditions).toContainEqual(
      expect.objectContaining({ title: 'The history could not be read' }),
    );
    expect(
      (await readdir(folder)).filter((file) => file.includes('history.sqlite.unreadable-')).length,
    ).toBeGreaterThan(0);
    await gateway.untilConnected();
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
  });

  it('one group of settings that no longer fits falls back, the others stay', async () => {
    const folder = await temporaryFolder();
    const settings = { theme: 'dark', gateway: { url: 'ws://plain.example/eventory' } };
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ version: 1, settings }));
    const app = await startEngine({ folder });
    expect((await state(app)).settings).toMatchObject({
      theme: 'dark',
      gateway: { url: 'wss://api.eventory.ai/eventory' },
    });
    expect((await state(app)).conditions).toHaveLength(1);
    const again = await startEngine({ folder: folder });
    expect((await state(again)).conditions).toEqual([]);
  });
});

describe('the key', () => {
  it('connects as soon as it is set, and is known to the window by its ending only', async () => {
    const gateway = await startGateway();
    const app = await startEngine({ simulator: gateway, apiKey: 'not-the-key-9999' });
    await expect.poll(async () => (await state(app)).connection.state).toBe('unauthorised');
    expect(await app.request('key.set', { key: gateway.apiKey })).toMatchObject({
      ok: true,
      value: { set: true, ending: '3f9a' },
    });
    await expect.poll(async () => (await state(app)).connection.state).toBe('open');
    await app.request('key.clear', null);
    await expect.poll(() => gateway.connections().length).toBe(0);
    expect((await state(app)).key).toMatchObject({ set: false, ending: null });
    expect(gateway.peakConnections).toBe(1);
  });

  it('that rests unencrypted is a condition the user is told of', async () => {
    const app = await startEngine();
    expect((await state(app)).conditions).toEqual([]);
    await app.request('settings.update', { patch: { gateway: { url: 'wss://127.0.0.1:1/eventory' } } });
    await app.request('key.set', { key: 'a-key-of-a-test-3f9a' });
    expect((await state(app)).conditions).toMatchObject([{ title: 'The API key is stored without encryption' }]);
    await app.request('key.clear', null);
    expect((await state(app)).conditions).toEqual([]);
  });

  it('is refused where no header could carry it', async () => {
    const app = await startEngine();
    expect(await app.request('key.set', { key: 'two words' })).toMatchObject({ ok: false, issues: [{ path: 'key' }] });
    expect((await state(app)).key.set).toBe(false);
  });

  it('is in no event, answer, log or file but its own', async () => {
    const { gateway, app } = await connected();
    gateway.sendFrame(message());
    gateway.terminateAll();
    await expect.poll(() => app.toasts.length).toBe(1);
    await app.request('diagnostics.run', null);
    const answers = await Promise.all([
      state(app),
      app.request('feed.list', FIRST_PAGE),
      app.request('diagnostics.get', null),
      app.request('diagnostics.report', null),
      app.request('watchlist.export', { format: 'json' }),
    ]);
    await app.stop();
    expect(JSON.stringify([answers, app.events, app.logged])).not.toContain(gateway.apiKey);
    for (const file of await readdir(app.folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || file.parentPath.endsWith('secrets')) continue;
      expect((await readFile(join(file.parentPath, file.name))).includes(gateway.apiKey), file.name).toBe(false);
    }
  });
});

describe('the demo', () => {
  it('has a watchlist and a history of its own, and is never connected together with the live account', async () => {
    const gateway = await startGateway();
    const app = await startEngine({ simulator: gateway });
    await gateway.untilConnected();
    gateway.sendFrame(message());
    await expect.poll(() => feed(app)).toHaveLength(1);
    await app.request('demo.start', null);
    expect((await state(app)).profile).toBe('demo');
    await demos.at(-1)?.untilConnected();
    expect(gateway.connections()).toEqual([]);
    expect(await feed(app)).toEqual([]);
    expect((await app.request('watchlist.list', null)).entries.length).toBeGreaterThan(0);
    demos.at(-1)?.sendFrame(message({ stock: 5 }));
    await expect.poll(() => app.toasts.at(-1)?.title).toContain('DEMO');
    await app.request('demo.stop', null);
    await gateway.untilConnected();
    expect((await state(app)).profile).toBe('live');
    expect(await feed(app)).toHaveLength(1);
    expect((await app.request('watchlist.list', null)).entries).toEqual([]);
    await expect.poll(() => demos.at(-1)?.connections() ?? []).toEqual([]);
  });

  it('comes back after a restart while there is no key, with the changes made to its watchlist', async () => {
    const folder = await temporaryFolder();
    const first = await startEngine({ folder });
    await first.request('demo.start', null);
    await first.request('watchlist.save', { entry: { event_id: 'mine' } });
    await first.stop();
    const second = await startEngine({ folder });
    expect((await state(second)).profile).toBe('demo');
    expect((await second.request('watchlist.list', null)).entries.some(({ entry }) => entry.id === 'mine')).toBe(true);
  });

  it('ends when a key is set', async () => {
    const gateway = await startGateway();
    const app = await startEngine({ simulator: gateway, apiKey: 'not-the-key-9999' });
    await app.request('demo.start', null);
    await app.request('key.set', { key: gateway.apiKey });
    expect((await state(app)).profile).toBe('live');
    await gateway.untilConnected();
  });
});

describe('settings', () => {
  it('are checked as a whole, with what is wrong by field', async () => {
    const app = await startEngine();
    const patch = { gateway: { url: 'ws://plain.example/eventory' } };
    const saved = await app.request('settings.update', { patch });
    expect(saved).toMatchObject({ ok: false, issues: [{ path: 'gateway.url' }] });
    expect((await state(app)).settings.gateway.url).toBe('wss://api.eventory.ai/eventory');
  });

  it('merge group by group, are kept, and reach the window', async () => {
    const folder = await temporaryFolder();
    const first = await startEngine({ folder });
    await first.request('settings.update', { patch: { alerts: { volume: 0.2 }, theme: 'dark' } });
    await expect.poll(() => first.payloads('state').at(-1)?.settings.theme).toBe('dark');
    await first.stop();
    const second = await startEngine({ folder });
    expect((await state(second)).settings).toMatchObject({ theme: 'dark', alerts: { volume: 0.2, sound: 'chime' } });
  });

  it('of the gateway reconnect, and the old connection is gone first', async () => {
    const { gateway, app } = await connected();
    await app.request('settings.update', { patch: { gateway: { endpoint: 'filtered' } } });
    await expect.poll(() => gateway.connections().map(({ endpoint }) => endpoint)).toEqual(['filtered']);
    expect(gateway.peakConnections).toBe(1);
  });
});

describe('a gap', () => {
  it('is in the feed while it lasts, and its end is told', async () => {
    const { gateway, app } = await connected();
    gateway.terminateAll();
    await expect
      .poll(() => app.payloads('feed').flatMap(({ items }) => items))
      .toMatchObject([{ kind: 'gap', to: null }]);
    await expect
      .poll(() => app.payloads('feed.changed').flatMap(({ items }) => items), { timeout: 5000 })
      .toMatchObject([{ kind: 'gap', to: expect.any(String) }]);
    expect((await app.request('feed.list', FIRST_PAGE)).items).toEqual(app.payloads('feed.changed')[0]?.items);
  });
});

describe('pause and the test alert', () => {
  it('a pause withholds toasts but records, and outlives a restart', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    const until = new Date(Date.now() + 60_000).toISOString();
    await first.request('alerts.pause', { until });
    await first.stop();
    const app = await startEngine({ folder, simulator: gateway });
    expect((await state(app)).paused_until).toBe(until);
    await gateway.untilConnected();
    gateway.sendFrame(message());
    await expect.poll(() => feed(app)).toMatchObject([{ outcome: 'alert' }]);
    expect(app.toasts).toEqual([]);
    await app.request('alerts.pause', { until: null });
    gateway.sendFrame(message({ stock: 3 }));
    await expect.poll(() => app.toasts.length).toBe(1);
  });

  it('a pause ends by itself', async () => {
    const app = await startEngine();
    await app.request('alerts.pause', { until: new Date(Date.now() + 200).toISOString() });
    await expect.poll(() => app.payloads('state').at(-1)?.paused_until, { timeout: 3000 }).toBeNull();
  });

  it('the test alert runs through all of it: toast, feed, detail and click', async () => {
    const app = await startEngine();
    const { id, outcome } = await app.request('alerts.test', null);
    expect(outcome).toMatchObject({ outcome: 'shown' });
    expect(await feed(app)).toMatchObject([{ id, test: true, outcome: 'alert' }]);
    expect((await app.request('feed.detail', { id }))?.notification.event_infos?.event_name).toBe('Test alert');
    for (const toast of app.toasts) app.click(toast);
    await expect.poll(() => app.opened).toEqual(['https://eventory.ai/']);
    expect((await state(app)).counts).toEqual({ alerts_today: 0, notifications_today: 0 });
  });
});

describe('requests', () => {
  it.each(['nonsense', '__proto__', 'constructor', ''])('named "%s" are refused', async (name) => {
    const app = await startEngine();
    await expect(app.engine.request(name, null)).rejects.toThrow('does not know this request');
  });

  it.each([
    ['feed.list', {}],
    ['feed.detail', { id: 'x' }],
    ['link.open', { id: 1, offer: 'https://evil.example', confirmed: 'yes' }],
    ['watchlist.mute', { ids: ['a'], until: 'tomorrow' }],
    ['key.set', { key: '' }],
  ])('%s with a payload that does not fit is refused', async (name, payload) => {
    const app = await startEngine();
    await expect(app.engine.request(name, payload)).rejects.toThrow(`The request ${name} was refused`);
  });
});
