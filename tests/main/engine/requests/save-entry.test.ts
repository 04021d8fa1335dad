import { expect, it } from 'vitest';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import { startEngine } from '../harness.ts';

const BASE = { ...newEntry('abc123', 'e1'), max_price_filter: 100, muted_until: '2099-01-01T00:00:00Z' };

async function stored(app: Awaited<ReturnType<typeof startEngine>>) {
  const { entries } = await app.request('watchlist.list', null);
  return entries.map(({ entry }) => entry);
}

it('an edit of one window keeps the unmute of another that it has not heard of', async () => {
  const app = await startEngine();
  await app.request('watchlist.save', { entry: BASE });
  await app.request('watchlist.mute', { ids: ['e1'], until: null });
  const saved = await app.request('watchlist.save', { entry: { ...BASE, max_price_filter: 150 }, base: BASE });
  const expected = { ...BASE, max_price_filter: 150, muted_until: null };
  expect(saved).toEqual({ ok: true, value: expected });
  expect(await stored(app)).toEqual([expected]);
});

it.each([
  ['an edit of an entry that was deleted meanwhile adds it again', { base: BASE }],
  ['without what it was made of, an entry is stored as it is', {}],
  ['what it was made of may be nonsense', { base: { event_id: 7, max_price_filter: 'nonsense' } }],
])('%s', async (_, base) => {
  const app = await startEngine();
  await app.request('watchlist.save', { entry: { ...BASE, event_id: 'other', id: 'e2' } });
  const entry = { ...BASE, max_price_filter: 150 };
  expect(await app.request('watchlist.save', { entry, ...base })).toEqual({ ok: true, value: entry });
  expect((await stored(app)).find(({ id }) => id === 'e1')).toEqual(entry);
});
