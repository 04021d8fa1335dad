import type { Page } from 'playwright-core';
import type { View } from './view.ts';

const nextStep = (page: Page, name: string) => page.getByRole('button', { name }).click();

/** The steps of the first run. */
export const SETUP_VIEWS: readonly View[] = [
  { name: 'setup-key', scene: 'onboarding', shows: (page) => page.getByRole('button', { name: 'Save key' }) },
  {
    name: 'setup-check',
    scene: 'setup-check',
    settingUp: true,
    shows: (page) => page.getByText('DNS lookup'),
  },
  {
    name: 'setup-entry',
    scene: 'setup',
    settingUp: true,
    shows: (page) => page.getByRole('button', { name: 'Save entry' }),
  },
  {
    name: 'setup-test',
    scene: 'setup',
    settingUp: true,
    act: (page) => nextStep(page, 'Skip for now'),
    shows: (page) => page.getByRole('button', { name: 'Send it again' }),
  },
  {
    name: 'setup-nothing-came',
    scene: 'setup',
    settingUp: true,
    async act(page) {
      await nextStep(page, 'Skip for now');
      await nextStep(page, 'Nothing came');
    },
    shows: (page) => page.getByRole('button', { name: 'Send alerts to a phone instead' }),
  },
];
