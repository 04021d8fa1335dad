import type { View } from './view.ts';

/** Settings and health. */
export const SETTINGS_VIEWS: readonly View[] = [
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
    name: 'restore-backup',
    scene: 'restore',
    hash: 'settings',
    act: (page) => page.getByText('Keep what is there').waitFor(),
  },
  {
    name: 'backup-under-way',
    scene: 'packing',
    hash: 'settings',
    async act(page) {
      await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'History' }).click();
      await page.getByText('Packing').waitFor();
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
];
