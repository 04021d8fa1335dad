import type { Locator, Page } from 'playwright-core';

/** One state of the window worth looking at. */
export interface View {
  readonly name: string;
  readonly scene: string;
  /** The view in the address. */
  readonly hash?: 'events' | 'history' | 'watchlist' | 'settings' | 'diagnostics' | 'replay';
  /** Whether the steps of the first run are under way. */
  readonly settingUp?: boolean;
  /** How a user gets there. */
  readonly act?: (page: Page) => Promise<void>;
  /** What is there then and was not before, or what holds it. The view is neither drawn nor checked without it. */
  readonly shows: (page: Page) => Locator;
  /** Whether it is about something that never arrives. */
  readonly staysBusy?: boolean;
}

export const newestRow = (page: Page) => page.locator('article[data-item]').first();
export const dialog = (page: Page) => page.getByRole('dialog');
export const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });
export const heading = (name: string) => (page: Page) => page.getByRole('heading', { name });
