import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connected, message, startEngine, startGateway, state } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

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
    expect((await readdir(folder)).filter((file) => file.includes('history.unreadable-')).length).toBeGreaterThan(0);
    await gateway.waitForConnections();
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
