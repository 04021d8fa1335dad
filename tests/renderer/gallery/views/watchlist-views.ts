import type { Page } from 'playwright-core';
import { dialog, heading, type View } from './view.ts';

const newEntry = (page: Page) =>
  page
    .getByRole('button', { name: /^New entry/ })
    .first()
    .click();
const editEntry = (page: Page) => page.getByText('MSG under 150').click();

const choices = (page: Page) => page.getByRole('listbox');

/** The watchlist and its form. */
export const WATCHLIST_VIEWS: readonly View[] = [
  { name: 'watchlist', scene: 'feed', hash: 'watchlist', shows: (page) => page.getByText('MSG under 150') },
  {
    name: 'watchlist-extremes',
    scene: 'extremes',
    hash: 'watchlist',
    shows: (page) => page.locator('tr[data-index]').first(),
  },
  { name: 'watchlist-empty', scene: 'bare', hash: 'watchlist', shows: heading('No filters yet') },
  {
    name: 'entry',
    scene: 'feed',
    hash: 'watchlist',
    act: newEntry,
    shows: heading('New entry'),
  },
  { name: 'entry-edit', scene: 'feed', hash: 'watchlist', act: editEntry, shows: heading('Edit entry') },
  {
    name: 'entry-earlier-prices',
    scene: 'feed',
    hash: 'watchlist',
    async act(page) {
      await editEntry(page);
      await page.getByText('Of its section', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Drop of at least' }).fill('20');
    },
    shows: heading('Edit entry'),
  },
  {
    name: 'entry-pickers',
    scene: 'feed',
    hash: 'watchlist',
    async act(page) {
      await editEntry(page);
      await page.getByRole('combobox', { name: 'Sections' }).click();
    },
    shows: choices,
  },
  {
    name: 'entry-event',
    scene: 'feed',
    hash: 'watchlist',
    async act(page) {
      await newEntry(page);
      await page.getByRole('combobox', { name: 'Event' }).click();
    },
    shows: choices,
  },
  {
    name: 'entry-menu',
    scene: 'feed',
    hash: 'watchlist',
    act: (page) => page.getByRole('button', { name: 'More for MSG under 150' }).click(),
    shows: (page) => page.getByRole('menu'),
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
    shows: dialog,
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
    shows: dialog,
  },
];
