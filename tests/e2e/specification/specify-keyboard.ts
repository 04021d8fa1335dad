import { describe, expect, it } from 'vitest';
import { waitFor } from '../../support/wait-for.ts';
import type { Driver } from '../drivers/driver.ts';
import { expectEventually } from '../support/expect-eventually.ts';
import { accessibilityProblems } from '../support/page/accessibility-problems.ts';
import { tabTo } from '../support/page/tab-to.ts';
import { readSentCartLink } from '../support/read-sent-cart-link.ts';
import { useAppFixture } from '../support/use-app-fixture.ts';

/** The start to the cart without a mouse: nothing in here clicks. */
export function specifyKeyboard(driver: Driver): void {
  describe('by keyboard alone, with the demo feed', () => {
    const fixture = useAppFixture(driver);

    it('reaches the demo by Tab and Enter', async () => {
      const page = fixture.app.page();
      await page.getByRole('heading', { name: 'Set up in about a minute' }).waitFor();
      await tabTo(page, 'Try the demo feed');
      await page.keyboard.press('Enter');
      await page.getByText('DEMO', { exact: true }).first().waitFor();
    });

    it('opens exactly the cart of the first alert by one press of C', async () => {
      const page = fixture.app.page();
      const filled = page.locator('article', { has: page.locator('[data-press="cart"] kbd') });
      await filled.first().waitFor({ timeout: 10_000 });
      const visibleAtMs = Date.now();
      await page.keyboard.press('c');
      const opened = await fixture.environment.waitForOpenedLinks(1);
      const neededMs = Date.now() - visibleAtMs;
      const row = page.locator('article', { has: page.getByRole('button', { name: /^Open again/ }) }).first();
      const id = Number(await row.getAttribute('data-item'));
      expect(opened).toBe(await waitFor('it is in the history', () => readSentCartLink(fixture.app.folder, id)));
      console.log(`${driver.name}: from the row to the link requested in ${neededMs} ms, with one key press`);
      expect(neededMs).toBeLessThan(10_000);
    });

    it('moves to a row and opens its cart, its detail and its filters', async () => {
      const page = fixture.app.page();
      await page.keyboard.press('j');
      const selected = page.locator('article[aria-current="true"]');
      await selected.waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: 'Details' }).waitFor();
      await page.keyboard.press('Escape');
      const buyable = selected.filter({ has: page.getByRole('button', { name: /^Add to cart/ }) });
      // New drops come above: K goes up to the next one that can still be bought.
      await waitFor(
        'a row that can be bought is selected',
        async () => {
          await page.keyboard.press('k');
          return (await buyable.count()) > 0;
        },
        30_000,
      );
      const id = Number(await buyable.getAttribute('data-item'));
      await page.keyboard.press('Control+Enter');
      expect(await fixture.environment.waitForOpenedLinks(2)).toBe(
        await waitFor('it is in the history', () => readSentCartLink(fixture.app.folder, id)),
      );
      await page.keyboard.press('w');
      const form = page.getByRole('form', { name: /entry$/ });
      await form.waitFor();
      await page.keyboard.press('Escape');
      const question = page.getByRole('dialog', { name: 'Discard your changes?' });
      // A new entry is filled in from the row, so it has changes; an entry that exists has none.
      await expectEventually(async () => (await question.count()) === 1 || (await form.count()) === 0).toBe(true);
      if ((await question.count()) === 1) {
        await tabTo(page, 'Discard changes');
        await page.keyboard.press('Enter');
      }
      await form.waitFor({ state: 'detached' });
      await question.waitFor({ state: 'detached' });
    });

    it('reaches every view by its number, and the sheet of keys by ?', async () => {
      const page = fixture.app.page();
      for (const [key, name] of [
        ['2', 'Events'],
        ['3', 'Watchlist'],
        ['4', 'History'],
        ['5', 'Settings'],
        ['6', 'Health'],
        ['1', 'Feed'],
      ] as const) {
        await page.keyboard.press(key);
        await page.locator('nav[aria-label="Views"] a[aria-current="page"]', { hasText: name }).waitFor();
      }
      await page.keyboard.press('?');
      const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await sheet.waitFor();
      expect(await sheet.innerText()).toContain('Add best offer to cart');
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
    });

    it('finds in the palette everything that the bars and menus of the window offer', async () => {
      const page = fixture.app.page();
      await page.keyboard.press('j');
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: 'Command palette' }).waitFor();
      const labels = await page
        .locator('[data-action]')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-label')));
      for (const label of [
        'Copy link',
        'Mute until after the event',
        'Go to Health',
        'New watchlist entry',
        'Import entries…',
        'Export watchlist as CSV',
        'Pause alerts for 1 hour',
        'Disconnect',
        'Run connection check',
        'Copy report',
        'Leave the demo',
        'Send a test alert',
        'Settings: Quiet hours',
        'Feed: show everything',
      ]) {
        expect(labels).toContain(label);
      }
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.type('pause alerts until tomorrow');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Paused until/ }).waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('resume');
      await page.keyboard.press('Enter');
      await expectEventually(() => page.getByRole('button', { name: /^Paused until/ }).count()).toBe(0);
    });
  });
}
