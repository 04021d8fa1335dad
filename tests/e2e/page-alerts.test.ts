import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { browserMode } from './drivers/browser-mode.ts';
import { buildApp } from './support/app/build-app.ts';
import { accessibilityProblems } from './support/page/accessibility-problems.ts';
import { connectWithKey } from './support/page/connect-with-key.ts';
import { createTestEnvironment, stockMessage } from './support/test-environment.ts';

beforeAll(buildApp);

/** Takes the place of the browser's notifications, which a test can neither see nor click. */
function recordNotifications(): void {
  const raised: EventTarget[] = [];
  class RecordedNotification extends EventTarget {
    static permission = 'default';
    static requestPermission = async () => {
      RecordedNotification.permission = 'granted';
      return 'granted';
    };
    readonly title: string;
    readonly body: string;
    constructor(title: string, { body = '' }: NotificationOptions = {}) {
      super();
      this.title = title;
      this.body = body;
      raised.push(this);
      queueMicrotask(() => this.dispatchEvent(new Event('show')));
    }
    close() {}
  }
  Object.assign(window, { Notification: RecordedNotification, raised });
}

// Only on Linux can a test take the system's notifications away.
describe.skipIf(process.platform !== 'linux')('alerts of the page', () => {
  it('reach a user whose system shows none: asked once, raised, and a click opens the link', async () => {
    const environment = await createTestEnvironment([{ event_id: 'tour-1' }]);
    onTestFinished(() => environment.dispose());
    const app = await environment.startApp(browserMode, { PATH: '/nowhere', DBUS_SESSION_BUS_ADDRESS: '' });
    onTestFinished(() => app.dispose());
    const page = app.page();
    await page.addInitScript(recordNotifications);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('button', { name: 'Allow notifications' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Allow notifications' }).click();
    await page.getByRole('button', { name: 'How alerts reach you: Browser alerts' }).waitFor();

    await connectWithKey(app, environment);
    environment.gateway.sendNotification(stockMessage());
    const raised = () =>
      page.evaluate(() => (window as unknown as { raised: { title: string }[] }).raised.map(({ title }) => title));
    await expect.poll(raised, { timeout: 10_000 }).toEqual([expect.stringContaining('Floor GA')]);
    await page.evaluate(() =>
      (window as unknown as { raised: EventTarget[] }).raised[0]?.dispatchEvent(new Event('click')),
    );
    expect(await environment.waitForOpenedLinks(1)).toBe('https://shop.example.com/cart/floor-ga?offer=1');
  }, 60_000);
});
