import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { THEMES, type Theme, VIEWS } from '../../renderer/gallery/views.ts';
import { type ContextOptions, setUpGallery } from './set-up-gallery.ts';

/** Every view and dialog on sample data, in Chromium. */

const { newPage, open, withPage } = setUpGallery();

/** What keeps people from using the page, and everything about landmarks. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || /landmark|region/.test(id))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}

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

/**
 * Controls that a mouse reaches and Tab does not, apart from those that the keys of their list reach: items of menus and
 * lists by the arrows, and in rows of the watchlist the check box (Space), the switch and the menu (Shift+F10; by Tab in the current row).
 */
function controlsWithoutKey(): string[] {
  const byListKeys = '[role="menuitem"], [role="option"], tr [data-press], [data-action], td > [class*="Picker"]';
  return [
    ...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [role="button"]'),
  ]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      const isShown = box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden';
      const isOut = element.closest('[inert], [aria-hidden="true"], .mantine-NumberInput-controls') !== null;
      return isShown && !isOut && element.tabIndex < 0 && !element.matches(byListKeys);
    })
    .map((element) => element.outerHTML.slice(0, 160));
}

/** Filled buttons without an edge: forced colors take away what else tells them apart. */
function buttonsWithoutEdge(): string[] {
  return [...document.querySelectorAll('main button')]
    .filter((button) => {
      const { borderStyle, borderWidth, outlineStyle } = getComputedStyle(button);
      const isFilled = /filled|primary/.test(`${button.getAttribute('data-variant')} ${button.className}`);
      return isFilled && outlineStyle === 'none' && (borderStyle === 'none' || borderWidth === '0px');
    })
    .map((button) => button.outerHTML.slice(0, 120));
}

describe.each(VIEWS)('$name', ({ name }) => {
  /** Opens the view once for all tests of a block. */
  function openOnce(options: ContextOptions, theme: Theme): () => Page {
    let page: Page;
    beforeAll(async () => {
      page = await newPage(options);
      await open(page, name, theme);
      return () => page.context().close();
    }, 60_000);
    return () => page;
  }

  describe('in light', () => {
    const page = openOnce({ viewport: { width: 1100, height: 720 } }, 'light');

    it('has nothing that axe finds serious, and no landmark is amiss', async () => {
      expect(await findings(page())).toEqual([]);
    });

    it('has no control that only a mouse reaches', async () => {
      expect(await page().evaluate(controlsWithoutKey)).toEqual([]);
    });
  });

  describe('in dark', () => {
    const page = openOnce({ viewport: { width: 1100, height: 720 } }, 'dark');

    it('has nothing that axe finds serious, and no landmark is amiss', async () => {
      expect(await findings(page())).toEqual([]);
    });

    it('keeps the edges of its buttons with the forced colors of high contrast', async () => {
      await page().emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      expect(await page().evaluate(buttonsWithoutEdge)).toEqual([]);
    });
  });

  describe('at 720x480, as a window of 1440x960 is at 200%', () => {
    const page = openOnce({ viewport: { width: 720, height: 480 }, deviceScaleFactor: 2 }, 'light');

    it('has every control within reach', async () => {
      expect(await page().evaluate(unreachableButtons)).toEqual([]);
      expect(await page().evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  });
});

it.each(THEMES)(
  'being offline has the color of problems, and muted another, in %s',
  async (theme) => {
    await withPage({ viewport: { width: 1100, height: 720 } }, async (page) => {
      await open(page, 'offline', theme);
      const colors = await page.evaluate(() => {
        const resolve = (color: string) => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = color;
          const { color: resolved } = getComputedStyle(probe);
          probe.remove();
          return resolved;
        };
        const of = (selector: string) => {
          const element = document.querySelector(selector);
          return element === null ? null : getComputedStyle(element).color;
        };
        return {
          pill: of('[aria-label="Status"] button'),
          gap: of('article[aria-label="Gap in the connection"] span'),
          problem: resolve('var(--bad)'),
          muted: resolve('var(--muted)'),
        };
      });
      expect(colors).toMatchObject({ pill: colors.problem, gap: colors.problem });
      expect(colors.muted).not.toBe(colors.problem);
    });
  },
  60_000,
);

it('with forced colors, what is current, chosen or on has its own edge', async () => {
  const edgeOf = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { outlineStyle, outlineWidth, backgroundColor } = getComputedStyle(element);
        return { outline: `${outlineStyle} ${outlineWidth}`, backgroundColor };
      });
  await withPage({ viewport: { width: 1100, height: 720 }, forcedColors: 'active' }, async (page) => {
    await open(page, 'feed-detail', 'dark');
    for (const selector of [
      'nav [aria-current="page"]',
      'article[aria-current="true"]',
      '.mantine-SegmentedControl-label[data-active]',
    ]) {
      expect((await edgeOf(page, selector)).outline, selector).toBe('solid 2px');
    }
    await open(page, 'palette', 'dark');
    expect((await edgeOf(page, '[data-action][data-selected]')).outline).toBe('solid 2px');
    await open(page, 'watchlist', 'dark');
    const on = await edgeOf(page, 'button[role="switch"][aria-checked="true"]');
    const off = await edgeOf(page, 'button[role="switch"][aria-checked="false"]');
    expect(on.backgroundColor).not.toBe(off.backgroundColor);
  });
}, 60_000);
