import type { Page } from 'playwright-core';
import type { ServedGallery } from './serve-gallery.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** One state of the window worth looking at. */
interface View {
  readonly name: string;
  readonly scene: string;
  /** The view in the address. */
  readonly hash?: 'events' | 'history' | 'watchlist' | 'settings' | 'diagnostics' | 'replay';
  /** Whether the steps of the first run are under way. */
  readonly settingUp?: boolean;
  /** How a user gets there. */
  readonly act?: (page: Page) => Promise<void>;
}

const nextStep = (page: Page, name: string) => page.getByRole('button', { name }).click();

const newestRow = (page: Page) => page.locator('article[data-item]').first();

async function openPalette(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command palette' }).fill(text);
}

const editEntry = (page: Page) => page.getByText('MSG under 150').click();

const openStatistics = (page: Page) => page.getByRole('button', { name: 'Statistics' }).click();

async function startReplay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start replay' }).click();
  await page.getByText('Everything').click();
}

/** Every view of the window, and its dialogs. */
export const VIEWS: readonly View[] = [
  { name: 'feed', scene: 'feed' },
  { name: 'feed-detail', scene: 'feed', act: (page) => newestRow(page).click() },
  {
    name: 'feed-everything',
    scene: 'feed',
    act: (page) => page.getByText('Everything').click(),
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
  { name: 'events', scene: 'feed', hash: 'events' },
  { name: 'event', scene: 'feed', hash: 'events', act: (page) => page.getByText('Los Ángeles Azules').click() },
  {
    name: 'event-max',
    scene: 'feed',
    hash: 'events',
    act: (page) => page.getByText('The Midnight Parade — Paper').click(),
  },
  {
    name: 'event-table',
    scene: 'feed',
    hash: 'events',
    async act(page) {
      await page.getByText('Los Ángeles Azules').click();
      await page.getByRole('button', { name: 'As a table', exact: true }).click();
    },
  },
  { name: 'events-empty', scene: 'empty', hash: 'events' },
  { name: 'history', scene: 'feed', hash: 'history' },
  { name: 'history-detail', scene: 'feed', hash: 'history', act: (page) => newestRow(page).click() },
  {
    name: 'history-filters',
    scene: 'feed',
    hash: 'history',
    act: (page) => page.getByRole('button', { name: 'Filter', exact: true }).click(),
  },
  {
    name: 'history-days',
    scene: 'feed',
    hash: 'history',
    async act(page) {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('button', { name: 'Days' }).click();
    },
  },
  {
    name: 'history-filtered',
    scene: 'feed',
    hash: 'history',
    async act(page) {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('combobox', { name: 'Outcome' }).click();
      await page.getByRole('option', { name: 'Alert' }).click();
      await page.getByRole('combobox', { name: 'Class' }).click();
      await page.getByRole('option', { name: 'Primary' }).click();
      await page.getByRole('textbox', { name: 'Price to' }).fill('180');
      await page.getByRole('button', { name: 'Apply' }).click();
    },
  },
  {
    name: 'history-raw',
    scene: 'feed',
    hash: 'history',
    async act(page) {
      await newestRow(page).click();
      await page.getByRole('button', { name: 'Raw message' }).click();
      await page.getByLabel('Raw message').last().scrollIntoViewIfNeeded();
    },
  },
  { name: 'statistics', scene: 'feed', hash: 'history', act: openStatistics },
  { name: 'statistics-empty', scene: 'empty', hash: 'history', act: openStatistics },
  { name: 'history-empty', scene: 'empty', hash: 'history' },
  { name: 'replay-setup', scene: 'feed', hash: 'replay' },
  { name: 'replay', scene: 'feed', hash: 'replay', act: startReplay },
  {
    name: 'replay-detail',
    scene: 'feed',
    hash: 'replay',
    async act(page) {
      await startReplay(page);
      await newestRow(page).click();
    },
  },
  {
    name: 'replay-elsewhere',
    scene: 'feed',
    hash: 'replay',
    async act(page) {
      await startReplay(page);
      await page.getByRole('link', { name: 'Feed' }).click();
    },
  },
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
  { name: 'settings', scene: 'feed', hash: 'settings' },
  {
    name: 'settings-app',
    scene: 'feed',
    hash: 'settings',
    act: (page) => page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'App' }).click(),
  },
  {
    name: 'settings-history',
    scene: 'feed',
    hash: 'settings',
    act: (page) => page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'History' }).click(),
  },
  {
    name: 'clear-history',
    scene: 'feed',
    hash: 'settings',
    act: (page) => page.getByRole('button', { name: 'Clear history…' }).click(),
  },
  {
    name: 'settings-sounds',
    scene: 'sounds',
    hash: 'settings',
    async act(page) {
      await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Alerts' }).click();
      await page.getByRole('button', { name: 'Remove “Air horn”' }).click();
    },
  },
  {
    name: 'settings-search',
    scene: 'feed',
    hash: 'settings',
    async act(page) {
      await page.getByRole('textbox', { name: 'Search settings' }).fill('time');
      await page.getByText('Gateway address').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'settings-forwarding',
    scene: 'targets',
    hash: 'settings',
    async act(page) {
      await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Forwarding' }).click();
      await page.getByRole('button', { name: 'Edit' }).first().click();
    },
  },
  {
    name: 'settings-phone',
    scene: 'targets',
    hash: 'settings',
    async act(page) {
      await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Away and phone' }).click();
      await page.getByText('Now: at the desk').waitFor();
    },
  },
  {
    name: 'settings-programs',
    scene: 'programs',
    hash: 'settings',
    act: (page) =>
      page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Other programs' }).click(),
  },
  {
    name: 'settings-computers',
    scene: 'computers',
    hash: 'settings',
    act: (page) =>
      page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Computers' }).click(),
  },
  {
    name: 'settings-computers-broker',
    scene: 'feed',
    hash: 'settings',
    async act(page) {
      await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Computers' }).click();
      await page.getByRole('button', { name: 'Set up the broker' }).click();
    },
  },
  { name: 'health', scene: 'feed', hash: 'diagnostics' },
  { name: 'health-following', scene: 'following', hash: 'diagnostics' },
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
