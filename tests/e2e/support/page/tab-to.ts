import type { Page } from 'playwright-core';

/** Presses Tab until the element with this name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent))?.trim() === name) return;
  }
  throw new Error(`Tab does not reach "${name}".`);
}
