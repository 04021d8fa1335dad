import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import { type FakeElectronApp, startFakeElectronApp } from './drivers/fake-electron.ts';
import { buildApp } from './support/app/build-app.ts';
import { createTestEnvironment, type TestEnvironment } from './support/test-environment.ts';

/** The window of the packaged app under fake-electron. */
beforeAll(buildApp);

function useWindow(platform: NodeJS.Platform, settings: object = {}, env: Record<string, string> = {}) {
  const fixture = {} as { environment: TestEnvironment; app: FakeElectronApp; start(): Promise<void> };
  beforeAll(async () => {
    fixture.environment = await createTestEnvironment([], settings);
    fixture.start = async () => {
      const platformEnv = { FAKE_ELECTRON_PACKAGED: '1', FAKE_ELECTRON_PLATFORM: platform };
      fixture.app = await startFakeElectronApp({ folder: fixture.environment.folder, env: { ...platformEnv, ...env } });
    };
    await fixture.start();
  });
  afterAll(async () => {
    await fixture.app?.dispose();
    await fixture.environment?.dispose();
  });
  return fixture;
}

describe('the keys of the window', () => {
  const fixture = useWindow('win32');

  it('zoom as in a browser, with and without Shift', async () => {
    const { app } = fixture;
    const zoomAfter = async (keys: string) => {
      await app.call('pressKeys', keys);
      return (await app.call('window'))?.zoomLevel;
    };
    expect(await zoomAfter('Control+Plus')).toBe(0.5);
    expect(await zoomAfter('Control+=')).toBe(1);
    expect(await zoomAfter('Control+-')).toBe(0.5);
    expect(await zoomAfter('Control+0')).toBe(0);
  });

  it('close it with Ctrl+W; the app goes on', async () => {
    const { app } = fixture;
    await waitFor('the window is shown', async () => (await app.call('window'))?.visible === true);
    await app.call('pressKeys', 'Control+W');
    expect(await app.call('window')).toMatchObject({ visible: false });
    await app.call('clickTray');
  });

  it('have no Ctrl+Q on Windows', async () => {
    expect(await fixture.app.call('pressKeys', 'Control+Q')).toBe(false);
  });

  it('a right click on a text field can paste', async () => {
    const { app } = fixture;
    const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true } as Electron.EditFlags;
    await app.call('rightClick', { isEditable: true, selectionText: '', editFlags });
    expect((await app.call('machine')).contextMenu).toContainEqual({ label: 'paste', enabled: true });
  });

  it('the end of the session puts everything away', async () => {
    await fixture.app.call('endSession');
    expect(await fixture.app.waitForExit()).toBe(0);
  });
});

describe.each([
  ['linux', 'Control+Q'],
  ['darwin', 'Command+Q'],
] as const)('on %s', (platform, keys) => {
  const fixture = useWindow(platform);

  it(`${keys} quits`, async () => {
    expect(await fixture.app.call('pressKeys', keys)).toBe(true);
    expect(await fixture.app.waitForExit()).toBe(0);
  });
});

describe('a fullscreen window on macOS', () => {
  const fixture = useWindow('darwin');

  it('leaves no black space behind when it is closed', async () => {
    const { app } = fixture;
    await app.call('setFullScreen', true);
    await waitFor('the window fills the screen', async () => (await app.call('window'))?.fullScreen === true);
    await app.call('closeWindow');
    await waitFor('the window is hidden', async () => (await app.call('window'))?.visible === false);
    expect(await app.call('window')).toMatchObject({ fullScreen: false, leftBlackSpace: false });
  });
});

describe('a window that was maximized', () => {
  const fixture = useWindow('win32', { startup: { start_hidden: true, open_at_login: false } });

  it('stays hidden if the app starts hidden, and is maximized when it is shown, run after run', async () => {
    await fixture.app.call('clickTray');
    await fixture.app.call('maximizeWindow');
    await fixture.app.dispose();
    for (let run = 0; run < 2; run++) {
      await fixture.start();
      expect(await fixture.app.call('window')).toMatchObject({ visible: false, maximized: false });
      if (run === 0) await fixture.app.dispose();
    }
    await fixture.app.call('clickTray');
    expect(await fixture.app.call('window')).toMatchObject({ visible: true, maximized: true });
  });
});

describe('a window that was closed on a second display', () => {
  const fixture = useWindow('win32');
  const laptop = { x: 0, y: 0, width: 1920, height: 1040 };
  const second = { x: 1920, y: 0, width: 2560, height: 1400 };

  it('comes up on the display that is left once the second one is unplugged', async () => {
    const { app } = fixture;
    await waitFor('the window is shown', async () => (await app.call('window'))?.visible === true);
    const bounds = { x: 2400, y: 200, width: 1100, height: 720 };
    await app.call('displays', [laptop, second]);
    await app.call('moveWindow', bounds);
    await app.call('closeWindow');
    await app.call('clickTray');
    expect(await app.call('windowBounds')).toEqual(bounds);
    await app.call('closeWindow');
    await app.call('displays', [laptop]);
    await app.call('clickTray');
    expect(await app.call('windowBounds')).toEqual({ x: 410, y: 160, width: 1100, height: 720 });
  });
});

describe('the ground of the window', () => {
  const fixture = useWindow('win32', {}, { FAKE_ELECTRON_DARK: '1' });

  it('is the system’s, then that of the theme setting', async () => {
    const { app } = fixture;
    expect(await app.call('window')).toMatchObject({ backgroundColor: '#111318' });
    const page = app.page();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Light', { exact: true }).click();
    await waitFor('the ground is light', async () => (await app.call('window'))?.backgroundColor === '#ffffff');
  });
});

/** As on stock GNOME: no session bus tells of a place for tray icons. */
const WITHOUT_TRAY = { FAKE_ELECTRON_TRAY: 'absent', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };

describe.skipIf(process.platform !== 'linux')('a desktop without a tray', () => {
  const fixture = useWindow('linux', {}, WITHOUT_TRAY);

  it('closes the window only after it has asked, and remembers the answer', async () => {
    const { app } = fixture;
    const questions = async () => (await app.call('machine')).questions.length;
    await app.call('answerQuestions', 'Cancel');
    await app.call('closeWindow');
    await waitFor('it asks', async () => (await questions()) === 1);
    expect(await app.call('window')).toMatchObject({ visible: true });
    await app.call('answerQuestions', 'Keep running');
    await waitFor('the window is hidden', async () => {
      await app.call('closeWindow');
      return (await app.call('window'))?.visible === false;
    });
    expect(await questions()).toBe(2);
  });

  it('can be changed and quit in the settings', async () => {
    const { app } = fixture;
    const page = app.page();
    await page.getByRole('link', { name: 'Settings' }).click();
    const choices = page.getByRole('radiogroup', { name: 'Closing the window' });
    expect(await choices.getByRole('radio', { name: 'Keep running' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Quit Eventory Tray' }).click();
    expect(await app.waitForExit()).toBe(0);
  });
});

describe.skipIf(process.platform !== 'linux')('a hidden start on a desktop without a tray', () => {
  const fixture = useWindow('linux', { startup: { start_hidden: true, open_at_login: false } }, WITHOUT_TRAY);

  it('shows the window after all', async () => {
    const { app } = fixture;
    await waitFor('the window is shown', async () => (await app.call('window'))?.visible === true, 30_000);
  });
});
