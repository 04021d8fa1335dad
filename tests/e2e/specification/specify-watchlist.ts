import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { waitFor } from '../../support/wait-for.ts';
import type { Driver } from '../drivers/driver.ts';
import { expectEventually } from '../support/expect-eventually.ts';
import { accessibilityProblems } from '../support/page/accessibility-problems.ts';
import { connectWithKey } from '../support/page/connect-with-key.ts';
import { readDownload } from '../support/page/read-download.ts';
import { API_KEY, stockMessage } from '../support/test-environment.ts';
import { useAppFixture } from '../support/use-app-fixture.ts';

export function specifyWatchlist(driver: Driver): void {
  describe('the watchlist', () => {
    const fixture = useAppFixture(driver, [{ event_id: 'tour-1' }, { event_id: 'tour-2' }]);
    const go = (view: string) => fixture.app.page().getByRole('link', { name: view }).click();
    const form = () => fixture.app.page().getByRole('form');
    const save = () => form().getByRole('button', { name: 'Save' });
    const entries = () =>
      fixture.app.page().getByRole('table', { name: 'Watchlist entries' }).locator('tr[data-index]');
    const previewSummary = () => fixture.app.page().getByRole('complementary', { name: 'Preview' }).getByRole('status');
    const rows = (event: string) => fixture.app.page().getByRole('article', { name: `Artist World Tour ${event}` });
    let exported = '';

    it('starts empty', async () => {
      await connectWithKey(fixture.app, fixture.environment);
      fixture.environment.gateway.sendNotification(stockMessage({ stock: 5, price: 95 }));
      await rows('tour-1').first().waitFor();
      // One line for each drop.
      await fixture.app.page().getByRole('button', { name: 'By event' }).click();
      await go('Watchlist');
      await fixture.app.page().getByText('No filters yet').waitFor();
    });

    it('says what is wrong with a section expression, and does not save it', async () => {
      await fixture.app.page().getByRole('button', { name: 'New entry' }).first().click();
      await form().getByLabel('Event', { exact: true }).fill('tour-1');
      await form().getByLabel('Label', { exact: true }).fill('The tour');
      const sections = form().getByRole('combobox', { name: 'Sections', exact: true });
      await sections.fill('110-101');
      await form()
        .getByText(/110-101.*range starts with the lower number/)
        .waitFor();
      expect(await save().isDisabled()).toBe(true);
      await sections.fill('Floor*, !PIT');
      await form()
        .getByText(/starting with Floor; never PIT/i)
        .waitFor();
      expect(await save().isEnabled()).toBe(true);
    });

    it('shows while typing what the entry would alert for', async () => {
      await expectEventually(() => previewSummary().innerText()).toMatch(/^1\s*would alert/);
      await form().getByLabel('Highest price').fill('90');
      await expectEventually(() => previewSummary().innerText()).toMatch(/^0\s*would alert/);
      await form().getByLabel('Highest price').fill('100');
      await expectEventually(() => previewSummary().innerText()).toMatch(/^1\s*would alert/);
      expect(await accessibilityProblems(fixture.app.page())).toEqual([]);
    });

    it('saves an entry, which then decides', async () => {
      await save().click();
      await expectEventually(() => entries().count()).toBe(1);
      expect(await entries().first().innerText()).toContain('The tour');
      expect(await accessibilityProblems(fixture.app.page())).toEqual([]);
      const before = await fixture.app.toastCount();
      fixture.environment.gateway.sendNotification(stockMessage({ stock: 6, price: 250 }));
      fixture.environment.gateway.sendNotification(stockMessage({ stock: 7, price: 99 }));
      await go('Feed');
      await expectEventually(() => rows('tour-1').count()).toBe(2);
      await fixture.app.page().getByText('Everything').first().click();
      await expectEventually(() => rows('tour-1').count()).toBe(3);
      expect(await rows('tour-1').nth(1).innerText()).toMatch(/above|100/);
      if (fixture.app.clickToast !== null) {
        // The second alert of the event within 10 s takes the place of its toast.
        await expectEventually(() => fixture.app.toastCount()).toBeGreaterThan(before);
      }
    });

    it('raises the max from a filtered row by keyboard, and the next such message alerts', async () => {
      const page = fixture.app.page();
      const filtered = page
        .locator('article[aria-current="true"]')
        .filter({ has: page.getByRole('button', { name: /^Raise max to \$250\.00/ }) });
      await waitFor('the filtered row is selected', async () => {
        await page.keyboard.press('j');
        return (await filtered.count()) > 0;
      });
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: 'Command palette' }).waitFor();
      await page.keyboard.type('raise max');
      await page.keyboard.press('Enter');
      const confirmation = page.locator('.mantine-Notification-root').filter({ hasText: 'Raise max to $250.00' });
      await confirmation.getByRole('button', { name: 'Close' }).click();
      await page.mouse.move(2, 2);
      // The list waits while a row is selected.
      await page.locator('body').press('Escape');
      fixture.environment.gateway.sendNotification(stockMessage({ stock: 9, price: 249 }));
      await expectEventually(() => rows('tour-1').count()).toBe(4);
      await rows('tour-1')
        .first()
        .getByRole('button', { name: /^Add to cart/ })
        .waitFor();
      expect(await rows('tour-1').first().innerText()).toContain('$249.00');
    });

    it('mutes an entry: recorded, not alerted', async () => {
      await go('Watchlist');
      await entries().first().getByRole('checkbox').click();
      await fixture.app.page().getByRole('button', { name: 'Mute' }).click();
      await fixture.app.page().getByRole('menuitem', { name: 'For 1 hour' }).click();
      await expectEventually(() => entries().first().innerText()).toMatch(/muted until/);
      await go('Feed');
      const before = await fixture.app.toastCount();
      fixture.environment.gateway.sendNotification(stockMessage({ stock: 8, price: 98 }));
      await expectEventually(() => rows('tour-1').count()).toBe(5);
      expect(await rows('tour-1').first().innerText()).toMatch(/muted/i);
      expect(await fixture.app.toastCount()).toBe(before);
    });

    it('puts a deleted entry back', async () => {
      await go('Watchlist');
      await deleteAll(fixture.app.page());
      await expectEventually(() => entries().count()).toBe(0);
      // The muting of before has its own Undo.
      const deleted = fixture.app.page().getByRole('alert').filter({ hasText: 'deleted' });
      await deleted.getByRole('button', { name: 'Undo' }).click();
      await expectEventually(() => entries().count()).toBe(1);
      expect(await entries().first().innerText()).toContain('The tour');
    });

    it('exports, and imports the same list into an empty one', async () => {
      const page = fixture.app.page();
      exported = await exportJson(page);
      expect(exported).toContain('"Floor*, !PIT"');
      expect(exported).not.toContain(API_KEY);
      await deleteAll(page);
      await page.getByText('No filters yet').waitFor();
      await page.getByRole('button', { name: 'Import…' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Import a watchlist' });
      await dialog.getByRole('textbox', { name: 'Text to import' }).fill(exported);
      await dialog.getByRole('button', { name: 'Add 1' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await expectEventually(() => entries().count()).toBe(1);
      expect(JSON.parse(await exportJson(page))).toEqual(JSON.parse(exported));
    });

    it('warns of a misspelt column before anything is imported', async () => {
      const page = fixture.app.page();
      await page.getByRole('button', { name: 'Import…' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Import a watchlist' });
      await dialog.getByRole('textbox', { name: 'Text to import' }).fill('event_id,max prise\ntour-2,90');
      await dialog.getByText('Did you mean max_price_filter?').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'hidden' });
      expect(await entries().count()).toBe(1);
    });

    it('keeps the list across a reload', async () => {
      await fixture.app.page().reload();
      await go('Watchlist');
      await expectEventually(() => entries().count()).toBe(1);
    });
  });
}

async function deleteAll(page: Page): Promise<void> {
  await page.getByRole('table', { name: 'Watchlist entries' }).getByRole('checkbox', { name: /all/i }).click();
  await page.getByRole('toolbar', { name: 'Selected entries' }).getByRole('button', { name: 'Delete' }).click();
}

async function exportJson(page: Page): Promise<string> {
  const file = await readDownload(page, async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /^JSON/ }).click();
  });
  return file.toString();
}
