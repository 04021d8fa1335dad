import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Message, type MessageBus, sessionBus, Variant } from '@jellybrick/dbus-next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeElectronApp, startFakeElectronApp } from '../e2e/drivers/fake-electron.ts';
import { buildApp } from '../e2e/support/app/build-app.ts';
import { createTestEnvironment, type TestEnvironment } from '../e2e/support/test-environment.ts';
import { waitFor } from '../support/wait-for.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const DAEMON = 'dbus-daemon';

/** What keeps the list of tray icons and shows them, on a connection of its own. */
async function startPanel(busAddress: string): Promise<MessageBus> {
  const panel = sessionBus({ busAddress });
  panel.addMethodHandler((call) => {
    if (call.member !== 'Get' || call.body[1] !== 'IsStatusNotifierHostRegistered') return false;
    panel.send(Message.newMethodReturn(call, 'v', [new Variant('b', true)]));
    return true;
  });
  await panel.requestName(WATCHER, 0);
  return panel;
}

function hasMessageBus(): boolean {
  try {
    execFileSync('which', [DAEMON], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    console.warn(`The tray icon on a real session bus is not tested here: install ${DAEMON}.`);
    return false;
  }
}

beforeAll(buildApp, 180_000);

describe.skipIf(!hasMessageBus())('a panel that starts after the app', () => {
  let daemon: ChildProcess;
  let address: string;
  let environment: TestEnvironment;
  let app: FakeElectronApp;
  let panel: MessageBus | null = null;

  beforeAll(async () => {
    daemon = spawn(DAEMON, ['--session', '--nofork', '--print-address'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(daemon.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    address = line.toString().trim();
    environment = await createTestEnvironment();
    const env = { DBUS_SESSION_BUS_ADDRESS: address, FAKE_ELECTRON_TRAY: 'absent' };
    app = await startFakeElectronApp({ folder: environment.folder, env });
    await waitFor('the app has started', async () => (await app.call('window'))?.visible === true);
  });
  afterAll(async () => {
    panel?.disconnect();
    await app?.dispose();
    await environment?.dispose();
    daemon?.kill();
  });

  it('shows the icon of the app', async () => {
    await expect(app.call('tray')).rejects.toThrow('shows no tray icons');
    await app.call('startTrayHost');
    panel = await startPanel(address);
    const tray = await waitFor('the icon is there', () => app.call('tray').catch(() => null));
    expect(tray.menu.map(({ label }) => label)).toContain('Open Eventory Tray');
  });

  it('has the window closed without a question', async () => {
    await app.call('closeWindow');
    expect(await app.call('window')).toMatchObject({ visible: false });
    expect((await app.call('machine')).questions).toEqual([]);
    await app.call('clickTray');
    expect(await app.call('window')).toMatchObject({ visible: true });
  });
});
