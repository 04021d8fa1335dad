import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedGallery, serveGallery } from '../renderer/gallery/serve-gallery.ts';
import { openView, THEMES, VIEWS } from '../renderer/gallery/views.ts';
import { launchChromium } from './support/launch-chromium.ts';

/** Every view and dialog on sample data, in Chromium. */

let gallery: ServedGallery;
let browser: Browser;
beforeAll(async () => {
  gallery = await serveGallery();
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await gallery?.dispose();
});

type ContextOptions = Parameters<Browser['newContext']>[0];
async function withPage<T>(options: ContextOptions, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** What keeps people from using the page, and everything about landmarks. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || /landmark|region/.test(id))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}

describe.each(THEMES)('in %s', (theme) => {
  it.each(VIEWS)(
    '$name has nothing that axe finds serious, and no landmark is amiss',
    async (view) => {
      await withPage({ viewport: { width: 1100, height: 720 } }, async (page) => {
        await openView(page, gallery, view, theme);
        expect(await findings(page)).toEqual([]);
      });
    },
    60_000,
  );
});

/** Buttons that stick out of the window to the side, where nobody reaches them, unless what holds them scrolls. */
function unreachableButtons(): string[] {
  const scrolls = (element: Element | null): boolean =>
    element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  return [...document.querySelectorAll('button, a[href], input')].flatMap((element) => {
    const box = element.getBoundingClientRect();
    const hidden = box.width === 0 || box.height === 0 || element.closest('[inert]') !== null || box.bottom < 0;
    if (hidden || getComputedStyle(element).opacity === '0' || scrolls(element.parentElement)) return [];
    return box.right > innerWidth + 1 || box.left < -1 ? [`${element.outerHTML.slice(0, 120)}`] : [];
  });
}

describe.each([
  ['at 720x480', { viewport: { width: 720, height: 480 } }],
  ['at 200% in a window of 1440x960', { viewport: { width: 720, height: 480 }, deviceScaleFactor: 2 }],
])('%s', (_size, options) => {
  it.each(VIEWS)(
    '$name has every control within reach',
    async (view) => {
      await withPage(options, async (page) => {
        await openView(page, gallery, view, 'light');
        expect(await page.evaluate(unreachableButtons)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      });
    },
    60_000,
  );
});

describe('with the forced colors of high contrast', () => {
  it.each(VIEWS)(
    '$name keeps the edges of its buttons',
    async (view) => {
      await withPage({ viewport: { width: 1100, height: 720 }, forcedColors: 'active' }, async (page) => {
        await openView(page, gallery, view, 'dark');
        // Filled buttons are told by color alone otherwise, and that is taken away.
        const bare = await page.evaluate(() =>
          [...document.querySelectorAll('main button')]
            .filter((button) => {
              const { borderStyle, borderWidth, outlineStyle } = getComputedStyle(button);
              const isFilled = /filled|primary/.test(`${button.getAttribute('data-variant')} ${button.className}`);
              return isFilled && outlineStyle === 'none' && (borderStyle === 'none' || borderWidth === '0px');
            })
            .map((button) => button.outerHTML.slice(0, 120)),
        );
        expect(bare).toEqual([]);
      });
    },
    60_000,
  );
});
