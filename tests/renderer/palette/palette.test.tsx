import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { rowActions } from '../../../renderer/feed/actions/row-actions.ts';
import { loadedCurrentRow } from '../../../renderer/feed/current-row.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';

stubBrowserApis();

async function openPalette(...options: Parameters<typeof renderApp>) {
  const app = renderApp(...options);
  await screen.findAllByRole('article');
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  const dialog = await screen.findByRole('dialog');
  const field = within(dialog).getByRole('textbox', { name: 'Command palette' });
  const labels = () => [...dialog.querySelectorAll('[data-action]')].map((line) => line.getAttribute('data-label'));
  return { ...app, dialog, field, labels };
}

describe('the palette', () => {
  it('lists what can be done with the current row, under the name of the row', async () => {
    const { stores, labels } = await openPalette();
    const row = loadedCurrentRow(stores);
    if (row === null) throw new Error('No row can be acted on.');
    const offered = rowActions(stores, row).filter(({ disabled }) => disabled === null);
    await waitFor(() => expect(labels()).toEqual(expect.arrayContaining(offered.map(({ label }) => label))));
  });

  it('opens the cart at Enter', async () => {
    const { user, field, askedFor, labels } = await openPalette();
    await waitFor(() => expect(labels()[0]).toBe('Add to cart'));
    await user.type(field, '{Enter}');
    expect(askedFor('link.open')).toHaveLength(1);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it.each([
    ['go to settings', 'settings'],
    ['go to health', 'diagnostics'],
    ['settings forwarding', 'settings'],
  ] as const)('goes where "%s" says', async (text, view) => {
    const { user, field, stores } = await openPalette();
    await user.type(field, `${text}{Enter}`);
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
    const { user, field, askedFor } = await openPalette();
    await user.type(field, `${text}{Enter}`);
    await waitFor(() => expect(askedFor(request)).not.toEqual([]));
  });

  it('opens the import and a new entry', async () => {
    const { user, field } = await openPalette();
    await user.type(field, 'import entries{Enter}');
    expect(await screen.findByRole('dialog', { name: /Import/ })).toBeDefined();
  });

  it('finds entries by label and opens their form', async () => {
    const { user, field, stores, labels } = await openPalette();
    await user.type(field, '#msg');
    await waitFor(() => expect(labels()).toEqual(['MSG under 150']));
    await user.type(field, '{Enter}');
    await waitFor(() => expect(stores.editor.getState().entryId).toBe('msg'));
  });

  it('finds events only after @, and leads to their newest row', async () => {
    const { user, field, stores, dialog } = await openPalette();
    await user.type(field, '@');
    await waitFor(() => expect(within(dialog).getByRole('region', { name: 'Events' })).toBeDefined());
    expect(within(dialog).queryByRole('region', { name: 'Actions' })).toBeNull();
    await user.type(field, '{ArrowDown}{Enter}');
    await waitFor(() => expect(stores.view.getState().selected).not.toBeNull());
  });

  it('clears at the first Esc and closes at the second', async () => {
    const { user, field } = await openPalette();
    await user.type(field, 'zzzz');
    expect(await screen.findByText(/^Nothing is called that/)).toBeDefined();
    await user.type(field, '{Escape}');
    expect((field as HTMLInputElement).value).toBe('');
    expect(screen.getByRole('dialog')).toBeDefined();
    await user.type(field, '{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('tells a screen reader which line is chosen', async () => {
    const { user, field, labels, dialog } = await openPalette();
    await user.type(field, '>{ArrowDown}');
    await waitFor(() =>
      expect(
        within(dialog)
          .getAllByRole('status')
          .map((status) => status.textContent)
          .join(),
      ).toContain(labels()[1]),
    );
  });
});
