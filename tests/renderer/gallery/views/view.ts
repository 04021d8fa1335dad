import type { Page } from 'playwright-core';

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
}

export const newestRow = (page: Page) => page.locator('article[data-item]').first();
