import type { Page } from 'playwright-core';
import { dialog, type View } from './view.ts';

const list = (page: Page) => page.getByRole('navigation', { name: 'Settings' });
const openGroup = (page: Page, name: string) => list(page).getByRole('button', { name }).click();
/** The list names the group that is in sight. */
const group = (name: string) => (page: Page) => list(page).locator('button[aria-current]', { hasText: name });

const step = (page: Page) => page.getByText('DNS lookup');

/** Settings and health. */
export const SETTINGS_VIEWS: readonly View[] = [
  { name: 'settings', scene: 'feed', hash: 'settings', shows: group('Connection') },
  {
    name: 'settings-app',
    scene: 'feed',
    hash: 'settings',
    act: (page) => openGroup(page, 'App'),
    shows: group('App'),
  },
  {
    name: 'settings-history',
    scene: 'feed',
    hash: 'settings',
    act: (page) => openGroup(page, 'History'),
    shows: group('History'),
  },
  {
    name: 'clear-history',
    scene: 'feed',
    hash: 'settings',
    act: (page) => page.getByRole('button', { name: 'Clear history…' }).click(),
    shows: dialog,
  },
  {
    name: 'settings-sounds',
    scene: 'sounds',
    hash: 'settings',
    async act(page) {
      await openGroup(page, 'Alerts');
      await page.getByRole('button', { name: 'Remove “Air horn”' }).click();
    },
    shows: (page) => page.getByText('Remove?'),
  },
  {
    name: 'restore-backup',
    scene: 'restore',
    hash: 'settings',
    shows: dialog,
  },
  {
    name: 'backup-under-way',
    scene: 'packing',
    hash: 'settings',
    act: (page) => openGroup(page, 'History'),
    shows: (page) => page.getByText('Packing'),
  },
  {
    name: 'settings-search',
    scene: 'feed',
    hash: 'settings',
    async act(page) {
      await page.getByRole('textbox', { name: 'Search settings' }).fill('time');
      await page.getByText('Gateway address').waitFor({ state: 'detached' });
    },
    shows: (page) => page.getByText('Time zone'),
  },
  {
    name: 'settings-forwarding',
    scene: 'targets',
    hash: 'settings',
    async act(page) {
      await openGroup(page, 'Forwarding');
      await page.getByRole('button', { name: 'Edit' }).first().click();
    },
    shows: (page) => page.getByText('Withdraw when handled'),
  },
  {
    name: 'settings-phone',
    scene: 'targets',
    hash: 'settings',
    act: (page) => openGroup(page, 'Away and phone'),
    shows: (page) => page.getByText('Now: at the desk'),
  },
  {
    name: 'settings-programs',
    scene: 'programs',
    hash: 'settings',
    act: (page) => openGroup(page, 'Other programs'),
    shows: group('Other programs'),
  },
  {
    name: 'settings-computers',
    scene: 'computers',
    hash: 'settings',
    act: (page) => openGroup(page, 'Computers'),
    shows: group('Computers'),
  },
  {
    name: 'settings-computers-broker',
    scene: 'feed',
    hash: 'settings',
    async act(page) {
      await openGroup(page, 'Computers');
      await page.getByRole('button', { name: 'Set up the broker' }).click();
    },
    shows: (page) => page.getByRole('button', { name: 'Suggest a passphrase' }),
  },
  { name: 'health', scene: 'feed', hash: 'diagnostics', shows: step },
  { name: 'health-following', scene: 'following', hash: 'diagnostics', shows: step },
];
