import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SecretsLocked } from '../../../../../main/engine/ports.ts';
import { feed, message, startEngine, startGateway, state } from '../../harness.ts';
import { backUp, dataFolder } from '../data-folder.ts';

import { appWithDialogs, backupState, LONG, leftovers, notificationsIn, previewed, until } from './app-with-dialogs.ts';

describe('a restore of the running app', () => {
  it('is previewed, then brings settings, watchlist and history, over the same connection', async () => {
    const restore = await backUp(await dataFolder({ unlisted: 'feed' }));
    const { app, gateway } = await appWithDialogs({ restore });
    await app.request('watchlist.save', { entry: { event_id: 'mine' } });
    await app.request('settings.update', { patch: { theme: 'light' } });
    const before = await state(app);
    const { id, plan } = await previewed(app);
    expect(plan).toMatchObject({
      manifest: { app_version: '1.2.3' },
      entries: { total: 2, added: 2, removed: 1 },
      settings: expect.arrayContaining(['theme']),
      history: { backup: { items: 10 } },
    });
    expect((await app.request('watchlist.list', null)).entries.map(({ entry }) => entry.event_id)).toEqual(['mine']);

    await app.request('restore.confirm', { id });
    const { kept } = await until(app, 'restored');
    expect(kept).toHaveLength(3);
    expect(readFileSync(join(app.folder, kept.find((name) => name.startsWith('watchlist')) ?? ''), 'utf8')).toContain(
      'mine',
    );
    expect((await app.request('watchlist.list', null)).entries.map(({ entry }) => entry.event_id)).toEqual([
      'abc',
      'def',
    ]);
    expect(await feed(app)).toHaveLength(10);
    const after = await state(app);
    expect(after.settings.theme).toBe('dark');
    expect(after.profile_number).not.toBe(before.profile_number);
    expect(after.connection.state).toBe('open');
    expect(gateway.connections()).toHaveLength(1);

    // What counts from now on is stored in the restored files.
    await app.request('settings.update', { patch: { theme: 'light' } });
    await app.request('watchlist.save', { entry: { event_id: 'later' } });
    gateway.sendFrame(message({ event_id: 'later' }));
    await expect.poll(async () => (await feed(app))[0]).toMatchObject({ event_id: 'later', outcome: 'alert' });
    await app.stop();
    expect(JSON.parse(readFileSync(join(app.folder, 'settings.json'), 'utf8')).settings.theme).toBe('light');
    expect(readFileSync(join(app.folder, 'watchlist.json'), 'utf8')).toContain('later');
    expect(leftovers(app.folder)).toEqual([]);
  });

  it('loses no message of a burst, each decided by the old watchlist or the new one', LONG, async () => {
    const restore = await backUp(await dataFolder());
    const { app, gateway } = await appWithDialogs({ restore });
    await app.request('watchlist.save', { entry: { event_id: 'abc' } });
    const { id } = await previewed(app);
    let sent = 0;
    const send = () => {
      sent += 1;
      const section = { offer_name: 'Floor GA', available: true, price: sent, price_label: `$${sent}`, stock: 12 };
      gateway.sendFrame(message({ event_id: 'abc', sections: { 'floor-ga': section } }));
    };
    send();
    await expect.poll(() => app.toasts.length).toBeGreaterThan(0);
    await app.request('restore.confirm', { id });
    while ((await backupState(app)).state === 'working') {
      send();
      // As many as a loaded machine also gets through.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(app, 'restored');
    send();
    const alerted = () =>
      new Set(
        app
          .payloads('feed')
          .flatMap(({ items }) => items)
          .flatMap((item) => (item.kind === 'notification' && item.outcome === 'alert' ? [item.best?.price] : [])),
      );
    await expect.poll(() => alerted().size, LONG).toBe(sent);
    expect(sent).toBeGreaterThan(2);
    // Ten came with the backup.
    await expect.poll(() => notificationsIn(app.folder), LONG).toBe(sent + 10);
  });

  it(
    'loses no message that comes after the old history is closed and before the restored one is open',
    LONG,
    async () => {
      const restore = await backUp(await dataFolder());
      let onReopen = (): void => {};
      const { app, gateway } = await appWithDialogs({ restore }, ({ stores }) => ({
        stores: {
          ...stores,
          open(name, profile) {
            if (name === 'watchlist') onReopen();
            return stores.open(name, profile);
          },
        },
      }));
      await app.request('watchlist.save', { entry: { event_id: 'abc' } });
      const { id } = await previewed(app);
      let sent = 0;
      onReopen = () => {
        // They arrive while the thread of the restored history starts.
        for (let count = 0; count < 20; count++) {
          sent += 1;
          const section = { offer_name: 'Floor GA', available: true, price: sent, price_label: `$${sent}`, stock: 12 };
          gateway.sendFrame(message({ event_id: 'abc', sections: { 'floor-ga': section } }));
        }
      };
      await app.request('restore.confirm', { id });
      await until(app, 'restored');
      expect(sent).toBe(20);
      // Ten came with the backup.
      await expect.poll(() => notificationsIn(app.folder), LONG).toBe(sent + 10);
    },
  );

  it('lets edits that come while files are replaced count for the restored watchlist', async () => {
    const restore = await backUp(await dataFolder());
    const { app } = await appWithDialogs({ restore });
    const { id } = await previewed(app);
    await app.request('restore.confirm', { id });
    await app.request('watchlist.save', { entry: { event_id: 'meanwhile' } });
    await until(app, 'restored');
    const stored = readFileSync(join(app.folder, 'watchlist.json'), 'utf8');
    const all = readdirSync(app.folder)
      .filter((name) => name.startsWith('watchlist'))
      .map((name) => readFileSync(join(app.folder, name), 'utf8'));
    expect(stored).toContain('abc');
    expect(all.some((text) => text.includes('meanwhile'))).toBe(true);
  });

  it('of another computer says which secrets are missing, and leaves what needs them off', async () => {
    const restore = await backUp(
      await dataFolder({
        forwarders: [{ id: 'f1', kind: 'discord', label: 'Team', enabled: true, for_all: true }],
        heartbeat: { enabled: true },
        computers: { enabled: true },
      }),
    );
    const { app } = await appWithDialogs({ restore });
    const { id, missing_secrets } = await previewed(app);
    expect(missing_secrets).toEqual([
      'the address of “Team”',
      'the address of the heartbeat',
      'the broker and the passphrase of several computers',
    ]);
    await app.request('restore.confirm', { id });
    expect(await until(app, 'restored')).toMatchObject({ missing_secrets });
    const now = await state(app);
    expect(now.settings.forwarders).toHaveLength(1);
    expect(now.connection.state).toBe('open');
  });

  it('with a key store that is locked claims nothing to be missing', async () => {
    const restore = await backUp(await dataFolder({ heartbeat: { enabled: true } }));
    const { app } = await appWithDialogs({ restore }, (ports) => ({
      secrets: {
        ...ports.secrets,
        get: async (name) => {
          if (name === 'heartbeat') throw new SecretsLocked();
          return ports.secrets.get(name);
        },
      },
    }));
    expect((await previewed(app)).missing_secrets).toEqual([]);
  });

  it('starts no program that its user has not agreed to outside the page', async () => {
    const browsers = [{ id: 'mine', label: 'Mine', path: '/opt/mine', args: [] }];
    const restore = await backUp(await dataFolder({ browsers, open_with: 'mine' }));
    const { app } = await appWithDialogs({ restore });
    const { id } = await previewed(app);
    await app.request('restore.confirm', { id });
    const { problem, id: again } = await until(app, 'previewed');
    expect(problem).toMatch(/not confirmed/);
    expect((await state(app)).settings.browsers).toEqual([]);
    expect(app.questions).toHaveLength(1);
    app.answer.agreed = true;
    await app.request('restore.confirm', { id: again });
    await until(app, 'restored');
    expect((await state(app)).settings.browsers).toHaveLength(1);
  });

  it('sends the key to no gateway that the backup names', async () => {
    const restore = await backUp(await dataFolder({ gateway: { url: 'wss://other.example/' } }));
    const gateway = await startGateway();
    const app = await startEngine({
      ports: () => ({ backupFiles: { askWhereToSave: async () => null, askWhatToRestore: async () => restore } }),
    });
    await app.request('key.set', { key: gateway.apiKey });
    await app.request('connection.disconnect', null);
    const { id, plan } = await previewed(app);
    expect(plan.gateway?.host).toBe('other.example');
    await app.request('restore.confirm', { id });
    await until(app, 'restored');
    expect((await state(app)).key).toMatchObject({ set: false, entered_for: expect.any(String) });
  });

  it('is refused in the demo, and while another one is under way', async () => {
    const { app } = await appWithDialogs({ restore: await backUp(await dataFolder()) });
    await app.request('restore.choose', null);
    await expect(app.request('restore.choose', null)).rejects.toThrow('A restore is under way');
    await expect(app.request('backup.start', null)).rejects.toThrow('A restore is under way');
    await until(app, 'previewed');
    await app.request('backup.cancel', null);
    await app.request('demo.start', null);
    await expect(app.request('restore.choose', null)).rejects.toThrow('Leave it, then restore');
  });

  it('does only what was previewed last', async () => {
    const { app } = await appWithDialogs({ restore: await backUp(await dataFolder()) });
    const first = await previewed(app);
    await previewed(app);
    await expect(app.request('restore.confirm', { id: first.id })).rejects.toThrow('no longer there');
    await app.request('backup.cancel', null);
    await expect.poll(() => leftovers(app.folder)).toEqual([]);
  });
});
