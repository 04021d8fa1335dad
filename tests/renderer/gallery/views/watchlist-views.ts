import type { Page } from 'playwright-core';
import type { View } from './view.ts';

const editEntry = (page: Page) => page.getByText('MSG under 150').click();

/** The watchlist and its form. */
export const WATCHLIST_VIEWS: readonly View[] = [
  { name: 'watchlist', scene: 'feed', hash: 'watchlist' },
  { name: 'watchlist-empty', scene: 'bare', hash: 'watchlist' },
  {
    name: 'entry',
    scene: 'feed',
    hash: 'watchlist',
    act: (page) =>
      page
        .getByRole('button', { name: /^New entry/ })
        .first()
        .click(),
  },
  { name: 'entry-edit', scene: 'feed', hash: 'watchlist', act: editEntry },
  {
    name: 'entry-earlier-prices',
    scene: 'feed',
    hash: 'watchlist',
    async act(page) {
      await editEntry(page);
      await page.getByText('Of its section', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Drop of at least' }).fill('20');
    },
  },
  {
    name: 'entry-pickers',
    scene: 'feed',
    hash: 'watchlist',
    async act(page) {
      await editEntry(page);
      await page.getByRole('combobox', { name: 'Sections' }).click();
    },
  },
  {
    name: 'entry-event',
    scene: 'feed',
    hash: 'watchlist',
    async act(page) {
      await page
        .getByRole('button', { name: /^New entry/ })
        .first()
        .click();
      await page.getByRole('combobox', { name: 'Event' }).click();
    },
  },
  {
    name: 'entry-menu',
    scene: 'feed',
    hash: 'watchlist',
    act: (page) => page.getByRole('button', { name: 'More for MSG under 150' }).click(),
  },
  {
    name: 'discard',
    scene: 'feed',
    hash: 'watchlist',
    async act(page) {
      await editEntry(page);
      await page.getByLabel('Label', { exact: true }).fill('Another name');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'import',
    scene: 'feed',
    hash: 'watchlist',
    act: (page) =>
      page
        .getByRole('button', { name: /^Import/ })
        .first()
        .click(),
  },
];
