import type { Page } from 'playwright-core';
import { newestRow, type View } from './view.ts';

async function openPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command palette' }).fill(text);
}

/** The feed, what covers it, and the palette. */
export const FEED_VIEWS: readonly View[] = [
  { name: 'feed', scene: 'feed' },
  {
    name: 'feed-detail',
    scene: 'feed',
    async act(page) {
      await newestRow(page).click();
      await page.getByRole('complementary', { name: 'Details' }).waitFor();
    },
  },
  {
    name: 'feed-everything',
    scene: 'feed',
    act: (page) => page.getByText('Everything').click(),
  },
  { name: 'feed-evening', scene: 'evening', act: (page) => page.getByText('Everything').click() },
  {
    name: 'feed-long-name',
    scene: 'evening',
    act: (page) => page.getByText('The Long Evening with').first().click(),
  },
  { name: 'feed-away', scene: 'away' },
  { name: 'feed-empty', scene: 'empty' },
  { name: 'feed-loading', scene: 'loading' },
  { name: 'feed-broken', scene: 'broken' },
  { name: 'feed-menu', scene: 'feed', act: (page) => newestRow(page).click({ button: 'right' }) },
  { name: 'palette', scene: 'feed', act: (page) => openPalette(page, '') },
  { name: 'palette-search', scene: 'feed', act: (page) => openPalette(page, 'mid') },
  { name: 'help', scene: 'feed', act: (page) => page.keyboard.press('?') },
  { name: 'confirm-link', scene: 'confirm', act: (page) => page.keyboard.press('c') },
  { name: 'failed-link', scene: 'failed', act: (page) => page.keyboard.press('c') },
  { name: 'offline', scene: 'offline' },
  { name: 'refused', scene: 'refused' },
  {
    name: 'host-gone',
    scene: 'offline',
    async act(page) {
      await page.evaluate(() => (window as unknown as { fake: { setLink(link: 'down'): void } }).fake.setLink('down'));
      await page.getByText('Eventory Tray is not running: nothing alerts.').waitFor();
    },
  },
  {
    name: 'feed-no-match',
    scene: 'feed',
    async act(page) {
      await page.getByRole('textbox', { name: 'Search alerts' }).fill('nothing is called that');
      await page.getByText('Nothing matches this search').waitFor();
    },
  },
];
