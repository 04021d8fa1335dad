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

it.each<[string, string, (page: Page) => Promise<void>]>([
  ['the keys', 'feed', (page) => page.keyboard.press('?')],
  ['the palette', 'feed', (page) => page.keyboard.press('Control+k')],
])(
  '%s give the focus back to the row, the first time too',
  async (_, view, act) => {
    await withPage({ viewport: { width: 1100, height: 720 } }, async (page) => {
      await open(page, view);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      const row = await focused(page);
      await act(page);
      const dialog = page.getByRole('dialog');
      await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toBe(row);
    });
  },
  60_000,
);

it('the import gives the focus back to its button', async () => {
  await withPage({ viewport: { width: 1100, height: 720 } }, async (page) => {
    await open(page, 'watchlist');
    const button = page.getByRole('button', { name: 'Import…' });
    await button.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  });
}, 60_000);

it('replacing the key begins in its field and ends at the button', async () => {
  await withPage({ viewport: { width: 1100, height: 720 } }, async (page) => {
    await open(page, 'settings');
    const replace = page.getByRole('button', { name: 'Replace' });
    await replace.press('Enter');
    await page
      .locator('input:focus')
      .and(page.getByLabel('API key', { exact: true }))
      .waitFor();
    await page.getByRole('button', { name: 'Keep the old key' }).press('Enter');
    await expect.poll(() => replace.evaluate((element) => element === document.activeElement)).toBe(true);
  });
}, 60_000);
