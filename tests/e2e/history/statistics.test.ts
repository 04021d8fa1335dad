import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browserMode } from '../drivers/browser-mode.ts';
import { buildApp } from '../support/app/build-app.ts';
import { accessibilityProblems } from '../support/page/accessibility-problems.ts';
import { connectWithKey } from '../support/page/connect-with-key.ts';
import { stockMessage } from '../support/test-environment.ts';
import { useAppFixture } from '../support/use-app-fixture.ts';

beforeAll(buildApp);

/** A message that sells the section out. */
function soldOutMessage(event_id: string) {
  const message = stockMessage({ event_id, stock: 0 });
  const { 'floor-ga': floor } = message.sections;
  return {
    ...message,
    changes: { stock_decrease: ['Floor GA'] },
    sections: { 'floor-ga': { ...floor, available: false } },
    stock: 0,
  };
}

/** Waits until the app has answered a request that a page makes once it is loaded. */
async function answerTo(page: Page, name: string): Promise<void> {
  const socket = await page.waitForEvent('websocket');
  const sent = await socket.waitForEvent('framesent', ({ payload }) => payload.includes(`"${name}"`));
  const { id } = JSON.parse(String(sent.payload));
  await socket.waitForEvent('framereceived', ({ payload }) => JSON.parse(String(payload)).id === id);
}

describe('what was missed during a pause', () => {
  const fixture = useAppFixture(browserMode, [{ event_id: 'tour-1' }, { event_id: 'tour-2' }]);
  const page = () => fixture.app.page();
  const go = (view: string) => page().getByRole('link', { name: view }).click();

  it('is told once the pause is over, and leads to its rows', async () => {
    await connectWithKey(fixture.app, fixture.environment);
    await page().getByRole('button', { name: 'Pause alerts' }).click();
    await page().getByRole('menuitem', { name: 'For 1 hour' }).click();
    await page()
      .getByRole('button', { name: /^Paused until/ })
      .waitFor();
    for (const event_id of ['tour-1', 'tour-2'])
      fixture.environment.gateway.sendNotification(stockMessage({ event_id }));
    await page().getByRole('article', { name: 'Artist World Tour tour-2' }).waitFor();
    fixture.environment.gateway.sendFrame(soldOutMessage('tour-2'));
    await page().getByText('Everything').click();
    await page().getByText('sold out').first().waitFor();
    await page()
      .getByRole('button', { name: /^Paused until/ })
      .click();
    await page().getByRole('menuitem', { name: 'Resume alerts now' }).click();
    // The service has filtered: whatever it sends is an alert, also that tour-2 is sold out.
    await page().getByText('While you were away: 3 alerts, 1 still available').waitFor();
    expect(await accessibilityProblems(page())).toEqual([]);
    await page().getByRole('button', { name: 'Show them' }).click();
    const rows = page().getByRole('feed', { name: 'History, newest first' }).locator('article[data-item]');
    await rows.nth(2).waitFor();
    expect(await rows.count()).toBe(3);
  });

  it('is counted in the statistics, with when drops come', async () => {
    await page().getByRole('button', { name: 'Statistics' }).click();
    const paused = page().getByRole('row', { name: /^Came while alerts were paused/ });
    await paused.waitFor();
    expect(await paused.innerText()).toMatch(/3$/);
    expect(await page().getByRole('region', { name: 'Alerts by site' }).innerText()).toContain('ticketmaster');
    await page().getByText('2 in 30 days').waitFor();
    expect(await accessibilityProblems(page())).toEqual([]);
    await go('Events');
    await page().getByText('Artist World Tour tour-2').first().click();
    await page()
      .getByRole('img', { name: /^Drops by hour of the week\. Too few to tell when, 1 in 30 days\.$/ })
      .waitFor();
    await page()
      .getByText(/^The one drop that sold out took/)
      .waitFor();
  });

  it('stays dismissed', async () => {
    await go('Feed');
    await page().getByRole('button', { name: 'Dismiss what happened while you were away' }).click();
    const summary = answerTo(page(), 'statistics.away');
    await page().reload();
    await summary;
    await page().getByRole('article').first().waitFor();
    expect(
      await page()
        .getByText(/^While you were away/)
        .count(),
    ).toBe(0);
  });
});
