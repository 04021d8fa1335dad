import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { completeList } from '../../../renderer/watchlist/editor/suggestions/complete-list.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/watchlist';
});

const ITEMS = ['101', '112', 'Floor GA', '"Floor, B"'].map((item) => ({ item }));
const texts = (text: string) => completeList(text, ITEMS).map((choice) => choice.text);

describe('completing a list', () => {
  it.each([
    ['', ['101', '112', 'Floor GA', '"Floor, B"']],
    ['11', ['112']],
    ['101, fl', ['101, Floor GA', '101, "Floor, B"']],
    ['101', ['101, 112', '101, Floor GA', '101, "Floor, B"']],
    ['101, !flo', ['101, !Floor GA', '101, !"Floor, B"']],
    ['"Floor, ', ['"Floor, B"']],
    ['2xx', ['2xx, 101', '2xx, 112', '2xx, Floor GA', '2xx, "Floor, B"']],
  ])('%j gives %j', (text, choices) => expect(texts(text)).toEqual(choices));
});

describe('the fields of an entry', () => {
  async function open() {
    const app = renderApp();
    await app.user.click(await screen.findByText('MSG under 150'));
    await waitFor(() => expect(app.askedFor('watchlist.seenValues')).toEqual([{ event_id: 'G5v0Z9' }]));
    return app;
  }

  it('offer the sections that messages of the event have named, one after the other', async () => {
    const { user, stores } = await open();
    const sections = screen.getByRole('combobox', { name: 'Sections' });
    await user.clear(sections);
    await user.click(await screen.findByRole('option', { name: /Floor GA.*from \$122/ }));
    await user.click(sections);
    await user.click(await screen.findByRole('option', { name: /^107/ }));
    expect(stores.editor.getState().draft?.section).toBe('Floor GA, 107');
  });

  it('offer rows and sites, and take any other text', async () => {
    const { user, stores } = await open();
    await user.click(screen.getByRole('combobox', { name: 'Rows' }));
    await user.click(await screen.findByRole('option', { name: '12' }));
    await user.type(screen.getByRole('combobox', { name: 'Site' }), 'axs-eu');
    expect(stores.editor.getState().draft).toMatchObject({ row_filter: '12', website: 'axs-eu' });
  });

  it('show the currency of the event beside its prices', async () => {
    await open();
    expect(await screen.findByText('Fees included, in $.')).toBeDefined();
  });
});
