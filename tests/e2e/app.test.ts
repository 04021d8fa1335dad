import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './build.ts';
import { browserMode } from './drivers/browser-mode.ts';
import type { Driver, RunningApp } from './drivers/driver.ts';
import { electron } from './drivers/electron.ts';
import { standIn } from './drivers/stand-in.ts';
import { KEY, type Scene, setScene, stockMessage } from './scene.ts';

beforeAll(buildApp);

describe.each<Driver>([browserMode, standIn, electron])('$name', (driver) => {
  const missing = driver.unavailable();
  if (missing !== null) {
    it.skip(`is not tested here: ${missing}`, () => {});
    return;
  }

  describe('on the first run, with the demo feed', () => {
    let scene: Scene;
    let app: RunningApp;
    beforeAll(async () => {
      scene = await setScene();
      app = await scene.start(driver);
    });
    afterAll(async () => {
      await app?.close();
      await scene?.end();
    });

    it('asks for a key and offers the demo', async () => {
      const page = app.page();
      await page.getByRole('heading', { name: 'Be first at the cart' }).waitFor();
      expect(await page.getByRole('textbox', { name: 'API key' }).isVisible()).toBe(true);
    });

    it('shows an alert within 10 s of choosing the demo, marked DEMO', async () => {
      const page = app.page();
      await page.getByRole('button', { name: 'Try the demo feed' }).click();
      await page.getByRole('article').first().waitFor({ timeout: 10_000 });
      await page
        .getByRole('button', { name: /^Add to cart/ })
        .first()
        .waitFor({ timeout: 10_000 });
      await page.getByText('DEMO', { exact: true }).first().waitFor();
    });

    it('opens the cart of an alert, and remembers that it did', async () => {
      const page = app.page();
      await page
        .getByRole('button', { name: /^Add to cart/ })
        .first()
        .click();
      expect(await scene.untilOpened(1)).toMatch(/^https:\/\//);
      await page
        .getByRole('button', { name: /^Open again/ })
        .first()
        .waitFor();
    });

    it('keeps the demo and its feed across a reload', async () => {
      const page = app.page();
      await page.reload();
      await page
        .getByRole('button', { name: /^Open again/ })
        .first()
        .waitFor();
      await page.getByText('DEMO', { exact: true }).first().waitFor();
    });
  });

  describe('with a key', () => {
    let scene: Scene;
    let app: RunningApp;
    beforeAll(async () => {
      scene = await setScene([{ event_id: 'tour-1' }, { event_id: 'tour-2' }]);
      app = await scene.start(driver);
    });
    afterAll(async () => {
      await app?.close();
      await scene?.end();
    });
    /** The feed stands still while the pointer is on a button of it. */
    const lookAway = () => app.page().mouse.move(2, 2);
    const row = (event: string) => app.page().getByRole('article', { name: `Artist World Tour ${event}` });

    it('connects once the key is entered', async () => {
      const page = app.page();
      await page.getByRole('textbox', { name: 'API key' }).fill(KEY);
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await scene.gateway.untilConnected();
      await page.getByText('Connected', { exact: true }).first().waitFor();
    });

    it('shows a notification with its best offer', async () => {
      scene.gateway.sendNotification(stockMessage());
      await row('tour-1').waitFor();
      const text = await row('tour-1').innerText();
      for (const part of ['Madison Square Garden', 'Floor GA', '$129.50', '12 left']) expect(text).toContain(part);
    });

    it('opens exactly the link of the best offer', async () => {
      await row('tour-1')
        .getByRole('button', { name: /^Add to cart/ })
        .click();
      expect(await scene.untilOpened(1)).toBe('https://shop.example.com/cart/floor-ga?offer=1');
    });

    it('opens the same link by a click on the toast', async (context) => {
      if (app.clickToast === null) return context.skip('toasts are the system’s own here');
      await lookAway();
      const before = await app.toastCount();
      scene.gateway.sendNotification(
        stockMessage({ event_id: 'tour-2', atc: 'https://shop.example.com/cart/floor-ga?offer=77&x=a%20b' }),
      );
      await row('tour-2').waitFor();
      await expect.poll(() => app.toastCount()).toBeGreaterThan(before);
      await app.clickToast();
      expect(await scene.untilOpened(2)).toBe('https://shop.example.com/cart/floor-ga?offer=77&x=a%20b');
    });

    it('keeps feed and opened links across a reload', async () => {
      await app.page().reload();
      await row('tour-1')
        .getByRole('button', { name: /^Open again/ })
        .waitFor();
    });
  });
});
