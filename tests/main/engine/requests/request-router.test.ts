import { describe, expect, it } from 'vitest';
import { startEngine } from '../harness.ts';

describe('requests', () => {
  it.each(['nonsense', '__proto__', 'constructor', ''])('named "%s" are refused', async (name) => {
    const app = await startEngine();
    await expect(app.engine.answer(name, null)).rejects.toThrow('does not know this request');
  });

  it.each([
    ['feed.list', {}],
    ['feed.detail', { id: 'x' }],
    ['link.open', { id: 1, offer: 'https://evil.example', confirmed: 'yes' }],
    ['watchlist.mute', { ids: ['a'], until: 'tomorrow' }],
    ['key.set', { key: '' }],
  ])('%s with a payload that does not fit is refused', async (name, payload) => {
    const app = await startEngine();
    await expect(app.engine.answer(name, payload)).rejects.toThrow(`The request ${name} was refused`);
  });

  it.each([
    ['settings.update', (large: string) => ({ patch: { forwarders: [{ id: 'f', kind: 'webhook', label: large }] } })],
    ['settings.update', (large: string) => ({ patch: { unknown: large } })],
    ['watchlist.save', (large: string) => ({ entry: { event_id: 'a', notes: large } })],
    ['watchlist.preview', (large: string) => ({ draft: { event_id: 'a', keywords: large }, event_id: null })],
  ])('that are larger than anyone’s are refused before anything reads them: %s', async (name, payload) => {
    const app = await startEngine();
    await expect(app.engine.answer(name, payload('x'.repeat(1024 * 1024)))).rejects.toThrow('larger than 1 MB');
  });

  it('cannot make the settings so large that an alert waits for them', async () => {
    const app = await startEngine();
    const forwarders = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        id: `f${at}`,
        kind: 'ntfy',
        label: 'x',
        enabled: true,
        for_all: true,
      }));
    const update = async (patch: Record<string, unknown>) => {
      const saved = await app.request('settings.update', { patch });
      return saved.ok ? [] : saved.issues.map(({ path }) => path);
    };
    expect(await update({ forwarders: forwarders(101) })).toEqual(['forwarders']);
    expect(await update({ forwarders: forwarders(100) })).toEqual([]);
    const long = 'x'.repeat(5_000);
    expect(await update({ gateway: { ca_file: long, proxy: 'none' }, alerts: { sound: long } })).toEqual([
      'gateway.ca_file',
      'alerts.sound',
    ]);
    expect(await update({ open_with: long, shortcuts: { open_window: long } })).toEqual([
      'open_with',
      'shortcuts.open_window',
    ]);
  });

  it.each(['%', '/', '\u0000'])('about a forwarder whose id makes no file name are refused (%j)', async (character) => {
    const app = await startEngine();
    const address = 'https://hooks.example/secret';
    const fields = { kind: 'webhook', label: 'x', enabled: true, for_all: true, address };
    const save = app.engine.answer('forwarder.save', { id: character.repeat(200), ...fields });
    await expect(save).rejects.toThrow('it is too long (id)');
    expect((await app.request('state.get', null)).settings.forwarders).toEqual([]);
  });

  it('cannot start programs without end: the 21st within 10 s is refused, the app’s own are not', async () => {
    const app = await startEngine();
    const preview = { sound: 'chime', volume: 1 };
    for (let count = 0; count < 20; count++) await app.engine.answer('sound.preview', preview);
    await expect(app.engine.answer('sound.preview', preview)).rejects.toThrow('too often');
    expect(await app.engine.answer('clipboard.write', { text: 'x' })).toEqual({ copied: true });
    expect(await app.request('sound.preview', preview)).toMatchObject({ played: true });
  });

  it('nested deeper than any stack are refused or answered, and the next is answered too', async () => {
    const app = await startEngine();
    const deep: unknown = JSON.parse(`${'{"gateway":'.repeat(50_000)}1${'}'.repeat(50_000)}`);
    const list: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const text = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    await Promise.allSettled([
      app.engine.answer('settings.update', { patch: deep }),
      app.engine.answer('watchlist.save', { entry: { event_id: 'a', section: list, keywords: deep } }),
      app.engine.answer('watchlist.preview', { draft: deep, event_id: 'a' }),
      app.engine.answer('watchlist.importPreview', { text, format: 'json', mode: 'merge' }),
      app.engine.answer('key.set', deep),
    ]);
    expect(await app.request('state.get', null)).toMatchObject({ profile: 'live' });
    expect((await app.request('watchlist.list', null)).entries).toEqual([]);
  });
});
