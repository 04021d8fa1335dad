import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FakeBridgeOptions } from '../fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleItem, sampleState } from '../sample.ts';

stubBrowserApis();

async function openHistory(options: FakeBridgeOptions = {}) {
  const app = renderApp(options);
  await app.user.click(await screen.findByRole('link', { name: 'History' }));
  await screen.findByRole('region', { name: 'History' });
  return app;
}

const lastAsked = (app: Awaited<ReturnType<typeof openHistory>>) => app.askedFor('feed.list').at(-1);

describe('the history view', () => {
  it('lists everything that came, filtered too, with a line before each day', async () => {
    const feed = [
      sampleItem(1, { received_at: '2026-01-02T20:00:00Z' }),
      sampleItem(2, { outcome: 'filtered', why: 'above your max 150.00' }),
    ];
    await openHistory({ feed });
    expect(await screen.findByText(/above your max/)).toBeDefined();
    expect(document.querySelectorAll('article[data-item]')).toHaveLength(2);
    expect(screen.getByRole('article', { name: /2 Jan/ })).toBeDefined();
  });

  it('reads older rows as they are reached, and no more than that to begin with', async () => {
    const app = await openHistory({ feed: Array.from({ length: 450 }, (_, index) => sampleItem(index + 1)) });
    await screen.findAllByRole('article');
    expect(app.stores.history.getState().items).toHaveLength(200);
    fireEvent.scroll(screen.getByRole('feed'), { target: { scrollTop: 200 * 56 } });
    await waitFor(() => expect(app.stores.history.getState().items.length).toBeGreaterThan(200));
    expect(document.querySelectorAll('article[data-item]').length).toBeLessThan(80);
  });

  it('searches all of it', async () => {
    const app = await openHistory();
    await app.user.type(screen.getByRole('textbox', { name: 'Search history' }), 'floor');
    await waitFor(() => expect(lastAsked(app)).toMatchObject({ query: 'floor', view: 'everything' }));
  });

  it('says that nothing fits, and clears what narrows it', async () => {
    const app = await openHistory();
    await app.user.type(screen.getByRole('textbox', { name: 'Search history' }), 'nowhere at all');
    await app.user.click(await screen.findByRole('button', { name: 'Clear filters' }));
    expect(await screen.findAllByRole('article')).not.toHaveLength(0);
    expect((screen.getByRole('textbox', { name: 'Search history' }) as HTMLInputElement).value).toBe('');
  });

  it('opens the detail of the feed by keys, and acts on the selected row only', async () => {
    const app = await openHistory();
    await screen.findAllByRole('article');
    await app.user.keyboard('c');
    expect(app.askedFor('link.open')).toEqual([]);
    await app.user.keyboard('j{Enter}');
    expect(await screen.findByRole('complementary', { name: 'Details' })).toBeDefined();
    await app.user.keyboard('c');
    await waitFor(() => expect(app.askedFor('link.open')).toHaveLength(1));
  });

  it('stands still while messages arrive, and shows them when asked', async () => {
    const kept = [sampleItem(1)];
    const app = await openHistory({ handlers: { 'feed.list': () => ({ items: [...kept], more: false }) } });
    await screen.findAllByRole('article');
    kept.unshift(sampleItem(2));
    act(() => app.emit('feed', { items: kept.slice(0, 1), counts: sampleState().counts }));
    expect(document.querySelectorAll('article[data-item]')).toHaveLength(1);
    await app.user.click(await screen.findByRole('button', { name: '1 new' }));
    await waitFor(() => expect(document.querySelectorAll('article[data-item]')).toHaveLength(2));
  });
});
