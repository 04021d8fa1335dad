import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { EVENTS } from '../sample/events.ts';
import { sampleItem } from '../sample/feed.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/watchlist';
});

const NAME = 'MSG under 150';

async function open(...options: Parameters<typeof renderApp>) {
  const app = renderApp(...options);
  await screen.findByText(NAME);
  return app;
}
const itemNames = (menu: HTMLElement) =>
  within(menu)
    .getAllByRole('menuitem')
    .map((item) => item.textContent);

describe('the menu of an entry', () => {
  it('opens by its button and offers everything', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: `More for ${NAME}` }));
    expect(itemNames(await screen.findByRole('menu'))).toEqual([
      'Edit',
      'Duplicate',
      'Open event page',
      'Copy link to share',
      'Mute for 1 hour',
      'Mute until tomorrow',
      'Mute until after the event',
      'Turn off',
      'Delete',
    ]);
  });

  it('opens by a right click and by the key for menus, on the row', async () => {
    const { user } = await open();
    const row = screen.getByText('Sigur Rós').closest('tr') as HTMLElement;
    fireEvent.contextMenu(row, { button: 2, clientX: 10, clientY: 10 });
    expect(itemNames(await screen.findByRole('menu'))).toContain('Delete');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    row.focus();
    fireEvent.contextMenu(row, { button: 0, clientX: 0, clientY: 0 });
    expect(await screen.findByRole('menu')).toBeDefined();
  });

  it('is reached from the row by Tab', async () => {
    const { user } = await open();
    const row = screen.getByText('Sigur Rós').closest('tr') as HTMLElement;
    await user.click(row);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    row.focus();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More for Sigur Rós' }));
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('menu')).toBeDefined();
  });

  const choose = async (name: string, ...options: Parameters<typeof renderApp>) => {
    const app = await open(...options);
    await app.user.click(screen.getByRole('button', { name: `More for ${NAME}` }));
    await app.user.click(await screen.findByRole('menuitem', { name }));
    return app;
  };

  it('leaves what is typed in a form that is open on the entry, and what it changes is not brought back by Save', async () => {
    const { user, stores, bridge } = await open();
    await bridge.request('watchlist.mute', { ids: ['msg'], until: '2099-01-01T00:00:00Z' });
    await bridge.request('watchlist.enable', { ids: ['msg'], enabled: false });
    await waitFor(() => expect(stores.watchlist.getState().byId.get('msg')?.entry.enabled).toBe(false));
    stores.editor.getState().edit({ entryId: 'msg', overrides: { notes: 'half done' } });
    await bridge.request('watchlist.mute', { ids: ['msg'], until: null });
    await user.click(screen.getByRole('button', { name: `More for ${NAME}` }));
    await user.click(await screen.findByRole('menuitem', { name: 'Turn on' }));
    const saved = { notes: 'half done', muted_until: null, enabled: true };
    await waitFor(() => expect(stores.editor.getState().draft).toMatchObject(saved));
    expect(stores.editor.getState().base).toMatchObject({ ...saved, notes: '' });
  });

  it('duplicates into a new entry that is not saved yet', async () => {
    const { stores, askedFor } = await choose('Duplicate');
    await screen.findByRole('form', { name: 'New entry' });
    expect(stores.editor.getState()).toMatchObject({
      entryId: null,
      draft: { id: '', event_id: 'G5v0Z9', label: `${NAME} (copy)`, section: '101-110, Floor*, !PIT' },
    });
    expect(askedFor('watchlist.save')).toHaveLength(0);
  });

  it('mutes, with Undo', async () => {
    const { user, askedFor } = await choose('Mute for 1 hour');
    expect(askedFor('watchlist.mute')[0]?.ids).toEqual(['msg']);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(askedFor('watchlist.mute').at(-1)).toEqual({ ids: ['msg'], until: null }));
  });

  it('deletes, with Undo', async () => {
    const { user } = await choose('Delete');
    await waitFor(() => expect(screen.queryByText(NAME)).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(NAME)).toBeDefined();
  });

  it('copies a link to share', async () => {
    const { askedFor } = await choose('Copy link to share');
    await waitFor(() =>
      expect(askedFor('clipboard.write')[0]?.text).toMatch(/^eventory-tray:\/\/watch\?event_id=G5v0Z9/),
    );
  });

  it('opens the page of the event as its newest notification names it, also one that only the history has', async () => {
    const [event] = EVENTS;
    const wanted = { ...sampleItem(7), event_id: event.event_id, website: event.website, event_infos: event.infos };
    const other = { ...sampleItem(8), event_id: 'other' };
    const { askedFor } = await choose('Open event page', {
      feed: [],
      handlers: { 'feed.list': ({ query }) => ({ items: query === '' ? [] : [other, wanted], more: false }) },
    });
    await waitFor(() =>
      expect(askedFor('link.open')).toEqual([{ id: 7, offer: null, page: 'event', confirmed: false }]),
    );
  });

  it('is in the palette too, for the current row', async () => {
    const { user, askedFor } = await open();
    screen.getByText('Sigur Rós').closest('tr')?.focus();
    fireEvent.contextMenu(screen.getByText('Sigur Rós'), { button: 2 });
    await user.keyboard('{Escape}');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('textbox', { name: 'Command palette' }), 'turn off');
    await user.click(await screen.findByRole('button', { name: /Turn off.*Sigur/ }));
    await waitFor(() => expect(askedFor('watchlist.enable')).toEqual([{ ids: ['sigur'], enabled: false }]));
  });
});
