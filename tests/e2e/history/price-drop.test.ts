import { beforeAll, describe, expect, it } from 'vitest';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { browserMode } from '../drivers/browser-mode.ts';
import type { Driver } from '../drivers/driver.ts';
import { fakeElectron } from '../drivers/fake-electron.ts';
import { buildApp } from '../support/app/build-app.ts';
import { expectEventually } from '../support/expect-eventually.ts';
import { accessibilityProblems } from '../support/page/accessibility-problems.ts';
import { connectWithKey } from '../support/page/connect-with-key.ts';
import { tabTo } from '../support/page/tab-to.ts';
import { stockMessage } from '../support/test-environment.ts';
import { useAppFixture } from '../support/use-app-fixture.ts';
import { recordHistory, storeEntries } from './record-history.ts';

beforeAll(buildApp);

const HOUR_MS = 3_600_000;
const ENTRIES = [newEntry('tour-1', 'below-130', { max_price_filter: 130 })];

describe.each<Driver>([browserMode, fakeElectron])('the drop that a row announces: $name', (driver) => {
  const fixture = useAppFixture(driver, [{ event_id: 'tour-1' }], (folder) => {
    storeEntries(folder, ENTRIES);
    const message = stockMessage({ price: 150, stock: 20 });
    recordHistory(folder, [{ atMs: Date.now() - 2 * HOUR_MS, message }], ENTRIES);
  });
  const page = () => fixture.app.page();
  const chart = () =>
    page()
      .getByRole('complementary', { name: 'Event' })
      .getByRole('region', { name: 'Lowest price and stock' })
      .first();
  /** As the row says them: when it came, and when the price was higher. */
  let came = '';
  let since = '';

  it('is that from the price of before the start', async () => {
    await connectWithKey(fixture.app, fixture.environment);
    fixture.environment.gateway.sendNotification(stockMessage({ price: 120, stock: 9 }));
    const row = page().getByRole('article').filter({ hasText: '$120.00' }).first();
    await row.waitFor();
    const text = await row.innerText();
    [, since = ''] = /^−20% since (.+)$/m.exec(text) ?? [];
    expect(since).not.toBe('');
    // Without the seconds, which the table leaves out.
    came = (await row.locator('div').first().locator('div').first().innerText()).replace(/(\d+:\d\d):\d\d/, '$1');
    expect(came).toMatch(/^\d+:\d\d/);
  });

  it('is in the chart of the event, with one alert', async () => {
    await page().keyboard.press('2');
    await page().locator('tr[data-event]').first().waitFor();
    await page().keyboard.press('j');
    await chart().locator('canvas').waitFor();
    await chart()
      .getByRole('img', { name: /1 alert\. Your max: \$130\.00\./ })
      .waitFor();
    expect(await chart().innerText()).toContain('$120.00');
  });

  it('is in its table by keyboard, at that price and time, and marked as an alert', async () => {
    await tabTo(page(), 'As a table');
    await page().keyboard.press('Enter');
    const table = chart().getByRole('table');
    await table.waitFor();
    const cells = await table
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(cells).toEqual([
      [came, '$120.00', '12', ''],
      [came, '$120.00', '12', 'alert'],
      [since, '$150.00', '23', ''],
    ]);
    expect(await accessibilityProblems(page())).toEqual([]);
  });

  it('keeps the line under the pointer while messages come', async () => {
    await chart().getByRole('button', { name: 'As a chart' }).click();
    await chart().locator('.u-over').hover();
    /** How far from the left, in pixels; negative for none. */
    const line = () =>
      chart()
        .locator('.u-cursor-x')
        .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).e);
    await expectEventually(line).toBeGreaterThan(20);
    fixture.environment.gateway.sendNotification(stockMessage({ price: 110, stock: 9 }));
    await chart()
      .getByRole('img', { name: /2 alerts\./ })
      .waitFor();
    await expectEventually(line).toBeGreaterThan(20);
  });
});
