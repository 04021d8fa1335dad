import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepUnknownFields } from '../../../../main/engine/stores/keep-unknown-fields.ts';
import { startEngine, state } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const readJson = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

describe('a document of a newer version', () => {
  it('of settings keeps what this version does not know, and its number, at every change', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'settings.json');
    const alerts = { volume: 0.4, escalation: { after_s: 30 } };
    const forwarders = [{ id: 'f', kind: 'ntfy', label: 'Phone', enabled: true, for_all: true, priority: 5 }];
    await writeFile(path, JSON.stringify({ version: 7, settings: { alerts, forwarders, rules: [1] }, sync: 'x' }));
    const app = await startEngine({ folder });
    expect((await state(app)).conditions).toMatchObject([
      { level: 'info', text: expect.stringContaining('version 7') },
    ]);
    await app.request('settings.update', { patch: { theme: 'dark', alerts: { volume: 0.2 } } });
    expect(await readJson(path)).toMatchObject({
      version: 7,
      sync: 'x',
      settings: {
        theme: 'dark',
        rules: [1],
        alerts: { volume: 0.2, escalation: { after_s: 30 } },
        forwarders: [{ id: 'f', priority: 5 }],
      },
    });
  });

  it('of the watchlist with unknown fields keeps them, also on an entry that changes', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'watchlist.json');
    const entries = [
      { id: 'a', event_id: 'a', new_low: 'section' },
      { id: 'b', event_id: 'b', max_price: 50 },
    ];
    await writeFile(path, JSON.stringify({ version: 1, entries, damaged: [], groups: ['x'] }));
    const app = await startEngine({ folder });
    await app.request('watchlist.enable', { ids: ['a', 'b'], enabled: false });
    const stored = await readJson(path);
    expect(stored).toMatchObject({
      groups: ['x'],
      entries: [
        { id: 'a', enabled: false, new_low: 'section' },
        { id: 'b', enabled: false, max_price_filter: 50 },
      ],
    });
    // Another spelling of a known field must not come back once the field is cleared.
    expect(stored.entries[1]).not.toHaveProperty('max_price');
  });

  it('of the watchlist is refused, kept and reported', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'watchlist.json'), JSON.stringify({ version: 2, entries: [] }));
    const app = await startEngine({ folder });
    expect((await readdir(folder)).some((name) => name.startsWith('watchlist.unreadable-'))).toBe(true);
    expect((await state(app)).conditions).toMatchObject([{ text: expect.stringContaining('version 2') }]);
  });

  it('of settings keeps values and items that this version does not understand until they are changed, and reports them', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'settings.json');
    const phone = { id: 'f', kind: 'ntfy', label: 'Phone', enabled: true, for_all: true };
    const quietHours = [...Array(6).fill(null), { from: '01:00', to: '02:00', name: 'Sleep' }];
    const written = {
      theme: 'sepia',
      unlisted: 'ask',
      alerts: { sound: 'bell', quiet_hours: quietHours },
      forwarders: [phone, { ...phone, id: 'g', kind: 'signal' }],
    };
    await writeFile(path, JSON.stringify({ version: 7, settings: written }));
    const app = await startEngine({ folder });
    const read = await state(app);
    expect(read.settings).toMatchObject({ theme: 'system', alerts: { sound: 'bell' }, forwarders: [phone] });
    expect(read.conditions).toMatchObject([{ level: 'info', text: expect.stringContaining('unlisted') }]);
    await app.request('settings.update', { patch: { unlisted: 'feed', time: { clock: '24h' } } });
    expect(await readJson(path)).toMatchObject({
      version: 7,
      settings: { ...written, unlisted: 'feed', time: { clock: '24h' } },
    });
    expect((await readdir(folder)).filter((name) => name.includes('unreadable'))).toEqual([]);
  });

  it('loses what the user removed', () => {
    const read = { version: 1, settings: { browsers: [{ id: 'a', profile: 1, always: true }, { id: 'b' }] } };
    const understood = { version: 1, settings: { browsers: [{ id: 'a', always: true }, { id: 'b' }] } };
    const known = { version: 1, settings: { browsers: [{ id: 'a' }] } };
    expect(keepUnknownFields(read, understood, known)).toEqual({
      version: 1,
      settings: { browsers: [{ id: 'a', profile: 1 }] },
    });
    expect(keepUnknownFields('no object', { version: 1 }, { version: 1 })).toEqual({ version: 1 });
  });
});

describe('a bad value in the settings', () => {
  it('costs itself, not its group or list, and is kept in the quarantined file', async () => {
    const folder = await temporaryFolder();
    const phone = { id: 'f', kind: 'ntfy', label: 'Phone', enabled: true, for_all: true };
    const forwarders = [{ ...phone, id: 'e', kind: 3 }, phone, { ...phone, id: 'g', label: '' }];
    const settings = { alerts: { volume: 7, sound: 'bell', quiet_hours: [1] }, forwarders };
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ version: 1, settings }));
    const app = await startEngine({ folder });
    const read = await state(app);
    expect(read.settings).toMatchObject({ alerts: { volume: 0.7, sound: 'bell' }, forwarders: [phone] });
    expect(read.conditions).toMatchObject([
      { level: 'warning', text: expect.stringContaining('the rest has its defaults') },
    ]);
    const kept = (await readdir(folder)).find((name) => name.startsWith('settings.unreadable-')) ?? '';
    expect(await readJson(join(folder, kept))).toMatchObject({ settings });
  });
});
