import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { THEMES } from '../../renderer/gallery/views.ts';
import { setUpGallery } from './set-up-gallery.ts';

/** What colors say, in Chromium. */

const { open, withPage } = setUpGallery();

it.each(THEMES)(
  'being offline has the color of problems, and muted another, in %s',
  async (theme) => {
    await withPage({ viewport: { width: 1100, height: 720 } }, async (page) => {
      await open(page, 'offline', theme);
      await page.getByRole('article', { name: 'Gap in the connection' }).waitFor();
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

const BOX = '.mantine-Checkbox-input:checked';
const SWITCH_ON = '.mantine-Switch-input:checked + .mantine-Switch-track';
const SWITCH_OFF = '.mantine-Switch-input:not(:checked) + .mantine-Switch-track';
it.each<[string, view: string, [string, 'color' | 'backgroundColor'], beside: string]>([
  ['whether a switch of the settings is on', 'settings-app', [SWITCH_ON, 'backgroundColor'], SWITCH_OFF],
  ['the knob of a switch', 'settings-app', [`${SWITCH_ON} > .mantine-Switch-thumb`, 'backgroundColor'], SWITCH_ON],
  ['the mark of a check box', 'settings-phone', [`${BOX} + .mantine-Checkbox-icon`, 'color'], BOX],
  ['the volume', 'settings-sounds', ['.mantine-Slider-bar', 'backgroundColor'], 'body'],
])(
  'with forced colors one sees %s',
  async (_, view, [selector, property], beside) => {
    await withPage({ viewport: { width: 1100, height: 720 }, forcedColors: 'active' }, async (page) => {
      await open(page, view, 'dark');
      const colorOf = (what: string, name: 'color' | 'backgroundColor') =>
        page
          .locator(what)
          .first()
          .evaluate((element, of) => getComputedStyle(element)[of], name);
      expect(await colorOf(selector, property)).not.toBe(await colorOf(beside, 'backgroundColor'));
    });
  },
  60_000,
);
