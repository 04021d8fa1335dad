import type { Page } from 'playwright-core';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { waitFor } from '../../support/wait-for.ts';
import { browserMode } from '../drivers/browser-mode.ts';
import { buildApp } from '../support/app/build-app.ts';
import { connectWithKey } from '../support/page/connect-with-key.ts';
import { createTestEnvironment, stockMessage } from '../support/test-environment.ts';

beforeAll(buildApp);

/** The rows of the feed, newest first, one for each drop. */
const rows = (page: Page) => page.getByRole('article', { name: 'Artist World Tour tour-1' });

async function showEverything(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Feed' }).click();
  const grouped = page.getByRole('button', { name: 'By event' });
  if ((await grouped.getAttribute('aria-pressed')) === 'true') await grouped.click();
  await page.getByText(/^Everything/).click();
}

it('a new low silences what is none and says why, also after the app was killed', async () => {
  const environment = await createTestEnvironment([{ event_id: 'tour-1' }]);
  onTestFinished(() => environment.dispose());
  let app = await environment.startApp(browserMode);
  onTestFinished(() => app.dispose());
  const send = async (price: number, stock: number, count: number) => {
    environment.gateway.sendNotification(stockMessage({ price, stock }));
    await waitFor(`${count} rows`, async () => (await rows(app.page()).count()) === count);
    return rows(app.page()).first().innerText();
  };

  await connectWithKey(app, environment);
  const page = app.page();
  await page.getByRole('link', { name: 'Watchlist' }).click();
  await page.getByRole('button', { name: 'New entry' }).first().click();
  await page.getByRole('form').getByLabel('Event', { exact: true }).fill('tour-1');
  await page.getByRole('form').getByText('Of the event', { exact: true }).click();
  await page.getByRole('form').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('table', { name: 'Watchlist entries' }).locator('tr[data-index]').first().waitFor();
  await showEverything(page);
  expect(await send(150, 5, 1)).toContain('price history unverified');
  expect(await send(180, 6, 2)).toMatch(/\$180\.00 is not below the lowest seen, \$150\.00 at \d/);
  await rows(page).first().click();
  const detail = page.getByRole('complementary', { name: 'Details' });
  await detail.getByText(/^Filtered by .*\$180\.00 is not below the lowest seen, \$150\.00 at \d/).waitFor();
  await detail.getByRole('region', { name: 'Lowest price and stock' }).locator('canvas').waitFor();

  const killed = app;
  await killed.kill?.();
  await killed.dispose();
  await waitFor('the connection is gone', () => environment.gateway.connections().length === 0);
  app = await environment.startApp(browserMode);
  await environment.gateway.waitForConnections();
  // The prices are read before the rows.
  await showEverything(app.page());
  await waitFor('the rows of before', async () => (await rows(app.page()).count()) === 2);
  expect(await send(160, 7, 3)).toMatch(/\$160\.00 is not below the lowest seen, \$150\.00 at \d/);
  expect(await send(149, 8, 4)).not.toMatch(/not below|unverified/);
  if (app.clickToast !== null) {
    await app.clickToast('$149.00');
    // What was no new low came before it and raised none.
    expect(await app.toastCount()).toBe(1);
  }
});
