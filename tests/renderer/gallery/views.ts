import type { Page } from 'playwright-core';
import type { ServedGallery } from './serve-gallery.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** One state of the window worth looking at. */
interface View {
  readonly name: string;
  readonly scene: string;
  /** The view in the address. */
  readonly hash?: 'watchlist' | 'settings' | 'diagnostics';
  /** Whether the steps of the first run are under way. */
  readonly settingUp?: boolean;
  /** How a user gets there. */
  readonly act?: (page: Page) => Promise<void>;
}

const nextStep = (page: Page, name: string) => page.getByRole('button', { name }).click();

/** Every view of the window, and its dialogs. */
export const VIEWS: readonly View[] = [
  { name: 'feed', scene: 'feed' },
  { name: 'feed-detail', scene: 'feed', act: (page) => page.getByRole('article').first().click() },
  { name: 'feed-empty', scene: 'empty' },
  { name: 'offline', scene: 'offline' },
  { name: 'refused', scene: 'refused' },
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
  { name: 'settings', scene: 'feed', hash: 'settings' },
  { name: 'health', scene: 'feed', hash: 'diagnostics' },
  { name: 'setup-key', scene: 'onboarding' },
  { name: 'setup-check', scene: 'setup-check', settingUp: true },
  { name: 'setup-entry', scene: 'setup', settingUp: true },
  {
    name: 'setup-test',
    scene: 'setup',
    settingUp: true,
    act: (page) => nextStep(page, 'Skip for now'),
  },
  {
    name: 'setup-nothing-came',
    scene: 'setup',
    settingUp: true,
    async act(page) {
      await nextStep(page, 'Skip for now');
      await nextStep(page, 'Nothing came');
    },
  },
];

/** Brings a page to a view, at rest. */
export async function openView(
  page: Page,
  gallery: Pick<ServedGallery, 'url'>,
  view: View,
  theme: Theme,
): Promise<void> {
  const { scene, hash = 'feed', settingUp = false, act } = view;
  // The page is left first: a change of the fragment alone loads nothing.
  await page.goto('about:blank');
  await page.goto(`${gallery.url}?scene=${scene}&theme=${theme}${settingUp ? '&setting-up' : ''}#/${hash}`);
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
  await act?.(page);
  // Transitions end.
  await page.waitForTimeout(600);
}
