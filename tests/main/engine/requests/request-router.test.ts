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
