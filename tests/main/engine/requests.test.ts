import { describe, expect, it } from 'vitest';
import { startEngine } from './harness.ts';

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
