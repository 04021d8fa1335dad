import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { settle } from '../../renderer/gallery/settle.ts';
import type { View } from '../../renderer/gallery/views/view.ts';
import type { Theme } from '../../renderer/gallery/views.ts';
import { type ContextOptions, setUpGallery } from './set-up-gallery.ts';

const WINDOW = { width: 1100, height: 720 };
const SMALL = { width: 720, height: 480 };

const PLANTED = 'planted-picture';

/**
 * What keeps people from using the page, and everything about landmarks. A picture without a text in what the view `shows` is
 * found too: otherwise axe did not see it.
 */
async function findings(page: Page, shown: Locator): Promise<string[]> {
  await plantPicture(shown);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations
    .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || /landmark|region/.test(id))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
  const others = found.filter((finding) => !finding.startsWith(`image-alt: #${PLANTED} `));
  return others.length === found.length ? ['axe did not see what the view shows', ...found] : others;
}

/** In an item of a list or menu: these hold nothing but items. */
function plantPicture(shown: Locator): Promise<void> {
  return shown.evaluate((element, id) => {
    const picture = document.createElement('img');
    picture.id = id;
    picture.width = picture.height = 4;
    const items = [...element.querySelectorAll('[role="menuitem"], [role="option"]')];
    (items.find((item) => item.getClientRects().length > 0) ?? element).append(picture);
  }, PLANTED);
}

/** Buttons that stick out of the window to the side, where nobody reaches them, unless what holds them scrolls. */
function unreachableButtons(): string[] {
  const scrolls = (element: Element | null): boolean =>
    element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  return [...document.querySelectorAll('button, a[href], input')].flatMap((element) => {
    const box = element.getBoundingClientRect();
    const hidden = box.width <= 1 || box.height === 0 || element.closest('[inert]') !== null || box.bottom < 0;
    if (hidden || getComputedStyle(element).opacity === '0' || scrolls(element.parentElement)) return [];
    return box.right > innerWidth + 1 || box.left < -1 ? [`${element.outerHTML.slice(0, 120)}`] : [];
  });
}

/** Texts of buttons that end at an edge in the middle of a word, without the dots that say so. */
function cutButtons(): string[] {
  const isDotted = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).textOverflow === 'ellipsis' || isDotted(element.parentElement));
  return [...document.querySelectorAll('button, a[href]')].flatMap((button) => {
    if (button.closest('[inert]') !== null || button.getClientRects().length === 0) return [];
    const { left, right } = button.getBoundingClientRect();
    const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      const isShown = box.width > 1 && text.parentElement?.closest('.visually-hidden') === null;
      if (isShown && !isDotted(text.parentElement) && (box.left < left - 1 || box.right > right + 1)) {
        return [button.outerHTML.slice(0, 120)];
      }
    }
    return [];
  });
}

/**
 * Controls that a mouse reaches and Tab does not, apart from those that the keys of their list reach: items of menus and
 * lists and the parts of a time by the arrows, and in rows of the watchlist the check box (Space), the switch and the menu (Shift+F10; by Tab in the current row).
 */
function controlsWithoutKey(): string[] {
  const byListKeys =
    '[role="menuitem"], [role="option"], [role="spinbutton"], tr [data-press], [data-action], td > [class*="Picker"]';
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

/** Tests of every one of these views and dialogs on sample data, in Chromium. */
export function checkViews(views: readonly View[]): void {
  const { newPage, open } = setUpGallery();

  /** One page for all views: a new one would load all of the window's code again. */
  function sharedPage(options: ContextOptions): () => Page {
    let page: Page;
    beforeAll(async () => {
      page = await newPage(options);
    });
    return () => page;
  }

  const light = sharedPage({ viewport: WINDOW });
  const dark = sharedPage({ viewport: WINDOW });
  const small = sharedPage({ viewport: SMALL, deviceScaleFactor: 2 });

  describe.each(views)('$name', ({ name, shows }) => {
    /** Opens the view once for all tests of a block. */
    function openOnce(page: () => Page, theme: Theme): void {
      beforeAll(async () => {
        await page().emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
        await open(page(), name, theme);
      }, 60_000);
    }

    describe('in light', () => {
      openOnce(light, 'light');

      it('has nothing that axe finds serious, and no landmark is amiss', async () => {
        expect(await findings(light(), shows(light()))).toEqual([]);
      });

      it('has no control that only a mouse reaches', async () => {
        expect(await light().evaluate(controlsWithoutKey)).toEqual([]);
      });
    });

    describe('in dark', () => {
      openOnce(dark, 'dark');

      it('has nothing that axe finds serious, and no landmark is amiss', async () => {
        expect(await findings(dark(), shows(dark()))).toEqual([]);
      });

      it('keeps the edges of its buttons with the forced colors of high contrast', async () => {
        await dark().emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
        expect(await dark().evaluate(buttonsWithoutEdge)).toEqual([]);
      });
    });

    describe('at 720x480, as a window of 1440x960 is at 200%', () => {
      openOnce(small, 'light');

      it('has every control within reach', async () => {
        expect(await small().evaluate(unreachableButtons)).toEqual([]);
        expect(await small().evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      });

      it('has every control within reach and its text whole at 360x480, the smallest window at 200 %', async () => {
        await small().setViewportSize({ width: 360, height: 480 });
        try {
          await settle(small());
          expect(await small().evaluate(unreachableButtons)).toEqual([]);
          expect(await small().evaluate(cutButtons)).toEqual([]);
        } finally {
          await small().setViewportSize(SMALL);
        }
      });
    });
  });
}
