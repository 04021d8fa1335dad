import type { Page } from 'playwright-core';
import { details, dialog, newestRow, type View } from './view.ts';

async function openPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command palette' }).fill(text);
}

const stopHost = (page: Page) =>
  page.evaluate(() => (window as unknown as { fake: { setLink(link: 'down'): void } }).fake.setLink('down'));

/** The feed, what covers it, and the palette. */
export const FEED_VIEWS: readonly View[] = [
  { name: 'feed', scene: 'feed', shows: newestRow },
  { name: 'feed-detail', scene: 'feed', act: (page) => newestRow(page).click(), shows: details },
  {
    name: 'feed-everything',
    scene: 'feed',
    act: (page) => page.getByText('Everything').click(),
    shows: (page) => page.getByText('23 earlier').first(),
  },
  {
    name: 'feed-evening',
    scene: 'evening',
    act: (page) => page.getByText('Everything').click(),
    shows: (page) => page.getByText('above your max 150.00').first(),
  },
  {
    name: 'feed-long-name',
    scene: 'evening',
    act: (page) => page.getByText('The Long Evening with').first().click(),
    shows: (page) => details(page).getByRole('heading', { name: /^The Long Evening with/ }),
  },
  {
    name: 'feed-extremes',
    scene: 'extremes',
    act: (page) => page.getByText('Everything').click(),
    shows: (page) => page.getByText('above your max 11,150.00').first(),
  },
  { name: 'detail-extremes', scene: 'extremes', act: (page) => newestRow(page).click(), shows: details },
  { name: 'feed-away', scene: 'away', shows: (page) => page.getByText('While you were away') },
  { name: 'feed-empty', scene: 'empty', shows: (page) => page.getByText('Listening') },
  { name: 'feed-loading', scene: 'loading', staysBusy: true, shows: (page) => page.getByText('Loading the feed') },
  { name: 'feed-broken', scene: 'broken', shows: (page) => page.getByText('The feed could not be loaded') },
  {
    name: 'feed-menu',
    scene: 'feed',
    act: (page) => newestRow(page).click({ button: 'right' }),
    shows: (page) => page.getByRole('menu'),
  },
  { name: 'palette', scene: 'feed', act: (page) => openPalette(page, ''), shows: dialog },
  {
    name: 'palette-search',
    scene: 'feed',
    act: (page) => openPalette(page, 'mid'),
    shows: (page) => dialog(page).getByText('1 of 1').first(),
  },
  { name: 'help', scene: 'feed', act: (page) => page.keyboard.press('?'), shows: dialog },
  { name: 'confirm-link', scene: 'confirm', act: (page) => page.keyboard.press('c'), shows: dialog },
  { name: 'failed-link', scene: 'failed', act: (page) => page.keyboard.press('c'), shows: dialog },
  { name: 'offline', scene: 'offline', shows: (page) => page.getByText('could not be found') },
  { name: 'refused', scene: 'refused', shows: (page) => page.getByText('The gateway refused the key') },
  {
    name: 'host-gone',
    scene: 'offline',
    act: stopHost,
    shows: (page) => page.getByText('Eventory Tray is not running: nothing alerts.'),
  },
  {
    name: 'host-gone-empty',
    scene: 'empty',
    act: stopHost,
    shows: (page) => page.getByText('Not running', { exact: true }),
  },
  {
    name: 'watchlist-unread',
    scene: 'unread',
    shows: (page) => page.getByRole('button', { name: 'Start with this watchlist' }),
  },
  {
    name: 'watchlist-unread-asked',
    scene: 'unread',
    act: (page) => page.getByRole('button', { name: 'Start with this watchlist' }).click(),
    shows: (page) => page.getByRole('button', { name: 'Without what is in the file?' }),
  },
  {
    name: 'feed-no-match',
    scene: 'feed',
    act: (page) => page.getByRole('textbox', { name: 'Search alerts' }).fill('nothing is called that'),
    shows: (page) => page.getByText('Nothing matches this search'),
  },
];
