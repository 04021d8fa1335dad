import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { rowActions } from '../../../renderer/feed/actions/row-actions.ts';
import { loadedCurrentRow } from '../../../renderer/feed/current-row.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleFeed } from '../sample/feed.ts';

stubBrowserApis();
// A whole window in jsdom: generous for a busy machine.
vi.setConfig({ testTimeout: 60_000 });

async function openPalette() {
  const app = renderApp({ feed: sampleFeed(12) });
  await waitFor(() => expect(document.querySelector('article')).not.toBeNull(), { timeout: 20_000 });
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  const field = await screen.findByLabelText<HTMLInputElement>('Command palette', { selector: 'input' });
  const lines = () => [...document.querySelectorAll('[data-action]')];
  return {
    ...app,
    field,
    type: (text: string) => fireEvent.change(field, { target: { value: text } }),
    press: (key: string) => fireEvent.keyDown(field, { key, code: key }),
    isOpen: () => field.isConnected,
    labels: () => lines().map((line) => line.getAttribute('data-label')),
    groups: () => [...document.querySelectorAll('[data-action]')].map((line) => line.closest('section')?.ariaLabel),
  };
}

describe('the palette', () => {
  it('lists what can be done with the current row, under the name of the row', async () => {
    const { stores, labels } = await openPalette();
    const row = loadedCurrentRow(stores);
    if (row === null) throw new Error('No row can be acted on.');
    const offered = rowActions(stores, row).filter(({ disabled }) => disabled === null);
    await waitFor(() => expect(labels()).toEqual(expect.arrayContaining(offered.map(({ label }) => label))));
  });

  it('skips no level of heading', async () => {
    const { labels } = await openPalette();
    await waitFor(() => expect(labels()).not.toEqual([]));
    const levels = [...document.querySelectorAll('[role=dialog] :is(h1, h2, h3, h4)')].map((one) => one.tagName);
    expect(new Set(levels)).toEqual(new Set(['H2']));
  });

  it('loses no letter that is typed before its field has the focus', async () => {
    const { field, labels } = await openPalette();
    (document.activeElement as HTMLElement | null)?.blur();
    for (const key of ['g', 'o']) {
      document.body.focus();
      fireEvent.keyDown(document.body, { key });
      field.blur();
    }
    expect(field.value).toBe('go');
    await waitFor(() => expect(labels()).toContain('Go to Feed'));
  });

  it('opens the cart at Enter', async () => {
    const { press, askedFor, labels, isOpen } = await openPalette();
    await waitFor(() => expect(labels()[0]).toBe('Add to cart'));
    press('Enter');
    expect(askedFor('link.open')).toHaveLength(1);
    await waitFor(() => expect(isOpen()).toBe(false));
  });

  it.each([
    ['go to settings', 'settings'],
    ['go to health', 'diagnostics'],
    ['settings forwarding', 'settings'],
  ] as const)('goes where "%s" says', async (text, view) => {
    const { type, press, stores } = await openPalette();
    type(text);
    await waitFor(() => expect(document.querySelector('[data-selected]')).not.toBeNull());
    press('Enter');
    await waitFor(() => expect(stores.view.getState().view).toBe(view));
  });

  it.each([
    ['pause alerts for 1', 'alerts.pause'],
    ['export watchlist csv', 'watchlist.export'],
    ['copy report', 'diagnostics.report'],
    ['run connection check', 'diagnostics.run'],
    ['leave the demo', 'demo.stop'],
    ['test alert', 'alerts.test'],
    ['theme dark', 'settings.update'],
    ['disconnect', 'connection.disconnect'],
  ] as const)('does "%s"', async (text, request) => {
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => {};
    const { type, press, askedFor } = await openPalette();
    type(text);
    await waitFor(() => expect(document.querySelector('[data-selected]')).not.toBeNull());
    press('Enter');
    await waitFor(() => expect(askedFor(request)).not.toEqual([]));
  });

  it('opens the import', async () => {
    const { type, press, stores } = await openPalette();
    type('import entries');
    await waitFor(() => expect(document.querySelector('[data-selected]')).not.toBeNull());
    press('Enter');
    expect(stores.view.getState()).toMatchObject({ view: 'watchlist', importText: '' });
  });

  it('finds entries by label after #, and opens their form', async () => {
    const { type, press, stores, labels } = await openPalette();
    type('#msg');
    await waitFor(() => expect(labels()).toEqual(['MSG under 150']));
    await waitFor(() => expect(document.querySelector('[data-selected]')).not.toBeNull());
    press('Enter');
    expect(stores.editor.getState().entryId).toBe('msg');
  });

  it('finds events only after @, and leads to their newest row', async () => {
    const { type, press, stores, groups } = await openPalette();
    type('@');
    await waitFor(() => expect(new Set(groups())).toEqual(new Set(['Events'])));
    press('ArrowDown');
    press('Enter');
    expect(stores.view.getState().selected).not.toBeNull();
  });

  it('clears at the first Esc and closes at the second', async () => {
    const { type, press, field, isOpen } = await openPalette();
    type('zzzz');
    expect(await screen.findByText(/^Nothing is called that/)).toBeDefined();
    press('Escape');
    await waitFor(() => expect(field.value).toBe(''));
    expect(isOpen()).toBe(true);
    press('Escape');
    await waitFor(() => expect(isOpen()).toBe(false));
  });

  it('tells a screen reader which line is chosen', async () => {
    const { type, press, labels } = await openPalette();
    type('>');
    await waitFor(() => expect(document.querySelector('[data-selected]')).not.toBeNull());
    press('ArrowDown');
    const told = () => [...document.querySelectorAll('[role="status"]')].map((status) => status.textContent).join();
    await waitFor(() => expect(told()).toContain(labels()[1]));
  });
});
