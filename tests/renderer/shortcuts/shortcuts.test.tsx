import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleItem } from '../sample/feed.ts';

stubBrowserApis();
// A whole window in jsdom: generous for a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ready = async (...options: Parameters<typeof renderApp>) => {
  const app = renderApp(...options);
  await screen.findByRole('feed');
  return app;
};
const press = (key: string, rest: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...rest });
const filledRowId = () => Number(document.querySelector('[data-press="cart"] kbd')?.closest('article')?.dataset.item);

describe('the key of the cart', () => {
  it('opens the row whose button is filled, at one press', async () => {
    const { askedFor } = await ready();
    await screen.findAllByRole('article');
    const id = filledRowId();
    press('c');
    expect(askedFor('link.open')).toEqual([{ id, offer: null, confirmed: false }]);
  });

  it('opens the selected row, by Ctrl+Enter too', async () => {
    const { askedFor, stores } = await ready();
    await screen.findAllByRole('article');
    press('j');
    press('j');
    const id = stores.view.getState().selected;
    press('Enter', { ctrlKey: true });
    expect(askedFor('link.open')).toEqual([{ id, offer: null, confirmed: false }]);
  });

  it('opens one cart, however long it is held down', async () => {
    const { askedFor } = await ready();
    await screen.findAllByRole('article');
    press('c');
    press('c', { repeat: true });
    expect(askedFor('link.open')).toHaveLength(1);
  });

  it('does nothing in a field, behind a dialog or in another view', async () => {
    const { askedFor, user, stores } = await ready();
    await screen.findAllByRole('article');
    await user.type(screen.getByRole('textbox', { name: 'Search alerts' }), 'c');
    act(() => stores.view.getState().setPendingLink({ id: 1, offer: null, url: 'http://x.example/', why: 'Why.' }));
    await screen.findByRole('dialog');
    fireEvent.keyDown(document.body, { key: 'c' });
    act(() => stores.view.getState().setPendingLink(null));
    act(() => stores.view.getState().show('settings'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    fireEvent.keyDown(document.body, { key: 'c' });
    expect(askedFor('link.open')).toEqual([]);
  });

  it('opens a row that the list does not hold', async () => {
    const hidden = sampleItem(77, { outcome: 'alert' });
    const { askedFor, stores } = await ready({
      handlers: { 'feed.detail': () => ({ item: hidden }) as never },
    });
    act(() => stores.view.getState().select(77));
    press('c');
    await waitFor(() => expect(askedFor('link.open')).toEqual([{ id: 77, offer: null, confirmed: false }]));
  });
});

describe('keys on a row', () => {
  it.each([
    ['g', 'got'],
    ['x', 'gone'],
  ] as const)('%s notes %s', async (key, outcome) => {
    const { askedFor } = await ready();
    await screen.findAllByRole('article');
    press(key);
    expect(askedFor('feed.result')).toMatchObject([{ outcome }]);
  });

  it('mutes for an hour with m, and unmutes with it again', async () => {
    const { askedFor } = await ready({ feed: [sampleItem(1000, { event_id: 'G5v0Z9' })] });
    await screen.findAllByRole('article');
    press('j');
    press('m');
    await waitFor(() => expect(askedFor('watchlist.mute')).toHaveLength(1));
    expect(askedFor('watchlist.mute')[0]?.until).not.toBeNull();
    await screen.findByText(/is muted until/);
    press('m');
    await waitFor(() => expect(askedFor('watchlist.mute').at(-1)?.until).toBeNull());
  });

  it('says so if the row does not offer it', async () => {
    const feed = [sampleItem(5, { outcome: 'filtered', opened_at: null })];
    const { stores, askedFor } = renderApp({ feed });
    act(() => stores.feed.getState().setFilter({ view: 'everything' }));
    await screen.findAllByRole('article');
    press('j');
    press('g');
    expect(await screen.findByText('Got it: not for this row')).toBeDefined();
    expect(askedFor('feed.result')).toEqual([]);
  });

  it('opens the filters with w', async () => {
    await ready();
    await screen.findAllByRole('article');
    press('w');
    expect(await screen.findByRole('form', { name: /entry$/ })).toBeDefined();
  });
});

describe('keys of the window', () => {
  it('shows the views by number', async () => {
    const { stores } = await ready();
    press('3');
    expect(stores.view.getState().view).toBe('watchlist');
    press('6', { code: 'Digit6' });
    expect(stores.view.getState().view).toBe('diagnostics');
    press('1');
    expect(stores.view.getState().view).toBe('feed');
  });

  it('begins a new entry with Ctrl+N', async () => {
    await ready();
    press('n', { ctrlKey: true });
    expect(await screen.findByRole('form', { name: 'New entry' })).toBeDefined();
  });

  it('goes to the search with /', async () => {
    await ready();
    press('/');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Search alerts' }));
  });

  it('shows every key with ?, and closes the sheet with it', async () => {
    await ready();
    press('?', { shiftKey: true });
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(sheet).getByText('Add best offer to cart')).toBeDefined();
    expect(within(sheet).getAllByText('Ctrl+Enter')).toHaveLength(1);
    press('?', { shiftKey: true });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('names its keys in the menu of a row', async () => {
    const { user } = await ready();
    const [more] = await screen.findAllByRole('button', { name: /^More for/ });
    if (more === undefined) throw new Error('No row has a menu.');
    await user.click(more);
    expect((await screen.findAllByRole('menuitem'))[0]?.querySelector('kbd')?.textContent).toBe('C');
  });

  it('folds and unfolds the group of a row with Space', async () => {
    const { stores } = await ready();
    await screen.findAllByRole('article');
    const before = stores.view.getState().expandedGroups.size;
    press('j');
    press(' ');
    await waitFor(() => expect(stores.view.getState().expandedGroups.size).toBe(before + 1));
    press(' ');
    await waitFor(() => expect(stores.view.getState().expandedGroups.size).toBe(before));
  });
});

describe('the key of Undo', () => {
  it('takes back what the newest notice tells of, once, and nothing else', async () => {
    const { user, askedFor, stores } = await ready();
    await user.click(screen.getByRole('link', { name: 'Watchlist' }));
    await screen.findByText('Derby final');
    const names = () => [...stores.watchlist.getState().byId.values()].map(({ entry }) => entry.label);
    const all = names();
    await user.click(
      screen.getByRole('table', { name: 'Watchlist entries' }).querySelector('tbody tr[tabindex="0"] td') as Element,
    );
    await user.keyboard('{Escape}');
    press('Delete');
    await screen.findByText('1 entry deleted');
    expect(names()).toHaveLength(all.length - 1);
    press('z', { ctrlKey: true });
    press('z', { ctrlKey: true });
    await waitFor(() => expect(names().toSorted()).toEqual(all.toSorted()));
    expect(askedFor('watchlist.restore')).toHaveLength(1);
    await waitFor(() => expect(screen.queryByText('1 entry deleted')).toBeNull());
  });

  it('is left to a field that is typed in', async () => {
    const { user, askedFor } = await ready();
    await screen.findAllByRole('article');
    press('m');
    await screen.findByText(/is muted until/);
    const muted = askedFor('watchlist.mute').length;
    await user.click(screen.getByRole('textbox', { name: 'Search alerts' }));
    press('z', { ctrlKey: true });
    expect(askedFor('watchlist.mute')).toHaveLength(muted);
  });
});
