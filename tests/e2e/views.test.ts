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
  const byListKeys = '[role="menuitem"], [role="option"], tr [data-press], [data-action]';
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

describe.each(VIEWS)('$name', (view) => {
  /** Opens the view once for all tests of a block. */
  function openOnce(options: ContextOptions, theme: (typeof THEMES)[number]): () => Page {
    let page: Page;
    beforeAll(async () => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      page = await context.newPage();
      await openView(page, gallery, view, theme);
      return () => context.close();
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

/** Texts that are cut at an edge: in part in sight and in part not. What is out of sight as a whole is left aside. */
function cutTexts(selector: string): string[] {
  const clipOf = (element: Element | null): DOMRect | null => {
    if (element === null) return null;
    return getComputedStyle(element).overflow === 'visible'
      ? clipOf(element.parentElement)
      : element.getBoundingClientRect();
  };
  const found = [...document.querySelectorAll(selector)];
  if (found.length === 0) return [`Nothing is a ${selector}.`];
  return found.flatMap((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    const clip = clipOf(element) ?? new DOMRect(0, 0, innerWidth, innerHeight);
    if (text.width === 0 || text.top >= clip.bottom - 1) return [];
    return text.right > clip.right + 1 || text.bottom > clip.bottom + 1 ? [element.textContent ?? ''] : [];
  });
}

const DATE_OF_ROW = 'article[data-item] > :nth-child(2) > :nth-child(2) > bdi:first-child';
describe.each<[string, { readonly width: number; readonly height: number }, string]>([
  ['offline', { width: 720, height: 480 }, '[role="alert"] > p'],
  ['host-gone', { width: 720, height: 480 }, '[role="alert"] > p'],
  ['palette', { width: 720, height: 480 }, '[role="dialog"] :has(> span > kbd)'],
  ['replay-elsewhere', { width: 720, height: 480 }, 'section[aria-label="A replay is on"] > p:not([role]) > *'],
  ['statistics', { width: 1440, height: 900 }, 'section[aria-label^="Alerts by"] td:first-child > bdi'],
  // On a tour the date alone tells the nights apart.
  ['feed', { width: 720, height: 480 }, DATE_OF_ROW],
  ['feed-everything', { width: 900, height: 600 }, DATE_OF_ROW],
  ['feed', { width: 1440, height: 900 }, DATE_OF_ROW],
])('%s at %o', (name, viewport, selector) => {
  it(`cuts no text of ${selector}`, async () => {
    await withPage({ viewport }, async (page) => {
      const view = VIEWS.find((one) => one.name === name);
      if (view === undefined) throw new Error(`No view is called ${name}.`);
      await openView(page, gallery, view, 'light');
      expect(await page.evaluate(cutTexts, selector)).toEqual([]);
    });
  }, 60_000);
});

it('a row keeps its name and its date in a window of 360 px', async () => {
  await withPage({ viewport: { width: 360, height: 640 } }, async (page) => {
    const [feed] = VIEWS;
    if (feed === undefined) throw new Error('There is no view.');
    await openView(page, gallery, feed, 'light');
    const widths = await page
      .locator('article[data-item] > :nth-child(2) > :first-child')
      .evaluateAll((names) => names.map((name) => name.getBoundingClientRect().width));
    expect(widths.length).toBeGreaterThan(0);
    expect(Math.min(...widths)).toBeGreaterThan(120);
    expect(await page.evaluate(cutTexts, DATE_OF_ROW)).toEqual([]);
  });
}, 60_000);

describe.each([
  { width: 720, height: 480 },
  { width: 1100, height: 720 },
])('a notice, at $width x $height', (viewport) => {
  const CASES: readonly [string, (page: Page) => Promise<void>, string][] = [
    ['entry-edit', (page) => page.getByRole('button', { name: 'Copy link' }).click(), 'form button'],
    ['feed', (page) => page.keyboard.press('m'), 'article button'],
  ];
  it.each(CASES)(
    'covers no button of %s',
    async (name, act, buttons) => {
      await withPage({ viewport }, async (page) => {
        const view = VIEWS.find((one) => one.name === name);
        if (view === undefined) throw new Error(`No view is called ${name}.`);
        await openView(page, gallery, view, 'light');
        await act(page);
        const notice = page.locator('.mantine-Notification-root');
        await notice.waitFor();
        await page.waitForTimeout(600);
        const box = await notice.boundingBox();
        if (box === null) throw new Error('The notice has no place.');
        const covered = await page.locator(buttons).evaluateAll(
          (elements, { x, y, width, height }) =>
            elements
              .map((element) => ({ element, its: element.getBoundingClientRect() }))
              .filter(
                ({ its }) =>
                  its.width > 0 && its.left < x + width && its.right > x && its.top < y + height && its.bottom > y,
              )
              .map(({ element }) => element.outerHTML.slice(0, 120)),
          box,
        );
        expect(covered).toEqual([]);
      });
    },
    60_000,
  );
});

it.each(THEMES)(
  'being offline has the color of problems, and muted another, in %s',
  async (theme) => {
    await withPage({ viewport: { width: 1100, height: 720 } }, async (page) => {
      const offline = VIEWS.find(({ name }) => name === 'offline');
      if (offline === undefined) throw new Error('No view is called offline.');
      await openView(page, gallery, offline, theme);
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

it('a time on a 12 hour clock has room beside the name', async () => {
  for (const viewport of [
    { width: 720, height: 480 },
    { width: 1440, height: 900 },
  ]) {
    await withPage({ viewport, timezoneId: 'America/New_York' }, async (page) => {
      const [feed] = VIEWS;
      if (feed === undefined) throw new Error('There is no view.');
      await openView(page, gallery, feed, 'light');
      await page.evaluate(() => {
        const { stores } = window as unknown as {
          stores: { app: { getState(): { state: object }; setState(s: object): void } };
        };
        const { state } = stores.app.getState() as { state: { settings: object } };
        const settings = { ...state.settings, time: { zone: 'Asia/Dubai', clock: '12h' } };
        stores.app.setState({ state: { ...state, settings } });
      });
      await page
        .getByText(/[AP]M$/)
        .first()
        .waitFor();
      const overlaps = await page.locator('article[data-item]').evaluateAll(
        (rows) =>
          rows.filter((row) => {
            const [time, event] = row.children;
            const clock = time?.firstElementChild;
            if (clock == null || event === undefined) return false;
            const range = document.createRange();
            range.selectNodeContents(clock);
            return range.getBoundingClientRect().right > event.getBoundingClientRect().left;
          }).length,
      );
      expect(overlaps).toBe(0);
    });
  }
}, 60_000);

it('with forced colors, what is current, chosen or on has its own edge', async () => {
  const edgeOf = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { outlineStyle, outlineWidth, backgroundColor } = getComputedStyle(element);
        return { outline: `${outlineStyle} ${outlineWidth}`, backgroundColor };
      });
  const open = (page: Page, name: string) => {
    const view = VIEWS.find((one) => one.name === name);
    if (view === undefined) throw new Error(`No view is called ${name}.`);
    return openView(page, gallery, view, 'dark');
  };
  await withPage({ viewport: { width: 1100, height: 720 }, forcedColors: 'active' }, async (page) => {
    await open(page, 'feed-detail');
    for (const selector of [
      'nav [aria-current="page"]',
      'article[aria-current="true"]',
      '.mantine-SegmentedControl-label[data-active]',
    ]) {
      expect((await edgeOf(page, selector)).outline, selector).toBe('solid 2px');
    }
    await open(page, 'palette');
    expect((await edgeOf(page, '[data-action][data-selected]')).outline).toBe('solid 2px');
    await open(page, 'watchlist');
    const on = await edgeOf(page, 'button[role="switch"][aria-checked="true"]');
    const off = await edgeOf(page, 'button[role="switch"][aria-checked="false"]');
    expect(on.backgroundColor).not.toBe(off.backgroundColor);
  });
}, 60_000);
