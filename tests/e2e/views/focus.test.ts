import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { setUpGallery } from './set-up-gallery.ts';

/** Where the focus is once the detail of a row is closed, in Chromium: jsdom gives it to what is `inert` too. */

const { open, withPage } = setUpGallery();

const nameOf = (row: Element) => (row as HTMLElement).dataset.item ?? (row as HTMLElement).dataset.event ?? row.tagName;
const focused = (page: Page) => page.locator(':focus, body:not(:has(:focus))').evaluate(nameOf);

/** Details that never load. */
const holdDetails = (page: Page) =>
  page.evaluate(() => {
    const { bridge } = (window as unknown as { stores: { bridge: { request: (name: string, p: unknown) => unknown } } })
      .stores;
    const request = bridge.request;
    bridge.request = (name, payload) => (name === 'feed.detail' ? new Promise(() => {}) : request(name, payload));
  });

const SIZES = [
  { width: 720, height: 480 },
  { width: 1100, height: 720 },
];
const VIEWS: readonly [view: string, pane: string, state: string, before?: (page: Page) => Promise<void>][] = [
  ['feed', 'Details', 'loaded'],
  ['feed', 'Details', 'loading', holdDetails],
  ['history', 'Details', 'loaded'],
  ['events', 'Event', 'loaded'],
  ['replay', 'Details', 'loaded'],
];

describe.each(SIZES)('at $width x $height', (viewport) => {
  it.each(VIEWS)(
    'in %s, %s: closing what is %s gives the focus back to its row',
    async (view, label, _, before) => {
      await withPage({ viewport }, async (page) => {
        await open(page, view);
        await before?.(page);
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        const row = await page.locator('[aria-current="true"]').evaluate(nameOf);
        const pane = page.getByRole('complementary', { name: label });
        for (const close of ['Escape', 'Enter']) {
          await page.keyboard.press('Enter');
          await expect.poll(() => pane.evaluate((element) => element.contains(document.activeElement))).toBe(true);
          if (close === 'Enter') await pane.getByRole('button', { name: /^Close/ }).focus();
          await page.keyboard.press(close);
          await pane.waitFor({ state: 'detached' });
          await expect.poll(() => focused(page)).toBe(row);
          await page.keyboard.press('k');
          await page.keyboard.press('j');
        }
      });
    },
    60_000,
  );
});
