import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../core/settings/settings.ts';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { SAMPLE_EVENTS } from '../sample/events.ts';
import { sampleItem } from '../sample/feed.ts';

stubBrowserApis();

async function openEvents(options: FakeBridgeOptions = {}) {
  const app = renderApp(options);
  await app.user.click(await screen.findByRole('link', { name: 'Events' }));
  return app;
}

/** The names in the table, from the top. */
const titles = () =>
  [...document.querySelectorAll('tr[data-event] [data-column="event"] bdi:first-child')].map(
    (cell) => cell.textContent,
  );
const rowOf = (title: string) => within(screen.getByText(title).closest('tr') as HTMLElement);

describe('the events view', () => {
  it('shows price, change, stock, alerts and what is watched', async () => {
    await openEvents();
    const row = within((await screen.findByText('Los Ángeles Azules')).closest('tr') as HTMLElement);
    expect(row.getByText('$115.50')).toBeDefined();
    expect(row.getByText('+11%')).toBeDefined();
    expect(row.getByText('418')).toBeDefined();
    expect(row.getByText('+6')).toBeDefined();
    expect(row.getByRole('img', { name: 'watched' })).toBeDefined();
    expect(rowOf('Nova Kestrel').queryByRole('img')).toBeNull();
    expect(rowOf('Sigur Rós with Orchestra').getByText('sold out')).toBeDefined();
    expect(rowOf('Nova Kestrel').getByText('no earlier price')).toBeDefined();
  });

  it('sorts by any column, the newest first to begin with', async () => {
    const { user } = await openEvents();
    await screen.findByText('Los Ángeles Azules');
    expect(titles()[0]).toMatch(/^The Midnight Parade/);
    await user.click(screen.getByRole('button', { name: 'Alerts today' }));
    expect(titles()[0]).toMatch(/^Harbour City Derby/);
    await user.click(screen.getByRole('button', { name: 'Event' }));
    expect(titles()[0]).toMatch(/^Harbour City Derby/);
    await user.click(screen.getByRole('button', { name: 'Event' }));
    expect(titles()[0]).toMatch(/^The Midnight Parade/);
    expect(screen.getByRole('columnheader', { name: 'Event' }).getAttribute('aria-sort')).toBe('descending');
  });

  it('sorts prices within their currency, which keep together', async () => {
    const labels = ['¥90', '$100', '¥80', '$95'];
    const events = SAMPLE_EVENTS.slice(0, 4).map((event, index) => {
      const price_label = labels[index] ?? '';
      return {
        ...event,
        event_infos: null,
        event_id: price_label,
        price_label,
        last_price: Number(price_label.slice(1)),
      };
    });
    const { user } = await openEvents({ handlers: { 'events.list': () => ({ events, total: 4 }) } });
    await user.click(await screen.findByRole('button', { name: 'Lowest' }));
    const inOrder = () => [...document.querySelectorAll('tr[data-event] [data-column="price"] bdi')];
    expect(inOrder().map((cell) => cell.textContent)).toEqual(['$95', '$100', '¥80', '¥90']);
  });

  it('shows the top of another order, or the selected row', async () => {
    const { user, stores } = await openEvents();
    await screen.findByText('Los Ángeles Azules');
    const list = document.querySelector('tbody') as HTMLElement;
    Object.defineProperty(list, 'clientHeight', { value: 60 });
    list.scrollTop = 900;
    await user.click(screen.getByRole('button', { name: 'Event' }));
    expect(list.scrollTop).toBe(0);
    list.scrollTop = 900;
    const last = [...document.querySelectorAll('tr[data-event]')].at(-1)?.getAttribute('data-event') ?? null;
    act(() => stores.view.getState().selectEvent(last));
    await user.click(screen.getByRole('button', { name: 'Event' }));
    expect(list.scrollTop).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Event' }));
    expect(list.scrollTop).toBeGreaterThan(0);
  });

  it('sorts by the next column with S, and says so', async () => {
    const { user } = await openEvents();
    await screen.findByText('Los Ángeles Azules');
    const sorted = () =>
      screen.getAllByRole('columnheader').find((one) => one.getAttribute('aria-sort')?.endsWith('ending'));
    const names: string[] = [];
    for (let press = 0; press < 8; press += 1) {
      await user.keyboard('s');
      names.push(`${sorted()?.textContent} ${sorted()?.getAttribute('aria-sort')}`);
    }
    expect(names).toEqual([
      'Watched descending',
      'Event ascending',
      'Date ascending',
      'Site ascending',
      'Lowest ascending',
      'Stock descending',
      'Alerts today descending',
      'Last change descending',
    ]);
    expect(screen.getByText('Sorted by Last change')).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Search events' }), 's');
    expect(screen.getByText('Sorted by Last change')).toBeDefined();
  });

  it.each<[Settings['unlisted'], string[]]>([
    ['alert', ['*']],
    ['feed', ['stock_increase']],
  ])('watches an event so that it alerts for no less than before: %s without an entry', async (unlisted, types) => {
    const { user, stores } = await openEvents({ state: sampleState({ settings: { ...DEFAULT_SETTINGS, unlisted } }) });
    await user.click(await screen.findByText('Nova Kestrel'));
    await user.keyboard('w');
    expect(stores.editor.getState().draft).toMatchObject({ event_id: 'par-3317', change_type: types });
  });

  it('narrows by chips and site, each with its count, and shows all again', async () => {
    const { user } = await openEvents();
    await screen.findByText('Los Ángeles Azules');
    const inStock = screen.getByRole('button', { name: /^In stock 4$/ });
    await user.click(inStock);
    expect(titles()).not.toContain('Sigur Rós with Orchestra');
    expect(inStock.getAttribute('aria-pressed')).toBe('true');
    const siteMenu = screen.getAllByRole('button', { name: 'Site' }).find((one) => one.hasAttribute('aria-haspopup'));
    await user.click(siteMenu as HTMLElement);
    await user.click(await screen.findByRole('menuitem', { name: 'axs' }));
    expect(titles()).toEqual(['Los Ángeles Azules']);
    await user.click(screen.getByRole('button', { name: /^Not watched/ }));
    await user.click(await screen.findByRole('button', { name: 'Show all events' }));
    await waitFor(() => expect(titles()).toHaveLength(5));
  });

  it('finds words of name, venue, city and site without regard to accents, and says so if there are none', async () => {
    const { user } = await openEvents();
    await screen.findByText('Los Ángeles Azules');
    const box = screen.getByRole('textbox', { name: 'Search events' });
    await user.type(box, 'angeles inglewood axs');
    await waitFor(() => expect(titles()).toEqual(['Los Ángeles Azules']));
    await user.type(box, ' nothing');
    await user.click(await screen.findByRole('button', { name: 'Show all events' }));
    await waitFor(() => expect(titles()).toHaveLength(5));
  });

  it('opens an event with Enter or a click, moves by keys, and leads to its newest offers', async () => {
    const { user, stores, askedFor } = await openEvents();
    await user.click(await screen.findByText('Nova Kestrel'));
    const pane = await screen.findByRole('complementary', { name: 'Event' });
    expect(within(pane).getByRole('heading', { name: 'Nova Kestrel' })).toBeDefined();
    expect(within(pane).getByText('No entry of the watchlist names this event.')).toBeDefined();
    await user.keyboard('k');
    expect(stores.view.getState().selectedEvent).toBe('rah-0709\nroyalalberthall');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary', { name: 'Event' })).toBeNull();
    await user.keyboard('{Home}');
    await user.click(screen.getByRole('button', { name: 'Newest offers' }));
    expect(stores.view.getState()).toMatchObject({ view: 'feed', selected: 1000 });
    await waitFor(() => expect(askedFor('feed.detail')).toEqual([{ id: 1000 }]));
  });

  it('opens a new entry for an event that is not watched', async () => {
    const { user } = await openEvents();
    await user.click(await screen.findByText('Nova Kestrel'));
    await user.keyboard('w');
    const form = await screen.findByRole('form', { name: /entry$/ });
    expect(within(form).getByDisplayValue('Nova Kestrel')).toBeDefined();
  });

  it('reads the events again as messages arrive, and keeps the old ones if that fails', async () => {
    const { emit } = await openEvents({
      handlers: {
        'events.list': (() => {
          let asked = 0;
          return () => {
            asked += 1;
            if (asked > 1) throw new Error('The history is closed.');
            return { events: [], total: 0 };
          };
        })(),
      },
    });
    await screen.findByText('No events yet');
    emit('feed', { items: [sampleItem(1001)], counts: { alerts_today: 1, notifications_today: 1 } });
    expect((await screen.findByRole('alert')).textContent).toContain('The history is closed.');
    expect(screen.getByText('No events yet')).toBeDefined();
  });
});
