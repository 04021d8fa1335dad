import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type NetworkEvent, SecretsLocked } from '../../../../main/engine/ports.ts';
import { createListeners } from '../../../../main/lib/listeners.ts';
import { connected, demos, FIRST_PAGE, feed, message, startEngine, startGateway, state } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

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

  it('that rests unencrypted is a condition shown to the user', async () => {
    const app = await startEngine();
    expect((await state(app)).conditions).toEqual([]);
    await app.request('settings.update', { patch: { gateway: { url: 'wss://127.0.0.1:1/eventory' } } });
    await app.request('key.set', { key: 'a-key-of-a-test-3f9a' });
    expect((await state(app)).conditions).toMatchObject([{ title: 'The API key is not protected on this computer' }]);
    await app.request('key.clear', null);
    expect((await state(app)).conditions).toEqual([]);
  });

  it('that a locked key store holds is not taken for a lost one: it is read again until it can be', async () => {
    const gateway = await startGateway();
    const vault = { locked: true };
    const events = createListeners<NetworkEvent>();
    const app = await startEngine({
      simulator: gateway,
      ports: (ports) => ({
        network: { isOnline: () => true, onEvent: events.add },
        secrets: {
          ...ports.secrets,
          get: async (name) => {
            if (vault.locked) throw new SecretsLocked();
            return ports.secrets.get(name);
          },
        },
      }),
    });
    expect((await state(app)).key).toMatchObject({ set: true, ending: null });
    expect((await state(app)).conditions).toMatchObject([{ title: 'The key store is locked' }]);
    vault.locked = false;
    events.emit('unlock');
    await gateway.waitForConnections();
    expect((await state(app)).conditions).toMatchObject([{ title: 'The API key is not protected on this computer' }]);
    expect((await state(app)).key).toMatchObject({ set: true, ending: '3f9a' });
  });

  it('is refused if no header could carry it', async () => {
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
  it('has its own watchlist and history, and is never connected together with the live account', async () => {
    const gateway = await startGateway();
    const app = await startEngine({ simulator: gateway });
    await gateway.waitForConnections();
    gateway.sendFrame(message());
    await expect.poll(() => feed(app)).toHaveLength(1);
    await app.request('demo.start', null);
    expect((await state(app)).profile).toBe('demo');
    await demos.at(-1)?.waitForConnections();
    expect(gateway.connections()).toEqual([]);
    expect(await feed(app)).toEqual([]);
    expect((await app.request('watchlist.list', null)).entries.length).toBeGreaterThan(0);
    demos.at(-1)?.sendFrame(message({ stock: 5 }));
    await expect.poll(() => app.toasts.at(-1)?.title).toContain('DEMO');
    await app.request('demo.stop', null);
    await gateway.waitForConnections();
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

  it('that cannot start leaves the live account connected', async () => {
    const gateway = await startGateway();
    const app = await startEngine({
      simulator: gateway,
      startDemo: () => Promise.reject(new Error('no port is free')),
    });
    await gateway.waitForConnections();
    await expect(app.request('demo.start', null)).rejects.toThrow('no port is free');
    expect((await state(app)).profile).toBe('live');
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
  });

  it('ends when a key is set', async () => {
    const gateway = await startGateway();
    const app = await startEngine({ simulator: gateway, apiKey: 'not-the-key-9999' });
    await app.request('demo.start', null);
    await app.request('key.set', { key: gateway.apiKey });
    expect((await state(app)).profile).toBe('live');
    await gateway.waitForConnections();
  });
});
