import { describe, expect, it } from 'vitest';
import type { Driver } from '../drivers/driver.ts';
import { expectEventually } from '../support/expect-eventually.ts';
import { findSecret } from '../support/find-secret.ts';
import { accessibilityProblems } from '../support/page/accessibility-problems.ts';
import { connectWithKey } from '../support/page/connect-with-key.ts';
import { API_KEY, stockMessage } from '../support/test-environment.ts';
import { useAppFixture } from '../support/use-app-fixture.ts';

export function specifyAlerts(driver: Driver): void {
  describe('with a key', () => {
    const fixture = useAppFixture(driver, [{ event_id: 'tour-1' }, { event_id: 'tour-2' }]);
    const row = (event: string) => fixture.app.page().getByRole('article', { name: `Artist World Tour ${event}` });
    /** The feed stands still while the pointer is on a button of it. */
    const movePointerAway = () => fixture.app.page().mouse.move(2, 2);

    it('connects once the key is entered', async () => {
      await connectWithKey(fixture.app, fixture.environment);
      expect(fixture.environment.gateway.connections()).toMatchObject([{ apiKey: API_KEY }]);
    });

    it('shows a notification with its best offer', async () => {
      fixture.environment.gateway.sendNotification(stockMessage());
      await row('tour-1').waitFor();
      const text = await row('tour-1').innerText();
      for (const part of ['Madison Square Garden', 'Floor GA', '$129.50', '12 left']) expect(text).toContain(part);
      expect(await accessibilityProblems(fixture.app.page())).toEqual([]);
    });

    it('opens exactly the link of the best offer', async () => {
      await row('tour-1')
        .getByRole('button', { name: /^Add to cart/ })
        .click();
      expect(await fixture.environment.waitForOpenedLinks(1)).toBe('https://shop.example.com/cart/floor-ga?offer=1');
    });

    it('opens the same link by a click on the toast', async (context) => {
      const { app, environment } = fixture;
      if (app.clickToast === null) return context.skip('toasts are the system’s own here');
      await movePointerAway();
      const atc = 'https://shop.example.com/cart/floor-ga?offer=77&x=a%20b';
      environment.gateway.sendNotification(stockMessage({ event_id: 'tour-2', atc }));
      await row('tour-2').waitFor();
      await app.clickToast('Artist World Tour tour-2');
      expect(await environment.waitForOpenedLinks(2)).toBe(atc);
    });

    it('takes the list out of reach if a small window shows the detail instead', async () => {
      const page = fixture.app.page();
      await page.setViewportSize({ width: 720, height: 480 });
      await row('tour-1')
        .first()
        .click({ position: { x: 60, y: 10 } });
      const pane = page.getByRole('complementary', { name: 'Details' });
      await pane.getByRole('heading', { name: 'Artist World Tour tour-1' }).waitFor();
      for (let presses = 0; presses < 30; presses += 1) {
        await page.keyboard.press('Tab');
        expect(
          await page.evaluate(() => document.activeElement?.closest('section[aria-label="Feed"]') ?? null),
        ).toBeNull();
      }
      await pane.getByRole('button', { name: 'Close the details' }).click();
      await row('tour-1').first().waitFor();
      await page.setViewportSize({ width: 1100, height: 720 });
    });

    it('loads the image of an event only once the user allows it, and tells its host nothing else', async () => {
      const { app, environment } = fixture;
      const page = app.page();
      const asked: Record<string, string>[] = [];
      await page.context().route('https://images.example.com/**', async (route) => {
        asked.push(route.request().headers());
        await route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
      });
      const go = (view: string) => page.getByRole('link', { name: view }).click();
      const event_image = 'https://images.example.com/tour.svg';
      environment.gateway.sendNotification(stockMessage({ event_id: 'tour-2', stock: 31, event_image }));
      const open = async () => {
        await go('Feed');
        await row('tour-2')
          .filter({ hasText: '31 left' })
          .click({ position: { x: 60, y: 10 } });
        await page.getByRole('complementary', { name: 'Details' }).getByText('31', { exact: true }).first().waitFor();
      };
      await open();
      await page.waitForTimeout(300);
      expect(asked).toEqual([]);
      await go('Settings');
      await page.getByText('Images of events', { exact: true }).click();
      await open();
      await expectEventually(() => asked.length).toBe(1);
      expect(asked[0]).not.toHaveProperty('referer');
      expect(asked[0]).not.toHaveProperty('cookie');
      const image = page.frameLocator('iframe[title="Image of the event"]').locator('img');
      await expectEventually(() => image.evaluate((one) => (one as HTMLImageElement).complete)).toBe(true);
      await page.keyboard.press('Escape');
    });

    it('keeps feed and opened links across a reload', async () => {
      await fixture.app.page().reload();
      await row('tour-1')
        .getByRole('button', { name: /^Open again/ })
        .waitFor();
    });

    it('shows markup in a message as the text it is', async () => {
      const { app, environment } = fixture;
      const markup = '<img src=x onerror="document.title=1"><b>bold</b>';
      const message = stockMessage({ event_id: 'tour-2', stock: 40 });
      const infos = Object.fromEntries(Object.keys(message.event_infos).map((key) => [key, markup]));
      environment.gateway.sendFrame({
        ...message,
        website: markup,
        region: markup,
        event_infos: infos,
        changes: { [markup]: [markup], stock_increase: [markup] },
        sections: { [markup]: { ...message.sections.balcony, offer_name: markup, price_label: markup } },
      });
      const hostile = app.page().getByRole('article', { name: markup });
      await hostile.waitFor();
      await hostile.click();
      await app.page().getByRole('heading', { name: markup }).first().waitFor();
      expect(await app.page().locator('img[src=x]').count()).toBe(0);
      expect(await app.page().title()).not.toBe('1');
    });

    it('has shown and written the key nowhere', async () => {
      const page = fixture.app.page();
      for (const view of ['Feed', 'Watchlist', 'Settings', 'Health']) {
        await page.getByRole('link', { name: view }).click();
        await page.waitForTimeout(200);
        expect(await page.content()).not.toContain(API_KEY);
      }
      expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(API_KEY);
      expect(fixture.app.output()).not.toContain(API_KEY);
      expect(findSecret(fixture.app.folder, API_KEY, fixture.app.secretFiles)).toEqual([]);
    });
  });
}
