import type { Page } from 'playwright-core';
import type { ServedGallery } from './serve-gallery.ts';
import { openSettled, settle } from './settle.ts';
import { FEED_VIEWS } from './views/feed-views.ts';
import { HISTORY_VIEWS } from './views/history-views.ts';
import { SETTINGS_VIEWS } from './views/settings-views.ts';
import { SETUP_VIEWS } from './views/setup-views.ts';
import type { View } from './views/view.ts';
import { WATCHLIST_VIEWS } from './views/watchlist-views.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Every view of the window, and its dialogs. */
export const VIEWS: readonly View[] = [
  ...FEED_VIEWS,
  ...HISTORY_VIEWS,
  ...WATCHLIST_VIEWS,
  ...SETTINGS_VIEWS,
  ...SETUP_VIEWS,
];

/** Brings a page to a view, at rest: what it shows is there, and nothing is loading. */
export async function openView(
  page: Page,
  gallery: Pick<ServedGallery, 'url'>,
  view: View,
  theme: Theme,
): Promise<void> {
  const { scene, hash = 'feed', settingUp = false, act, shows, staysBusy = false } = view;
  // Nothing is under the mouse.
  await page.mouse.move(0, 0);
  await openSettled(page, `${gallery.url}?scene=${scene}&theme=${theme}${settingUp ? '&setting-up' : ''}#/${hash}`);
  await act?.(page);
  await shows(page).waitFor();
  if (!staysBusy) await page.locator('[data-busy]').first().waitFor({ state: 'detached' });
  await settle(page);
}
