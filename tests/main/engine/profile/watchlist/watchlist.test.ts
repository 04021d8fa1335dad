import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connected, feed, message, startEngine, startGateway, type TestEngine } from '../../harness.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

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

  it('gives a second entry of an event its own id', async () => {
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
    const before = await app.request('watchlist.list', null);
    expect(before.entries).toMatchObject([
      { entry: { id: 'abc123', label: 'mine', muted_until: until, enabled: false } },
    ]);
    const { removed, undo } = await app.request('watchlist.remove', { ids: ['abc123', 'other'] });
    expect(removed).toBe(1);
    expect((await app.request('watchlist.list', null)).entries).toEqual([]);
    expect(await app.request('watchlist.restore', { undo })).toEqual({ restored: 1 });
    expect((await app.request('watchlist.list', null)).entries).toEqual(before.entries);
    expect(app.payloads('watchlist').at(-1)?.entries).toHaveLength(1);
  });

  it('shows each entry with its event and its alerts, also after a restart', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    await save(first, { event_id: 'abc123' });
    await gateway.waitForConnections();
    gateway.sendFrame(message());
    await expect.poll(() => feed(first)).toHaveLength(1);
    await first.stop();
    const second = await startEngine({ folder });
    const view = async () => (await second.request('watchlist.list', null)).entries[0];
    expect(await view()).toMatchObject({ alerts_today: 1, last_alert_at: expect.stringMatching(/Z$/) });
    await expect.poll(view).toMatchObject({ event: { event_infos: { event_name: 'Artist World Tour' } } });
    await expect.poll(() => second.payloads('watchlist').at(-1)?.entries[0]?.event).not.toBeNull();
  });

  it('previews a draft over what was received, also before a restart', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    await gateway.waitForConnections();
    gateway.sendFrame(message());
    await expect.poll(() => feed(first)).toHaveLength(1);
    await first.stop();
    const second = await startEngine({ folder, simulator: gateway });
    await gateway.waitForConnections();
    gateway.sendFrame(message({ stock: 7 }));
    await expect.poll(() => feed(second)).toHaveLength(2);
    const preview = (max_price_filter: number) =>
      second.request('watchlist.preview', { draft: { event_id: 'abc123', max_price_filter }, event_id: 'abc123' });
    expect(await preview(200)).toMatchObject({ evaluated: 2, alerts: 2 });
    expect(await preview(100)).toMatchObject({ evaluated: 2, alerts: 0 });
    const seen = await second.request('watchlist.seenValues', { event_id: 'abc123' });
    expect(seen.sections.map(({ item }) => item)).toContain('Floor GA');
    expect(seen.websites).toEqual(['ticketmaster']);
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
      expect((await app.request('watchlist.importPreview', payload)).counts.added).toBe(2);
      expect(await app.request('watchlist.importConfirm', payload)).toMatchObject({ ok: true, value: { added: 2 } });
      expect(await app.request('watchlist.list', null)).toEqual({ ...before, version: expect.any(Number) });
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

  it.each([
    [
      'a damaged entry names it',
      { version: 1, entries: [{ id: 'bad', event_id: 'abc123', max_price_filter: 'cheap' }] },
      'alert',
    ],
    [
      'a damaged entry that is off names it',
      { version: 1, entries: [{ event_id: 'abc123', enabled: false, max_price_filter: 'cheap' }] },
      'unlisted',
    ],
    [
      'a damaged entry names another',
      { version: 1, entries: [{ event_id: 'def456', max_price_filter: 'cheap' }] },
      'unlisted',
    ],
    ['the whole file cannot be read', 'no watchlist', 'alert'],
    ['there is no watchlist', undefined, 'unlisted'],
  ])('an event that may be watched is not for the feed only: %s', async (_, document, outcome) => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    if (document !== undefined) await writeFile(join(folder, 'watchlist.json'), JSON.stringify(document));
    const app = await startEngine({ folder, simulator: gateway });
    await app.request('settings.update', { patch: { unlisted: 'feed' } });
    await gateway.waitForConnections();
    gateway.sendFrame(message());
    await expect.poll(async () => (await feed(app)).map((item) => item.outcome)).toEqual([outcome]);
  });

  it('a file that could not be read keeps events from being for the feed only until the user deletes it', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'watchlist.json'), '{ "entries": [');
    const kept = async () => (await readdir(folder)).filter((name) => name.startsWith('watchlist.unreadable-'));
    const titles = async (app: TestEngine) =>
      (await app.request('state.get', null)).conditions.map(({ title }) => title);
    const outcomeOf = async (app: TestEngine, stock: number) => {
      await gateway.waitForConnections();
      gateway.sendFrame(message({ stock }));
      await expect.poll(() => feed(app)).toHaveLength(stock);
      return (await feed(app))[0]?.outcome;
    };

    const first = await startEngine({ folder, simulator: gateway });
    await first.request('settings.update', { patch: { unlisted: 'feed' } });
    expect(await titles(first)).toContain('The watchlist file could not be read');
    await save(first, { event_id: 'another' });
    expect(await outcomeOf(first, 1)).toBe('alert');
    await first.stop();

    const second = await startEngine({ folder, simulator: gateway, reuseFolder: true });
    expect(await titles(second)).toContain('A watchlist that could not be read is still kept');
    expect(await outcomeOf(second, 2)).toBe('alert');
    await second.stop();

    for (const name of await kept()) await rm(join(folder, name));
    const third = await startEngine({ folder, simulator: gateway, reuseFolder: true });
    expect(await titles(third)).not.toContainEqual(expect.stringContaining('watchlist'));
    expect(await outcomeOf(third, 3)).toBe('unlisted');
  });

  describe('a file that could not be read', () => {
    async function startUnread(content = '{ "entries": [') {
      const gateway = await startGateway();
      const folder = await temporaryFolder();
      await writeFile(join(folder, 'watchlist.json'), content);
      const app = await startEngine({ folder, simulator: gateway });
      await app.request('settings.update', { patch: { unlisted: 'feed' } });
      const files = async () => (await readdir(folder)).filter((name) => /^watchlist\.(unread|dismissed)/.test(name));
      const conditions = async () =>
        (await app.request('state.get', null)).conditions.flatMap(({ about = [] }) => about);
      const outcome = async () => {
        await gateway.waitForConnections();
        const before = (await feed(app)).length;
        gateway.sendFrame(message({ stock: before + 1, event_id: 'never-named' }));
        await expect.poll(() => feed(app)).toHaveLength(before + 1);
        return (await feed(app))[0]?.outcome;
      };
      const [kept = ''] = await files();
      return { app, folder, kept: join(folder, kept), files, conditions, outcome };
    }
    const stored = (...entries: object[]) => JSON.stringify({ version: 1, entries, damaged: [] });

    it('stays in doubt, and where it is, as long as it is not repaired', async () => {
      const { app, files, conditions, outcome } = await startUnread();
      const before = await files();
      const result = await app.request('watchlist.readUnread', null);
      expect(result).toMatchObject({ files: [], added: 0, failed: [{ file: before[0], why: expect.any(String) }] });
      expect(await files()).toEqual(before);
      expect(await conditions()).toEqual(['unread_watchlist']);
      expect(await outcome()).toBe('alert');
    });

    it('once repaired adds its entries to those made since, and is kept under another name', async () => {
      const { app, kept, folder, files, conditions, outcome } = await startUnread();
      await save(app, { event_id: 'show', max_price_filter: 90 });
      await save(app, { event_id: 'same' });
      const repaired = `\uFEFF${stored({ id: 'show', event_id: 'show', section: 'VIP' }, { id: 'x', event_id: 'same' }, { event_id: 7 })}`;
      await writeFile(kept, repaired);
      expect(await app.request('watchlist.readUnread', null)).toMatchObject({ added: 2, failed: [] });
      const { entries } = await app.request('watchlist.list', null);
      expect(entries.map(({ entry }) => [entry.id, entry.event_id, entry.section, entry.max_price_filter])).toEqual([
        ['show', 'show', '', 90],
        ['same', 'same', '', null],
        ['show-2', 'show', 'VIP', null],
        ['7', '7', '', null],
      ]);
      const [name = ''] = await files();
      expect(name).toMatch(/^watchlist\.dismissed-/);
      expect(await readFile(join(folder, name), 'utf8')).toBe(repaired);
      expect(await conditions()).toEqual([]);
      expect(await outcome()).toBe('unlisted');
    });

    it('ends the doubt if the user starts without it, and is kept under another name', async () => {
      const { app, folder, files, conditions, outcome } = await startUnread();
      const renamed = await app.request('watchlist.dismissUnread', null);
      expect(await files()).toEqual(renamed.files);
      expect(await readFile(join(folder, renamed.files[0] ?? ''), 'utf8')).toBe('{ "entries": [');
      expect(await conditions()).toEqual([]);
      expect(await outcome()).toBe('unlisted');
    });

    it('ends the doubt if the user deleted it', async () => {
      const { app, kept, conditions } = await startUnread();
      await rm(kept);
      expect(await app.request('watchlist.readUnread', null)).toEqual({ files: [], added: 0, failed: [] });
      expect(await conditions()).toEqual([]);
    });
  });
});
