import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { openView, type Theme, VIEWS } from '../../renderer/gallery/views.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';

export type ContextOptions = Parameters<Browser['newContext']>[0];

/** The gallery of views in Chromium, for the tests of a file. */
export function setUpGallery() {
  const gallery = { url: inject('galleryUrl') };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** A page without animations; its context is the caller's to close. */
  async function newPage(options: ContextOptions): Promise<Page> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    return context.newPage();
  }

  return {
    newPage,
    async withPage<T>(options: ContextOptions, use: (page: Page) => Promise<T>): Promise<T> {
      const page = await newPage(options);
      try {
        return await use(page);
      } finally {
        await page.context().close();
      }
    },
    /** Brings a page to the view of this name. */
    async open(page: Page, name: string, theme: Theme = 'light'): Promise<void> {
      const view = VIEWS.find((one) => one.name === name);
      if (view === undefined) throw new Error(`No view is called ${name}.`);
      await openView(page, gallery, view, theme);
    },
  };
}
