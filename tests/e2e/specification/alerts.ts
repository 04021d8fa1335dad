import { describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../accessibility.ts';
import { connect } from '../connected.ts';
import type { Driver } from '../drivers/driver.ts';
import { eventually } from '../eventually.ts';
import { findSecret } from '../leaks.ts';
import { KEY, stockMessage } from '../scene.ts';
import { staged } from '../stage.ts';

export function specifyAlerts(driver: Driver): void {
  describe('with a key', () => {
    const stage = staged(driver, [{ event_id: 'tour-1' }, { event_id: 'tour-2' }]);
    const row = (event: string) => stage.app.page().getByRole('article', { name: `Artist World Tour ${event}` });
    /** The feed stands still while the pointer is on a button of it. */
    const lookAway = () => stage.app.page().mouse.move(2, 2);

    it('connects once the key is entered', async () => {
      await connect(stage.app, stage.scene);
      expect(stage.scene.gateway.connections()).toMatchObject([{ api_key: KEY }]);
    });

    it('shows a notification with its best offer', async () => {
      stage.scene.gateway.sendNotification(stockMessage());
      await row('tour-1').waitFor();
      const text = await row('tour-1').innerText();
      for (const part of ['Madison Square Garden', 'Floor GA', '$129.50', '12 left']) expect(text).toContain(part);
      expect(await accessibilityProblems(stage.app.page())).toEqual([]);
    });

    it('opens exactly the link of the best offer', async () => {
      await row('tour-1')
        .getByRole('button', { name: /^Add to cart/ })
        .click();
      expect(await stage.scene.untilOpened(1)).toBe('https://shop.example.com/cart/floor-ga?offer=1');
    });

    it('opens the same link by a click on the toast', async (context) => {
      const { app, scene } = stage;
      if (app.clickToast === null) return context.skip('toasts are the system’s own here');
      await lookAway();
      const before = await app.toastCount();
      const atc = 'https://shop.example.com/cart/floor-ga?offer=77&x=a%20b';
      scene.gateway.sendNotification(stockMessage({ event_id: 'tour-2', atc }));
      await row('tour-2').waitFor();
      await eventually(() => app.toastCount()).toBeGreaterThan(before);
      await app.clickToast();
      expect(await scene.untilOpened(2)).toBe(atc);
    });

    it('keeps feed and opened links across a reload', async () => {
      await stage.app.page().reload();
      await row('tour-1')
        .getByRole('button', { name: /^Open again/ })
        .waitFor();
    });

    it('shows markup in a message as the text it is', async () => {
      const { app, scene } = stage;
      const markup = '<img src=x onerror="document.title=1"><b>bold</b>';
      const message = stockMessage({ event_id: 'tour-2', stock: 40 });
      const infos = Object.fromEntries(Object.keys(message.event_infos).map((key) => [key, markup]));
      scene.gateway.sendFrame({
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
      const page = stage.app.page();
      for (const view of ['Feed', 'Watchlist', 'Settings', 'Health']) {
        await page.getByRole('link', { name: view }).click();
        await page.waitForTimeout(200);
        expect(await page.content()).not.toContain(KEY);
      }
      expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(KEY);
      expect(stage.app.output()).not.toContain(KEY);
      expect(findSecret(stage.app.folder, KEY, stage.app.secretFiles)).toEqual([]);
    });
  });
}
