import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ExportPart } from '../../../core/bridge/export-part.ts';
import { NO_HISTORY_FILTERS } from '../../../core/feed/search/history-filters.ts';
import { fromDays, toDays } from '../../../renderer/history/filters/date-range.ts';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { sampleItem } from '../sample/feed.ts';
import { SAMPLE_WATCHLIST } from '../sample/watchlist.ts';

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
    // The bar has the same button.
    const empty = (await screen.findByText('Nothing in the history fits')).parentElement as HTMLElement;
    await app.user.click(within(empty).getByRole('button', { name: 'Clear filters' }));
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

  it('shows the message as it was received, and copies it', async () => {
    const app = await openHistory({ feed: [sampleItem(7)] });
    await screen.findAllByRole('article');
    await app.user.keyboard('j{Enter}');
    await app.user.click(await screen.findByRole('button', { name: 'Raw message' }));
    expect((await screen.findByRole('region', { name: 'Raw message' })).textContent).toContain('"stock": 7');
    await app.user.click(screen.getByRole('button', { name: 'Copy' }));
    await waitFor(() => expect(app.askedFor('feed.copyRaw')).toEqual([{ id: 7 }]));
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

describe('the filters of the history', () => {
  const dialog = async (app: Awaited<ReturnType<typeof openHistory>>) => {
    await app.user.click(screen.getByRole('button', { name: 'Filter' }));
    return within(await screen.findByRole('dialog', { name: 'Filter the history' }));
  };

  it('open from the command palette, wherever one is', async () => {
    const app = renderApp();
    await screen.findByRole('link', { name: 'Feed' });
    app.stores.view.getState().setHistoryTab('statistics');
    await app.user.keyboard('{Control>}k{/Control}');
    await app.user.type(await screen.findByRole('textbox', { name: 'Command palette' }), 'history: filter{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Filter the history' })).toBeDefined();
    await app.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Filter the history' })).toBeNull());
  });

  it('name an entry without a label after its event, not by its id', async () => {
    const [first] = SAMPLE_WATCHLIST;
    if (first === undefined) throw new Error('an entry');
    const app = await openHistory({ watchlist: [{ ...first, entry: { ...first.entry, label: '' } }] });
    const form = await dialog(app);
    await app.user.click(form.getByRole('combobox', { name: 'Watchlist entry' }));
    await app.user.click(await form.findByRole('option', { name: /^The Midnight Parade/ }));
    await app.user.click(form.getByRole('button', { name: 'Apply' }));
    expect(await screen.findByRole('button', { name: /Entry: The Midnight Parade/ })).toBeDefined();
  });

  it('are chosen together and shown as chips, each of which takes itself away', async () => {
    const app = await openHistory();
    const form = await dialog(app);
    await app.user.click(form.getByRole('combobox', { name: 'Outcome' }));
    await app.user.click(await form.findByRole('option', { name: 'Alert' }));
    await app.user.click(form.getByRole('combobox', { name: 'Site' }));
    await app.user.click(await form.findByRole('option', { name: 'axs' }));
    await app.user.type(form.getByRole('textbox', { name: 'Price to' }), '150');
    expect(lastAsked(app)?.filters?.outcome).toBeNull();
    await app.user.click(form.getByRole('button', { name: 'Apply' }));
    await waitFor(() =>
      expect(lastAsked(app)).toMatchObject({
        website: 'axs',
        filters: { outcome: 'alert', price_from: null, price_to: 150, class: null },
      }),
    );
    await app.user.click(screen.getByRole('button', { name: 'Remove the filter Price: up to 150.00' }));
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Remove the filter /);
    await waitFor(() => expect(lastAsked(app)?.filters).toMatchObject({ outcome: 'alert', price_to: null }));
    await app.user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as HTMLElement);
    expect(document.activeElement?.textContent?.trim()).toBe('Filter');
    await waitFor(() => expect(lastAsked(app)).toMatchObject({ website: null, filters: NO_HISTORY_FILTERS }));
  });

  it('refuse a highest price below the lowest, are cleared at once, and keep what was on when cancelled', async () => {
    const app = await openHistory();
    const form = await dialog(app);
    await app.user.type(form.getByRole('textbox', { name: 'Price from' }), '200');
    await app.user.type(form.getByRole('textbox', { name: 'Price to' }), '20');
    expect(form.getByText(/nothing would fit/)).toBeDefined();
    expect((form.getByRole('button', { name: 'Apply' }) as HTMLButtonElement).disabled).toBe(true);
    await app.user.click(form.getByRole('button', { name: 'Clear all' }));
    expect((form.getByRole('textbox', { name: 'Price from' }) as HTMLInputElement).value).toBe('');
    expect((form.getByRole('button', { name: 'Apply' }) as HTMLButtonElement).disabled).toBe(false);
    await app.user.click(form.getByRole('button', { name: 'Cancel' }));
    expect(app.stores.history.getState().filter.filters).toEqual(NO_HISTORY_FILTERS);
  });

  it('mean days of the user, from the beginning of the first to the end of the last', () => {
    const filters = fromDays(['2026-03-08', '2026-03-08'], 'America/New_York');
    // The clocks go forward on that day: it has 23 hours.
    expect(filters).toEqual({ from: '2026-03-08T05:00:00.000Z', to: '2026-03-09T04:00:00.000Z' });
    expect(toDays(filters, 'America/New_York')).toEqual(['2026-03-08', '2026-03-08']);
    expect(fromDays(['2026-03-08', null], 'UTC')).toEqual({ from: '2026-03-08T00:00:00.000Z', to: null });
  });
});

describe('an export', () => {
  const saved: { name: string; text: Promise<string> }[] = [];
  beforeEach(() => {
    saved.length = 0;
    let blob = new Blob([]);
    Object.assign(URL, {
      createObjectURL: (given: Blob) => {
        blob = given;
        return 'blob:x';
      },
      revokeObjectURL: () => {},
    });
    HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
      saved.push({ name: this.download, text: textOf(blob) });
    };
  });
  const start = async (app: Awaited<ReturnType<typeof openHistory>>) => {
    await app.user.click(screen.getByRole('button', { name: 'Export what is listed' }));
    await app.user.click(await screen.findByRole('menuitem', { name: 'As CSV' }));
  };

  it('is put together of parts and saved under a name that says what it is', async () => {
    const app = await openHistory();
    await start(app);
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toMatch(/^eventory-history-\d{4}-\d\d-\d\d\.csv$/);
    expect(await saved[0]?.text).toBe('id\r\nrow null\r\nrow 7\r\n');
    expect(app.askedFor('history.export').map(({ before }) => before)).toEqual([null, 7]);
    expect(await screen.findByText(/^2 rows exported/)).toBeDefined();
  });

  it('says how far it is, and saves nothing once it is cancelled', async () => {
    const second = Promise.withResolvers<ExportPart<number>>();
    const app = await openHistory({
      handlers: {
        'history.export': ({ before }) => (before === null ? { text: 'a', rows: 1000, next: 5 } : second.promise),
      },
    });
    await start(app);
    expect(await screen.findByText(/Exporting the history: 1,000 rows/)).toBeDefined();
    await app.user.click(screen.getByRole('button', { name: 'Cancel' }));
    await act(async () => second.resolve({ text: 'b', rows: 10, next: null }));
    expect(screen.queryByText(/Exporting/)).toBeNull();
    expect(saved).toEqual([]);
  });

  it('that fails says why and saves nothing', async () => {
    const app = await openHistory({
      handlers: {
        'history.export': () => {
          throw new Error('the disk is gone');
        },
      },
    });
    await start(app);
    expect(await screen.findByText(/Nothing was exported: the disk is gone/)).toBeDefined();
    expect(saved).toEqual([]);
  });
});

/** jsdom's blobs do not give their text. */
const textOf = (blob: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });
