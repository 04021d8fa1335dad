import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SettingsPatch } from '../../../../core/settings/settings.ts';
import { startConnectProxy } from '../../../faults/connection/connect-proxy.ts';
import { connected, startEngine, startGateway, state, type TestEngine } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const KEY = 'se/cret+key"1234567-3f9a';
/** The spellings of the key that redaction knows. */
const SPELLINGS = {
  plain: KEY,
  'JSON-escaped': [...KEY].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join(''),
  'percent-encoded': encodeURIComponent(KEY),
  'percent-encoded in small letters': encodeURIComponent(KEY).replace(/%../g, (code) => code.toLowerCase()),
  Base64: Buffer.from(`x${KEY}yz`).toString('base64'),
  'a long beginning': KEY.slice(0, 16),
};

const save = (app: TestEngine, patch: SettingsPatch) =>
  app.request('settings.update', { patch: patch as Record<string, unknown> });
const storedSettings = (app: TestEngine) => readFile(join(app.folder, 'settings.json'), 'utf8').catch(() => '');

describe.each(Object.entries(SPELLINGS))('the API key, %s,', (_, spelling) => {
  async function appWithKey() {
    const app = await startEngine({ apiKey: KEY });
    await app.request('connection.disconnect', null);
    return app;
  }

  it('is refused in every text of the settings', async () => {
    const app = await appWithKey();
    app.answer.agreed = true;
    const browser = { id: 'b', label: 'Browser', path: '/usr/bin/browser', args: ['--x'] };
    const patches: [string, SettingsPatch][] = [
      ['gateway.ca_file', { gateway: { ca_file: `/tmp/${spelling}` } }],
      ['gateway.proxy', { gateway: { proxy: `http://user:${spelling}@proxy.example` } }],
      ['gateway.url', { gateway: { url: `wss://gateway.example/${spelling}` } }],
      ['browsers', { browsers: [{ ...browser, label: spelling }] }],
      ['browsers', { browsers: [{ ...browser, args: [spelling] }] }],
      ['open_with', { open_with: spelling }],
      ['shortcuts.open_window', { shortcuts: { open_window: spelling } }],
    ];
    for (const [path, patch] of patches) {
      const issue = { path, message: expect.stringContaining('This holds the API key.') };
      expect(await save(app, patch), path).toMatchObject({ ok: false, issues: expect.arrayContaining([issue]) });
    }
    const forwarder = { id: 'f', kind: 'webhook', label: 'Hook', enabled: true, for_all: true, address: null } as const;
    for (const part of [
      { label: spelling, address: 'https://hook.example/' },
      { address: `https://hook.example/${spelling}` },
    ]) {
      const path = 'label' in part ? 'forwarders' : 'address';
      expect(await app.request('forwarder.save', { ...forwarder, ...part })).toMatchObject({
        ok: false,
        issues: [{ path }],
      });
    }
    expect(await app.request('settings.update', { patch: { [spelling]: 1 } })).toMatchObject({ ok: false });
    expect(await storedSettings(app)).toBe('');
  });

  it.each(['event_id', 'label', 'notes', 'keywords', 'website', 'sound'])(
    'is refused in %s of an entry',
    async (field) => {
      const app = await appWithKey();
      const entry = { id: 'a', event_id: 'a', [field]: field === 'keywords' ? spelling.replaceAll('"', '') : spelling };
      if (field === 'keywords' && entry.keywords !== spelling) return;
      const message = expect.stringContaining('This holds the API key.');
      expect(await app.request('watchlist.save', { entry })).toEqual({ ok: false, issues: [{ path: field, message }] });
      const text = JSON.stringify([{ event_id: 'good' }, entry]);
      const load = { text, format: 'json', mode: 'merge' } as const;
      const preview = await app.request('watchlist.importPreview', load);
      expect(preview).toMatchObject({ added: [{ event_id: 'good' }], rejected: [{ line: 1, field, message }] });
      await app.request('watchlist.importConfirm', load);
      const { entries } = await app.request('watchlist.list', null);
      expect(entries.map((one) => one.entry.event_id)).toEqual(['good']);
    },
  );
});

describe('a program that opens links', () => {
  const browser = { id: 'b', label: 'Mine', path: '/usr/bin/browser', args: ['--profile=1', 'a\u200b b'] };

  it('is stored only after the user agreed outside the page', async () => {
    const app = await startEngine();
    const refused = await save(app, { browsers: [browser], open_with: 'b' });
    expect(refused).toMatchObject({
      ok: false,
      issues: [{ path: 'browsers.0', message: expect.stringMatching(/not confirmed/) }],
    });
    expect(app.questions[0]?.text).toContain('"/usr/bin/browser"\n"--profile=1"\n"a\\u{200b} b"');
    expect(app.payloads('notice')).toMatchObject([{ text: 'In the test.' }]);
    expect((await state(app)).settings).toMatchObject({ browsers: [], open_with: 'system' });
    app.answer.agreed = true;
    expect(await save(app, { browsers: [browser], open_with: 'b' })).toMatchObject({ ok: true });
  });

  it('needs no second confirmation while path and arguments stay, and one for each change of them', async () => {
    const app = await startEngine();
    app.answer.agreed = true;
    await save(app, { browsers: [browser] });
    app.answer.agreed = false;
    expect(
      await save(app, {
        browsers: [
          { ...browser, label: 'Work' },
          { ...browser, id: 'c' },
        ],
      }),
    ).toMatchObject({ ok: true });
    for (const change of [
      { path: '/usr/bin/other' },
      { args: [] },
      { args: ['--profile=1', 'a b'] },
      { args: ['--profile=1" "a'] },
    ]) {
      expect(await save(app, { browsers: [{ ...browser, ...change }] })).toMatchObject({ ok: false });
    }
    expect(app.questions).toHaveLength(5);
    expect(await save(app, { browsers: [] })).toMatchObject({ ok: true });
    expect(await save(app, { browsers: [browser] })).toMatchObject({ ok: false });
  });

  it('is refused with the way out if nobody can be asked', async () => {
    const app = await startEngine();
    app.answer.agreed = null;
    expect(await save(app, { browsers: [browser] })).toMatchObject({
      ok: false,
      issues: [{ message: expect.stringContaining('in a terminal') }],
    });
  });

  it('is refused if it is too long to be read', async () => {
    const app = await startEngine();
    app.answer.agreed = true;
    expect(await save(app, { browsers: [{ ...browser, args: ['x'.repeat(2_000)] }] })).toMatchObject({ ok: false });
    expect(app.questions).toEqual([]);
  });

  it('is not confirmed along with another question', async () => {
    const app = await startEngine();
    app.answer.agreed = true;
    const both = await Promise.all([
      save(app, { browsers: [browser] }),
      save(app, { browsers: [{ ...browser, path: '/tmp/evil' }] }),
    ]);
    expect(both).toMatchObject([
      { ok: true },
      { ok: false, issues: [{ message: expect.stringContaining('open first') }] },
    ]);
  });
});

describe('a changed gateway', () => {
  const EVIL = 'wss://127.0.0.1:1/eventory';

  it('does not get the key before it is entered again, also after a restart; the old one gets it back', async () => {
    const app = await startEngine({ apiKey: KEY });
    const elsewhere = await startGateway();
    await app.request('connection.disconnect', null);
    const ca = join(app.folder, 'ca.pem');
    await writeFile(ca, elsewhere.ca);
    expect(await save(app, { gateway: { url: elsewhere.url, ca_file: ca, proxy: 'none' } })).toMatchObject({
      ok: true,
    });
    await app.request('connection.connect', null);
    const { key, conditions } = await state(app);
    expect(key).toMatchObject({ set: false, ending: null, entered_for: 'api.eventory.ai' });
    expect(conditions).toContainEqual(expect.objectContaining({ title: 'Enter your API key again' }));
    await app.stop();

    const again = await startEngine({ folder: app.folder });
    expect((await state(again)).key).toMatchObject({ set: false, entered_for: 'api.eventory.ai' });
    await again.request('connection.connect', null);
    await again.request('diagnostics.run', null);
    expect(elsewhere.requests().filter(({ headers }) => headers.apikey !== undefined)).toEqual([]);

    await again.request('key.set', { key: elsewhere.apiKey });
    await expect.poll(async () => (await state(again)).connection.state).toBe('open');
    expect((await state(again)).conditions).not.toContainEqual(
      expect.objectContaining({ title: 'Enter your API key again' }),
    );
  });

  it('that is changed back is connected with at once', async () => {
    const { gateway, app } = await connected();
    await app.stop();
    const settings = { gateway: { url: gateway.url, ca_file: join(app.folder, 'test-ca.pem'), proxy: 'none' } };
    await writeFile(join(app.folder, 'settings.json'), JSON.stringify({ version: 1, settings }));
    const again = await startEngine({ folder: app.folder });
    await expect.poll(async () => (await state(again)).connection.state).toBe('open');
    await save(again, { gateway: { url: EVIL } });
    await expect.poll(() => gateway.connections().length).toBe(0);
    await save(again, { gateway: { url: gateway.url } });
    await expect.poll(async () => (await state(again)).connection.state).toBe('open');
    expect((await state(again)).key).toMatchObject({ set: true, entered_for: null });
  });

  it.each<[string, SettingsPatch['gateway'], boolean]>([
    ['another host', { url: 'wss://gateway.example/eventory' }, false],
    ['another port', { url: 'wss://api.eventory.ai:444/eventory' }, false],
    ['a new CA file', { ca_file: '/tmp/evil.pem' }, false],
    ['another path of the same host', { url: 'wss://api.eventory.ai/other' }, true],
    ['the host in capitals with its default port', { url: 'wss://API.eventory.ai:443/eventory' }, true],
    ['another proxy', { proxy: 'http://127.0.0.1:1' }, true],
  ])('by %s: whether the key still counts', async (_, gateway, counts) => {
    const app = await startEngine({ apiKey: KEY });
    await app.request('connection.disconnect', null);
    await save(app, { gateway: gateway ?? {} });
    await app.request('connection.disconnect', null);
    expect((await state(app)).key.set).toBe(counts);
  });
});

describe('the password of a proxy', () => {
  const WITH = 'http://anna:pw-77%40@127.0.0.1:9/';
  const WITHOUT = 'http://anna@127.0.0.1:9/';

  async function everywhere(app: TestEngine) {
    const answers = [
      await state(app),
      await app.request('diagnostics.report', null),
      await app.request('diagnostics.run', null),
    ];
    return JSON.stringify([answers, app.events, app.logged, await storedSettings(app)]);
  }

  it('goes to the secret store and nowhere else', async () => {
    const app = await startEngine({ apiKey: KEY });
    expect(await save(app, { gateway: { proxy: WITH } })).toMatchObject({
      ok: true,
      value: { gateway: { proxy: WITHOUT } },
    });
    expect(await app.ports.secrets.get('proxy_password')).toContain('pw-77');
    expect(await everywhere(app)).not.toContain('pw-77');
  });

  it('logs in to that proxy', async () => {
    const { gateway, app } = await connected();
    await app.stop();
    const settings = { gateway: { url: gateway.url, ca_file: join(app.folder, 'test-ca.pem'), proxy: 'none' } };
    await writeFile(join(app.folder, 'settings.json'), JSON.stringify({ version: 1, settings }));
    const proxy = await startConnectProxy('anna:pw-77@');
    onTestFinished(() => proxy.dispose());
    const again = await startEngine({ folder: app.folder });
    await save(again, { gateway: { proxy: `http://anna:pw-77%40@127.0.0.1:${proxy.port}` } });
    await expect.poll(() => proxy.requestedTargets.length).toBe(1);
    await expect.poll(async () => (await state(again)).connection.state).toBe('open');
    expect(await everywhere(again)).not.toContain('pw-77');
  });

  it('of earlier settings is moved there at the start', async () => {
    const folder = await temporaryFolder();
    await writeFile(
      join(folder, 'settings.json'),
      JSON.stringify({ version: 1, settings: { gateway: { proxy: WITH } } }),
    );
    const app = await startEngine({ folder, apiKey: KEY });
    expect((await state(app)).settings.gateway.proxy).toBe(WITHOUT);
    expect(await app.ports.secrets.get('proxy_password')).toContain('pw-77');
    expect(await everywhere(app)).not.toContain('pw-77');
  });

  it('goes to no other proxy, and is forgotten with its own', async () => {
    const app = await startEngine({ apiKey: KEY });
    await save(app, { gateway: { proxy: WITH } });
    await save(app, { gateway: { proxy: 'http://anna@127.0.0.1:10/' } });
    expect(await app.ports.secrets.get('proxy_password')).toBeNull();
  });

  it.each([
    'ftp://anna:pw-77@proxy',
    'http:/anna:pw-77@proxy:3128',
    'http//anna:pw-77@proxy',
    'http://anna:12/pw-77@proxy',
    'anna?pw-77@proxy',
    'anna#pw-77',
  ])('that cannot be found in what is no address is refused with it: %s', async (proxy) => {
    const app = await startEngine();
    expect(await save(app, { gateway: { proxy } })).toMatchObject({ ok: false, issues: [{ path: 'gateway.proxy' }] });
    expect(JSON.stringify(await state(app))).not.toContain('pw-77');
  });
});
