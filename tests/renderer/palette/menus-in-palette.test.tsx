import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { commandGroups } from '../../../renderer/palette/command-groups.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleFeed } from '../sample/feed.ts';

stubBrowserApis();
// A whole window in jsdom: generous for a busy machine.
vi.setConfig({ testTimeout: 60_000 });

async function open() {
  const app = renderApp({ feed: sampleFeed(12) });
  await waitFor(() => expect(document.querySelector('article[data-item]')).not.toBeNull(), { timeout: 20_000 });
  const row = document.querySelector<HTMLElement>('article[data-item]');
  if (row === null) throw new Error('The feed has no row.');
  const item = app.stores.feed.getState().items.find(({ id }) => id === Number(row.dataset.item));
  if (item?.kind !== 'notification') throw new Error('The first row is no notification.');
  /** The names of everything in the palette, for that row. */
  const paletteLabels = () =>
    commandGroups(app.stores, '', item).flatMap(({ commands }) => commands.map(({ label }) => label));
  /** What the open menu offers, without the keys and costs beside the names. */
  const menuItems = async () =>
    within(await screen.findByRole('menu'))
      .getAllByRole('menuitem')
      .map((line) => {
        const parts = line.querySelector('.mantine-Menu-itemLabel')?.childNodes ?? [];
        return [...parts].map((part) => (part.nodeType === Node.TEXT_NODE ? part.textContent : '')).join('');
      });
  const openMenu = async (name: string | RegExp) => {
    await app.user.click(await screen.findByRole('button', { name }));
    return menuItems();
  };
  return { ...app, row, paletteLabels, menuItems, openMenu };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

describe('the palette has what the menus of the window have', () => {
  it('of a row', async () => {
    const { row, menuItems, paletteLabels } = await open();
    fireEvent.contextMenu(row, { button: 2 });
    const items = await menuItems();
    expect(items.length).toBeGreaterThan(8);
    expect(paletteLabels()).toEqual(expect.arrayContaining(items));
  });

  it('of pausing', async () => {
    const { openMenu, paletteLabels } = await open();
    const items = await openMenu('Pause alerts');
    expect(items).toHaveLength(4);
    expect(paletteLabels()).toEqual(expect.arrayContaining(items.map((item) => `Pause alerts ${lowerFirst(item)}`)));
  });

  it.each(['Site', 'Change'])('of the filter %s of the feed', async (name) => {
    const { openMenu, paletteLabels } = await open();
    const [any, ...choices] = await openMenu(name);
    expect(any).toBe(`Any ${name.toLowerCase()}`);
    expect(choices.length).toBeGreaterThan(1);
    const labels = paletteLabels().map((label) => label.toLowerCase());
    for (const choice of choices) expect(labels).toContain(`feed: only ${choice.toLowerCase()}`);
  });

  it('of exporting', async () => {
    const { openMenu, paletteLabels, stores } = await open();
    act(() => stores.view.getState().show('watchlist'));
    const items = await openMenu('Export');
    expect(items).toHaveLength(2);
    const labels = paletteLabels();
    for (const item of items) {
      const format = /JSON|CSV/.exec(item)?.[0];
      expect(labels).toContain(`Export watchlist as ${format}`);
    }
  });

  it('of views and of groups of settings', async () => {
    const { paletteLabels, stores } = await open();
    const names = (navigation: string, role: 'link' | 'button') =>
      within(screen.getByRole('navigation', { name: navigation }))
        .getAllByRole(role)
        .map((one) => one.textContent ?? '');
    expect(paletteLabels()).toEqual(expect.arrayContaining(names('Views', 'link').map((name) => `Go to ${name}`)));
    act(() => stores.view.getState().show('settings'));
    await screen.findByRole('navigation', { name: 'Settings' });
    const groups = names('Settings', 'button');
    expect(groups.length).toBeGreaterThan(5);
    expect(paletteLabels()).toEqual(expect.arrayContaining(groups.map((name) => `Settings: ${name}`)));
  });
});
