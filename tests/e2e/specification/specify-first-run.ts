import { describe, expect, it } from 'vitest';
import { waitFor } from '../../support/wait-for.ts';
import type { Driver } from '../drivers/driver.ts';
import { accessibilityProblems } from '../support/page/accessibility-problems.ts';
import { readSentCartLink } from '../support/read-sent-cart-link.ts';
import { useAppFixture } from '../support/use-app-fixture.ts';

export function specifyFirstRun(driver: Driver): void {
  describe('on the first run, with the demo feed', () => {
    const fixture = useAppFixture(driver);

    it('asks for a key and offers the demo', async () => {
      const page = fixture.app.page();
      await page.getByRole('heading', { name: 'Set up in about a minute' }).waitFor();
      await page.getByRole('textbox', { name: 'API key' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    });

    it('shows an alert within 10 s of choosing the demo, marked DEMO', async () => {
      const page = fixture.app.page();
      await page.getByRole('button', { name: 'Try the demo feed' }).click();
      await page
        .getByRole('button', { name: /^Add to cart/ })
        .first()
        .waitFor({ timeout: 10_000 });
      await page.getByText('DEMO', { exact: true }).first().waitFor();
    });

    it('opens exactly the link of the best offer, and remembers that it did', async () => {
      const page = fixture.app.page();
      // One line for each drop: a later one of the event does not fold it away.
      await page.getByRole('button', { name: 'By event' }).click();
      const row = page
        .getByRole('article')
        .filter({ has: page.getByRole('button', { name: /^Add to cart/ }) })
        .first();
      const item = page.locator(`[data-item="${await row.getAttribute('data-item')}"]`);
      const id = Number(await item.getAttribute('data-item'));
      await item.getByRole('button', { name: /^Add to cart/ }).click();
      const opened = await fixture.environment.waitForOpenedLinks(1);
      expect(opened).toMatch(/^https:\/\//);
      expect(opened).toBe(await waitFor('it is in the history', () => readSentCartLink(fixture.app.folder, id)));
      await item.getByRole('button', { name: /^Open again/ }).waitFor();
    });

    it('keeps the demo and its feed across a reload', async () => {
      const page = fixture.app.page();
      await page.reload();
      await page
        .getByRole('button', { name: /^Open again/ })
        .first()
        .waitFor();
      await page.getByText('DEMO', { exact: true }).first().waitFor();
    });
  });
}
