import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WatchlistState } from '../../core/bridge/contract.ts';
import { waitFor } from '../support/wait-for.ts';
import { type FakeElectronApp, startFakeElectronApp } from './drivers/fake-electron.ts';
import { launchInfoOf } from './fake-electron/notifications/launch-info.ts';
import { buildApp } from './support/build-app.ts';
import { connectWithKey } from './support/connect-with-key.ts';
import { fakeNotifySend } from './support/fake-notify-send.ts';
import { API_KEY, createTestEnvironment, stockMessage, type TestEnvironment } from './support/test-environment.ts';

/** What only the desktop app has, under fake-electron. */
beforeAll(buildApp);

const link = (event: string) => `https://shop.example.com/cart/${event}`;
const alert = (event: string) => stockMessage({ event_id: event, atc: link(event) });

/** A scene and the app in it, for one `describe`. */
function useDesktopFixture(options: { settings?: object; env?: () => Record<string, string> } = {}) {
  const stage = {} as { scene: TestEnvironment; app: FakeElectronApp; restart(): Promise<void> };
  const start = () => startFakeElectronApp({ folder: stage.scene.folder, env: options.env?.() ?? {} });
  beforeAll(async () => {
    const watchlist = ['tour-1', 'tour-2', 'tour-3'].map((event_id) => ({ event_id }));
    stage.scene = await createTestEnvironment(watchlist, options.settings);
    stage.app = await start();
    stage.restart = async () => {
      await stage.app.dispose();
      stage.app = await start();
    };
  });
  afterAll(async () => {
    await stage.app?.dispose();
    await stage.scene?.dispose();
  });
  return stage;
}
const menuLabels = async (app: FakeElectronApp) => (await app.call('tray')).menu.map((entry) => entry.label);
const waitForMenuItem = (app: FakeElectronApp, label: string) =>
  waitFor(`the menu shows ${label}`, async () => (await menuLabels(app)).find((one) => one.includes(label)));

describe('the tray', () => {
  const stage = useDesktopFixture();

  it('asks for attention until there is a key, then shows that the app is connected', async () => {
    const { app, scene } = stage;
    expect((await app.call('tray')).image).toMatch(/attention\.png$/);
    await connectWithKey(app, scene);
    await waitFor('the icon is the connected one', async () => /connected\.png$/.test((await app.call('tray')).image));
    expect((await app.call('tray')).toolTip).toContain('Connected');
  });

  it('marks alerts that came while the window was away, until it is looked at', async () => {
    const { app, scene } = stage;
    await app.call('closeWindow');
    expect(await app.call('window')).toMatchObject({ visible: false });
    scene.gateway.sendNotification(alert('tour-1'));
    await waitForMenuItem(app, 'Artist World Tour tour-1');
    const tray = await app.call('tray');
    expect(tray.image).toMatch(/connected-unseen\.png$/);
    expect(tray.toolTip).toContain('1 new alert');
    expect((await app.call('machine')).badge).toBe(1);
    await app.call('clickTray');
    expect(await app.call('window')).toMatchObject({ visible: true, focused: true });
    await waitFor('the mark is gone', async () => /connected\.png$/.test((await app.call('tray')).image));
    expect((await app.call('machine')).badge).toBe(0);
  });

  it('hides the window by a second click', async () => {
    const { app } = stage;
    await app.call('clickTray');
    expect(await app.call('window')).toMatchObject({ visible: false });
  });

  it('opens the link of an alert from its menu', async () => {
    const { app, scene } = stage;
    await app.call('clickMenu', 'Artist World Tour tour-1');
    expect(await scene.waitForOpenedLinks(1)).toBe(link('tour-1'));
  });

  it.each(['For 30 minutes', 'For 1 hour', 'Until tomorrow'])('pauses alerts: %s', async (choice) => {
    const { app } = stage;
    await app.call('clickMenu', choice);
    await waitForMenuItem(app, 'Resume alerts');
    expect((await app.call('tray')).image).toMatch(/paused\.png$/);
    await app.call('clickMenu', 'Resume alerts');
    await waitForMenuItem(app, 'Pause alerts');
  });

  it('holds toasts back while paused, and the feed goes on', async () => {
    const { app, scene } = stage;
    await app.call('clickMenu', 'For 1 hour');
    await waitForMenuItem(app, 'Resume alerts');
    const before = await app.toastCount();
    scene.gateway.sendNotification(alert('tour-3'));
    await app.page().getByRole('article', { name: 'Artist World Tour tour-3' }).waitFor();
    expect(await app.toastCount()).toBe(before);
    await app.call('clickMenu', 'Resume alerts');
  });

  it('opens the window, and its settings', async () => {
    const { app } = stage;
    await app.call('closeWindow');
    await app.call('clickMenu', 'Open Eventory Tray');
    expect(await app.call('window')).toMatchObject({ visible: true });
    await app.call('closeWindow');
    await app.call('clickMenu', 'Settings');
    expect(await app.call('window')).toMatchObject({ visible: true });
    await app.page().getByRole('link', { name: 'Settings' }).and(app.page().locator('[aria-current=page]')).waitFor();
  });

  it('quits: the connection is closed and the process ends', async () => {
    const { app, scene } = stage;
    await app.call('clickMenu', 'Quit');
    await waitFor('the connection is closed', () => scene.gateway.connections().length === 0);
    expect(await app.waitForExit()).toBe(0);
    expect(app.output()).not.toMatch(/error|destroyed/i);
  });
});

describe('starting', () => {
  const stage = useDesktopFixture({
    settings: {
      startup: { start_hidden: true, open_at_login: false },
      shortcuts: { open_window: 'Control+Alt+E', open_newest: 'Control+Alt+N' },
    },
  });

  it('leaves the window hidden where the settings say so; starting again shows it', async () => {
    const { app } = stage;
    expect(await app.call('window')).toMatchObject({ visible: false });
    expect(await app.startAgain()).toBe(0);
    await waitFor('the window is shown', async () => (await app.call('window'))?.visible);
    expect(await app.call('window')).toMatchObject({ visible: true, focused: true });
  });

  it('sets the global shortcuts, which open the window and the newest alert', async () => {
    const { app, scene } = stage;
    await connectWithKey(app, scene);
    expect((await app.call('machine')).shortcuts).toEqual(['Control+Alt+E', 'Control+Alt+N']);
    await app.call('closeWindow');
    await app.call('pressShortcut', 'Control+Alt+E');
    expect(await app.call('window')).toMatchObject({ visible: true });
    scene.gateway.sendNotification(alert('tour-2'));
    await waitForMenuItem(app, 'Artist World Tour tour-2');
    await app.call('pressShortcut', 'Control+Alt+N');
    expect(await scene.waitForOpenedLinks(1)).toBe(link('tour-2'));
  });

  it('shows the window nothing of the key but its ending', async () => {
    const answer = await stage.app.page().evaluate(async () => {
      const { eventory } = window as unknown as {
        eventory: { request(name: string, payload: unknown): Promise<unknown> };
      };
      const asked = ['state.get', 'watchlist.list', 'diagnostics.run', 'diagnostics.get', 'diagnostics.report'];
      const answers = await Promise.all(asked.map((name) => eventory.request(name, null)));
      return JSON.stringify([answers, await eventory.request('watchlist.export', { format: 'json' })]);
    });
    expect(answer).toContain(`"ending":"${API_KEY.slice(-4)}"`);
    expect(answer).not.toContain(API_KEY);
    expect(answer).not.toContain(API_KEY.slice(0, -4));
  });

  it('finds the key and connects again', async () => {
    await stage.restart();
    await stage.scene.gateway.waitForConnections();
    await waitForMenuItem(stage.app, 'Connected');
  });
});

// On these two Electron's own Notification shows the toasts, and the system keeps them.
describe.each(['darwin', 'win32'] as const)('a toast on %s', (platform) => {
  const stage = useDesktopFixture({ env: () => ({ FAKE_ELECTRON_PLATFORM: platform }) });
  const newestToast = async (event: string) =>
    (await stage.app.call('deliveredToasts')).findLast((toast) =>
      [toast.body, ...(toast.content?.texts ?? [])].join().includes(event),
    );

  it('opens the link by its button, and snoozes by the other', async () => {
    const { app, scene } = stage;
    await connectWithKey(app, scene);
    scene.gateway.sendNotification(alert('tour-1'));
    await waitFor('a toast is up', () => newestToast('tour-1'));
    const [toast] = await app.call('toasts');
    expect(toast).toMatchObject({ title: 'Floor GA · $129.50 · 12 left' });
    expect(toast?.actions?.map((action) => action.text)).toEqual(['Add to cart', 'Snooze 1 h']);
    await app.call('clickToast', 0);
    expect(await scene.waitForOpenedLinks(1)).toBe(link('tour-1'));
    scene.gateway.sendNotification(alert('tour-3'));
    await waitFor('a toast is up', () => newestToast('tour-3'));
    await app.call('clickToast', 1);
    scene.gateway.sendNotification(stockMessage({ event_id: 'tour-3', stock: 30 }));
    scene.gateway.sendNotification(alert('tour-2'));
    await waitFor('the other event has its toast', () => newestToast('tour-2'));
    expect((await app.call('toasts')).filter((one) => one.body?.includes('tour-3'))).toHaveLength(1);
  });

  it.each([null, 0])('that took the place of another opens the newer link (button %s)', async (button) => {
    const { app, scene } = stage;
    const event = `replaced-${button}`;
    const before = scene.openedLinks().length;
    const send = (atc: string) =>
      scene.gateway.sendFrame(stockMessage({ event_id: event, atc, stock: before + atc.length }));
    send(link('older'));
    await waitFor('a toast is up', () => newestToast(event));
    const first = (await app.call('toasts')).length;
    send(link('the-newer'));
    await waitFor('it is replaced', async () => (await app.call('toasts')).length > first);
    await waitFor('the newer is up', () => newestToast(event));
    await app.call('collectGarbage');
    await app.call('clickToast', button);
    expect(await scene.waitForOpenedLinks(before + 1)).toBe(link('the-newer'));
  });
});

describe.each(['darwin', 'win32'] as const)('a toast of an earlier run on %s', (platform) => {
  let environment: Record<string, string> = {};
  const stage = useDesktopFixture({ env: () => ({ FAKE_ELECTRON_PLATFORM: platform, ...environment }) });
  const toastOf = async (event: string) =>
    (await stage.app.call('deliveredToasts')).find((toast) =>
      [toast.body, ...(toast.content?.texts ?? [])].join().includes(event),
    );

  it('still opens its own link by a click on itself', async () => {
    const { scene } = stage;
    await connectWithKey(stage.app, scene);
    for (const event of ['tour-1', 'tour-2', 'tour-3']) {
      scene.gateway.sendNotification(alert(event));
      await waitFor('a toast is up', () => toastOf(event));
    }
    scene.gateway.sendFrame({
      ...stockMessage({ event_id: 'no-link' }),
      sections: {},
      event_infos: { event_name: 'Show no-link' },
    });
    await waitFor('the toast without a link is up', () => toastOf('no-link'));
    await stage.restart();
    await stage.app.call('clickDelivered', (await toastOf('tour-1'))?.id ?? '', null);
    expect(await scene.waitForOpenedLinks(1)).toBe(link('tour-1'));
  });

  it('still opens its own link by Add to cart', async () => {
    await stage.app.call('clickDelivered', (await toastOf('tour-2'))?.id ?? '', 0);
    expect(await stage.scene.waitForOpenedLinks(2)).toBe(link('tour-2'));
  });

  it('that has only Snooze snoozes by that button', async () => {
    const bridge = <T>(name: string, payload: unknown) =>
      stage.app
        .page()
        .evaluate(
          ([asked, with_]) =>
            (
              window as unknown as { eventory: { request(name: unknown, payload: unknown): Promise<unknown> } }
            ).eventory.request(asked, with_),
          [name, payload] as const,
        ) as Promise<T>;
    await bridge('watchlist.save', { entry: { event_id: 'no-link' } });
    await stage.app.call('clickDelivered', (await toastOf('no-link'))?.id ?? '', 0);
    await waitFor('the entry is muted', async () => {
      const { entries } = await bridge<WatchlistState>('watchlist.list', null);
      return entries[0]?.entry.muted_until;
    });
    expect(stage.scene.openedLinks()).toHaveLength(2);
  });

  it('opens its link too if the click starts the app', async () => {
    const toast = await toastOf('tour-3');
    if (platform === 'darwin') {
      environment = { FAKE_ELECTRON_LAUNCH_INFO: JSON.stringify(launchInfoOf(toast?.id ?? '', null)) };
      await stage.restart();
    } else {
      environment = { FAKE_ELECTRON_LAUNCH_CLICK: JSON.stringify([toast?.id, null]) };
      await stage.restart();
    }
    expect(await stage.scene.waitForOpenedLinks(3)).toBe(link('tour-3'));
  });
});

// On Linux the app asks the notification server, or here a program.
describe.skipIf(process.platform !== 'linux')('a toast on Linux', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'linux-toasts-'));
  const shown = fakeNotifySend(scratch);
  const stage = useDesktopFixture({ env: () => shown.env });
  afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

  it('has its buttons, and its text is text, which Electron’s own could not', async () => {
    const { app, scene } = stage;
    await connectWithKey(app, scene);
    const message = alert('tour-1');
    const event_name = 'Rock & <b>Roll</b>';
    scene.gateway.sendNotification({ ...message, event_infos: { ...message.event_infos, event_name } });
    await waitFor('a toast is up', () => shown.count() === 1);
    expect(shown.newest().at(-1)).toContain('Rock &amp; &lt;b&gt;Roll');
    expect(await app.call('toasts')).toEqual([]);
    shown.click('add_to_cart');
    expect(await scene.waitForOpenedLinks(1)).toBe(link('tour-1'));
  });
});

// The other toaster asks a program by name on Linux only.
describe.skipIf(process.platform !== 'linux')('a toast that the system does not show', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'fallback-'));
  const other = fakeNotifySend(scratch);
  const stage = useDesktopFixture({ env: () => ({ FAKE_ELECTRON_PLATFORM: 'win32', ...other.env }) });
  afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

  it('is shown by the other toaster, whose click opens the link', async () => {
    const { app, scene } = stage;
    await connectWithKey(app, scene);
    await app.call('toastBehaviour', 'fail');
    scene.gateway.sendNotification(alert('tour-1'));
    await waitFor('the other toaster is asked', () => other.count() === 1);
    other.click('default');
    expect(await scene.waitForOpenedLinks(1)).toBe(link('tour-1'));
  });

  it('is shown by the other toaster after 10 s of nothing', async () => {
    const { app, scene } = stage;
    await app.call('toastBehaviour', 'nothing');
    scene.gateway.sendNotification(alert('tour-2'));
    await waitFor('the other toaster is asked', () => other.count() === 2, 15_000);
  });
});

describe('a key store that is closed for now', () => {
  let environment: Record<string, string> = {};
  const stage = useDesktopFixture({ env: () => environment });

  it.each(['locked', 'asking'] as const)(
    '(%s) is not a lost key: the app connects once it is open',
    async (keyStore) => {
      const { scene } = stage;
      if (keyStore === 'locked') await connectWithKey(stage.app, scene);
      environment = { FAKE_ELECTRON_KEY_STORE: keyStore };
      await stage.restart();
      await stage.app.page().getByText('The key store is locked').first().waitFor();
      expect(scene.gateway.connections()).toEqual([]);
      await stage.app.call('keyStore', 'open');
      await stage.app.call('power', 'unlock-screen');
      await scene.gateway.waitForConnections();
      expect(scene.gateway.connections()).toMatchObject([{ apiKey: API_KEY }]);
    },
  );

  it.skipIf(process.platform !== 'linux')('warns plainly if it protects nothing', async () => {
    environment = { FAKE_ELECTRON_KEY_STORE_BACKEND: 'basic_text' };
    await stage.restart();
    await stage.app.page().getByText('The API key is not protected on this computer').first().waitFor();
  });
});

describe.each(['darwin', 'win32'] as const)('starting at login, packaged, on %s', (platform) => {
  const stage = useDesktopFixture({
    env: () => ({ FAKE_ELECTRON_PLATFORM: platform, FAKE_ELECTRON_PACKAGED: '1' }),
    settings: { startup: { open_at_login: false, start_hidden: false } },
  });
  const switchOf = () => stage.app.page().getByRole('switch', { name: 'Start at login' });

  it('is set when the switch is, and what the user then chooses in the system is kept and shown', async () => {
    const loginItem = async () => (await stage.app.call('machine')).loginItem;
    expect((await loginItem()).writes).toBe(0);
    await connectWithKey(stage.app, stage.scene);
    await stage.app.page().getByRole('link', { name: 'Settings' }).click();
    await switchOf().click({ force: true });
    await waitFor('it is set', async () => (await loginItem()).executableWillLaunchAtLogin);
    await stage.app.call('approveLoginItem', false);
    await stage.restart();
    await stage.app.page().getByRole('link', { name: 'Settings' }).click();
    await waitFor('the switch is off', async () => !(await switchOf().isChecked()));
    expect(await loginItem()).toMatchObject({ executableWillLaunchAtLogin: false, writes: 1 });
  });
});

describe('the boundaries of the window', () => {
  const stage = useDesktopFixture();

  it('a frame inside the page gets no answer from the bridge', async () => {
    const reply = await stage.app.page().evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inside = frame.contentWindow as unknown as {
        __fakeElectronInvoke(channel: string, args: unknown[]): Promise<unknown>;
        eventory?: unknown;
      };
      const bridge = typeof inside.eventory;
      const answer = await inside.__fakeElectronInvoke('eventory:request', ['state.get', null]);
      frame.remove();
      return { bridge, answer };
    });
    expect(reply).toEqual({
      bridge: 'undefined',
      answer: { ok: false, message: 'This page may not ask the app for anything.' },
    });
  });

  it('a request that is not in the contract, or not as it says, is refused in words', async () => {
    const refusal = (name: string, payload: unknown) =>
      stage.app.page().evaluate(
        ([asked, with_]) =>
          (window as unknown as { eventory: { request(name: unknown, payload: unknown): Promise<unknown> } }).eventory
            .request(asked, with_)
            .then(
              () => 'answered',
              (error: Error) => error.message,
            ),
        [name, payload] as const,
      );
    for (const attempt of [
      await refusal('link.open', { id: 'https://evil.example', offer: null, confirmed: true }),
      await refusal('secrets.get', null),
      await refusal('__proto__', null),
      await refusal('state.get', { all: true }),
      await refusal('settings.update', null),
    ]) {
      expect(attempt).not.toBe('answered');
      expect(attempt.length).toBeGreaterThan(10);
    }
  });

  it('the page goes nowhere and opens no window', async () => {
    const { app } = stage;
    const before = app.page().url();
    await app.page().evaluate(() => {
      location.href = 'https://evil.example/';
    });
    await app.page().evaluate(() => void window.open('https://evil.example/popup'));
    await waitFor('both were asked about', async () => {
      const { decisions } = await app.call('machine');
      return ['navigation', 'window.open'].every((asked) => decisions.some((one) => one.asked === asked));
    });
    expect((await app.call('machine')).decisions.map((one) => one.answer)).not.toContain('allow');
    expect(app.page().url()).toBe(before);
  });

  it('the page is granted no permission', async () => {
    expect(await stage.app.page().evaluate(() => Notification.requestPermission())).toBe('denied');
    const located = stage.app.page().evaluate(
      () =>
        new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('located'),
            () => resolve('denied'),
          );
        }),
    );
    expect(await located).toBe('denied');
  });

  it('the page runs no script that is not a file of the app, and reaches no other server', async () => {
    const page = stage.app.page();
    const evaluated = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      return (window as unknown as { injected?: boolean }).injected ?? false;
    });
    expect(evaluated).toBe(false);
    expect(
      await page.evaluate(() =>
        fetch('https://evil.example/').then(
          () => 'sent',
          () => 'blocked',
        ),
      ),
    ).toBe('blocked');
  });

  it.each([
    'app://eventory/..%2f..%2fpackage.json',
    'app://eventory/%2e%2e/%2e%2e/package.json',
    'app://eventory/assets/..%5c..%5c..%5cpackage.json',
    'app://elsewhere/index.html',
  ])('the app protocol gives nothing for %s', async (url) => {
    const answer = await stage.app.call('askProtocol', url);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).toBe('');
  });

  it('another site in the window gets no answer from the bridge', async () => {
    const { app } = stage;
    await app.call('visit', 'https://evil.example/');
    const reply = await app
      .page()
      .evaluate(() =>
        (
          window as unknown as { __fakeElectronInvoke(channel: string, args: unknown[]): Promise<unknown> }
        ).__fakeElectronInvoke('eventory:request', ['state.get', null]),
      );
    expect(reply).toMatchObject({ ok: false });
  });
});
