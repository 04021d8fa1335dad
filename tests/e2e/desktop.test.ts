import { beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import type { FakeElectronApp } from './drivers/fake-electron.ts';
import { buildApp } from './support/app/build-app.ts';
import { connectWithKey } from './support/page/connect-with-key.ts';
import { API_KEY } from './support/test-environment.ts';
import { alert, link, useDesktopFixture } from './support/use-desktop-fixture.ts';

/** What only the desktop app has, under fake-electron. */
beforeAll(buildApp);

const menuLabels = async (app: FakeElectronApp) => (await app.call('tray')).menu.map((entry) => entry.label);
const waitForMenuItem = (app: FakeElectronApp, label: string) =>
  waitFor(`the menu shows ${label}`, async () => (await menuLabels(app)).find((one) => one.includes(label)));

describe('the tray', () => {
  const fixture = useDesktopFixture();

  it('asks for attention until there is a key, then shows that the app is connected', async () => {
    const { app, environment } = fixture;
    expect((await app.call('tray')).image).toMatch(/attention\.png$/);
    await connectWithKey(app, environment);
    await waitFor('the icon is the connected one', async () => /connected\.png$/.test((await app.call('tray')).image));
    expect((await app.call('tray')).toolTip).toContain('Connected');
  });

  it('marks alerts that came while the window was away, until it is looked at', async () => {
    const { app, environment } = fixture;
    await app.call('closeWindow');
    expect(await app.call('window')).toMatchObject({ visible: false });
    environment.gateway.sendNotification(alert('tour-1'));
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
    const { app } = fixture;
    await app.call('clickTray');
    expect(await app.call('window')).toMatchObject({ visible: false });
  });

  it('opens the link of an alert from its menu', async () => {
    const { app, environment } = fixture;
    await app.call('clickMenu', 'Artist World Tour tour-1');
    expect(await environment.waitForOpenedLinks(1)).toBe(link('tour-1'));
  });

  it.each(['For 30 minutes', 'For 1 hour', 'Until tomorrow'])('pauses alerts: %s', async (choice) => {
    const { app } = fixture;
    await app.call('clickMenu', choice);
    await waitForMenuItem(app, 'Resume alerts');
    expect((await app.call('tray')).image).toMatch(/paused\.png$/);
    await app.call('clickMenu', 'Resume alerts');
    await waitForMenuItem(app, 'Pause alerts');
  });

  it('holds toasts back while paused, and the feed goes on', async () => {
    const { app, environment } = fixture;
    await app.call('clickMenu', 'For 1 hour');
    await waitForMenuItem(app, 'Resume alerts');
    const before = await app.toastCount();
    environment.gateway.sendNotification(alert('tour-3'));
    await app.page().getByRole('article', { name: 'Artist World Tour tour-3' }).waitFor();
    expect(await app.toastCount()).toBe(before);
    await app.call('clickMenu', 'Resume alerts');
  });

  it('opens the window, and its settings', async () => {
    const { app } = fixture;
    await app.call('closeWindow');
    await app.call('clickMenu', 'Open Eventory Tray');
    expect(await app.call('window')).toMatchObject({ visible: true });
    await app.call('closeWindow');
    await app.call('clickMenu', 'Settings');
    expect(await app.call('window')).toMatchObject({ visible: true });
    await app.page().getByRole('link', { name: 'Settings' }).and(app.page().locator('[aria-current=page]')).waitFor();
  });

  it('quits: the connection is closed and the process ends', async () => {
    const { app, environment } = fixture;
    await app.call('clickMenu', 'Quit');
    await waitFor('the connection is closed', () => environment.gateway.connections().length === 0);
    expect(await app.waitForExit()).toBe(0);
    expect(app.output()).not.toMatch(/error|destroyed/i);
  });
});

describe('starting', () => {
  const fixture = useDesktopFixture({
    settings: {
      startup: { start_hidden: true, open_at_login: false },
      shortcuts: { open_window: 'Control+Alt+E', open_newest: 'Control+Alt+N' },
    },
  });

  it('leaves the window hidden where the settings say so; starting again shows it', async () => {
    const { app } = fixture;
    expect(await app.call('window')).toMatchObject({ visible: false });
    expect(await app.startAgain()).toBe(0);
    await waitFor('the window is shown', async () => (await app.call('window'))?.visible);
    expect(await app.call('window')).toMatchObject({ visible: true, focused: true });
  });

  it('sets the global shortcuts, which open the window and the newest alert', async () => {
    const { app, environment } = fixture;
    await connectWithKey(app, environment);
    expect((await app.call('machine')).shortcuts).toEqual(['Control+Alt+E', 'Control+Alt+N']);
    await app.call('closeWindow');
    await app.call('pressShortcut', 'Control+Alt+E');
    expect(await app.call('window')).toMatchObject({ visible: true });
    environment.gateway.sendNotification(alert('tour-2'));
    await waitForMenuItem(app, 'Artist World Tour tour-2');
    await app.call('pressShortcut', 'Control+Alt+N');
    expect(await environment.waitForOpenedLinks(1)).toBe(link('tour-2'));
  });

  it('shows the window nothing of the key but its ending', async () => {
    const answer = await fixture.app.page().evaluate(async () => {
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
    await fixture.restart();
    await fixture.environment.gateway.waitForConnections();
    await waitForMenuItem(fixture.app, 'Connected');
  });
});

describe('a key store that is closed for now', () => {
  let extraEnv: Record<string, string> = {};
  const fixture = useDesktopFixture({ env: () => extraEnv });

  it.each(['locked', 'asking'] as const)(
    '(%s) is not a lost key: the app connects once it is open',
    async (keyStore) => {
      const { environment } = fixture;
      if (keyStore === 'locked') await connectWithKey(fixture.app, environment);
      extraEnv = { FAKE_ELECTRON_KEY_STORE: keyStore };
      await fixture.restart();
      await fixture.app.page().getByText('The key store is locked').first().waitFor();
      expect(environment.gateway.connections()).toEqual([]);
      await fixture.app.call('keyStore', 'open');
      await fixture.app.call('power', 'unlock-screen');
      await environment.gateway.waitForConnections();
      expect(environment.gateway.connections()).toMatchObject([{ apiKey: API_KEY }]);
    },
  );

  it.skipIf(process.platform !== 'linux')('warns plainly if it protects nothing', async () => {
    extraEnv = { FAKE_ELECTRON_KEY_STORE_BACKEND: 'basic_text' };
    await fixture.restart();
    await fixture.app.page().getByText('The API key is not protected on this computer').first().waitFor();
  });
});

describe.each(['darwin', 'win32'] as const)('starting at login, packaged, on %s', (platform) => {
  const fixture = useDesktopFixture({
    env: () => ({ FAKE_ELECTRON_PLATFORM: platform, FAKE_ELECTRON_PACKAGED: '1' }),
    settings: { startup: { open_at_login: false, start_hidden: false } },
  });
  const switchOf = () => fixture.app.page().getByRole('switch', { name: 'Start at login' });

  it('is set when the switch is, and what the user then chooses in the system is kept and shown', async () => {
    const loginItem = async () => (await fixture.app.call('machine')).loginItem;
    expect((await loginItem()).writes).toBe(0);
    await connectWithKey(fixture.app, fixture.environment);
    await fixture.app.page().getByRole('link', { name: 'Settings' }).click();
    await switchOf().click({ force: true });
    await waitFor('it is set', async () => (await loginItem()).executableWillLaunchAtLogin);
    await fixture.app.call('approveLoginItem', false);
    await fixture.restart();
    await fixture.app.page().getByRole('link', { name: 'Settings' }).click();
    await waitFor('the switch is off', async () => !(await switchOf().isChecked()));
    expect(await loginItem()).toMatchObject({ executableWillLaunchAtLogin: false, writes: 1 });

    // Once more: Windows takes it, macOS leaves it to the user.
    await switchOf().click({ force: true });
    if (platform === 'win32') {
      await waitFor('it is set again', async () => (await loginItem()).executableWillLaunchAtLogin);
    } else {
      await fixture.app.page().getByText('macOS does not start the app at login yet').waitFor();
      await fixture.app.call('blurWindow');
      await fixture.app.call('focusWindow');
      await waitFor('the switch is off again', async () => !(await switchOf().isChecked()));
      expect(await loginItem()).toMatchObject({ status: 'requires-approval' });
    }
  });
});
