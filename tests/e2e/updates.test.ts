import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { waitFor } from '../support/wait-for.ts';
import { type FakeElectronApp, startFakeElectronApp } from './drivers/fake-electron.ts';
import { buildApp } from './support/app/build-app.ts';
import { createTestEnvironment, type TestEnvironment } from './support/test-environment.ts';
import { startUpdateFeed, type UpdateFeed } from './support/update-feed.ts';

/** Newer versions from a feed on this machine, by electron-updater under fake-electron. */
beforeAll(buildApp, 120_000);

const OLD = '#!/bin/sh\n# the version that runs\n';
let scratch: string;
let environment: TestEnvironment;
let feed: UpdateFeed;
let app: FakeElectronApp;

const appImage = () => join(scratch, 'Eventory.AppImage');
const ran = () => join(scratch, 'ran.txt');
/** An AppImage that notes how it was started. */
const newAppImage = () => `#!/bin/sh\necho "exit after install: $APPIMAGE_EXIT_AFTER_INSTALL" > ${ran()}\n`;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'eventory-update-'));
  writeFileSync(appImage(), OLD, { mode: 0o755 });
  environment = await createTestEnvironment([], { check_updates: true });
});
afterEach(async () => {
  await app.dispose();
  await feed.stop();
  await environment.dispose();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
});

async function start(
  release: Omit<Parameters<typeof startUpdateFeed>[1], 'file'>,
  env: Record<string, string> = { APPIMAGE: appImage() },
): Promise<void> {
  feed = await startUpdateFeed(scratch, { ...release, file: newAppImage() });
  app = await startFakeElectronApp({
    folder: environment.folder,
    env: {
      FAKE_ELECTRON_PACKAGED: '1',
      FAKE_ELECTRON_RESOURCES: feed.resources,
      XDG_CACHE_HOME: join(scratch, 'cache'),
      ...env,
    },
  });
}
async function check(): Promise<void> {
  await app.page().getByRole('link', { name: 'Settings' }).click();
  await app.page().getByRole('button', { name: 'Check now' }).click();
}
const expectStatus = (text: string) =>
  app.page().locator('#about').getByRole('status').filter({ hasText: text }).waitFor();
const quit = async () => {
  await app.call('quit').catch(() => {});
  expect(await app.waitForExit()).toBe(0);
};

describe.skipIf(process.platform !== 'linux')('a newer version', () => {
  it('is fetched quietly and installed when the app quits', async () => {
    await start({ version: '99.1.0' });
    await check();
    await expectStatus('Version 99.1.0 is installed when you quit.');
    await app.page().getByText('- Faster alerts').waitFor();
    expect(readFileSync(appImage(), 'utf8')).toBe(OLD);
    expect(feed.headers.join('')).toMatch(/"x-user-staging-id":"0{8}-/);
    await quit();
    expect(readFileSync(appImage(), 'utf8')).toBe(newAppImage());
    expect(readFileSync(ran(), 'utf8')).toBe('exit after install: true\n');
  });

  it('is not installed if updates are switched off before', async () => {
    await start({ version: '99.1.0' });
    await check();
    await expectStatus('is installed when you quit.');
    await app.page().getByRole('switch', { name: 'Update automatically' }).click({ force: true });
    await expectStatus('Checking is off.');
    await quit();
    expect(readFileSync(appImage(), 'utf8')).toBe(OLD);
  });

  it('is not installed when the session of Windows ends, which would end the installer halfway', async () => {
    await start({ version: '99.1.0' });
    await check();
    await expectStatus('is installed when you quit.');
    await app.call('endSession').catch(() => {});
    expect(await app.waitForExit()).toBe(0);
    expect([readFileSync(appImage(), 'utf8'), existsSync(ran())]).toEqual([OLD, false]);
  });

  it('with a wrong checksum is thrown away', async () => {
    await start({ version: '99.1.0', isDamaged: true });
    await check();
    await expectStatus('The download is damaged: its checksum is wrong.');
    await quit();
    expect([readFileSync(appImage(), 'utf8'), existsSync(ran())]).toEqual([OLD, false]);
  });

  it('that a server leads to by an address that is not secure is not fetched', async () => {
    await start({ version: '99.1.0', leadsAway: true });
    await check();
    await expectStatus('The update server leads to an address that is not secure.');
    expect(feed.requests.filter((path) => path.startsWith('/storage'))).toEqual([]);
    await quit();
    expect([readFileSync(appImage(), 'utf8'), existsSync(ran())]).toEqual([OLD, false]);
  });

  it('whose name leads out of the folder for downloads stays in it', async () => {
    await start({ version: '99.1.0', name: '..%2F..%2F..%2F..%2Fpwned.AppImage' });
    await check();
    await expectStatus('Version 99.1.0 is installed when you quit.');
    const files = readdirSync(scratch, { recursive: true }).map(String);
    expect(files.filter((file) => file.includes('pwned'))).toEqual([
      'cache/eventory-tray-updater/pending/pwned.AppImage',
    ]);
  });

  it.each(['99.1.0; reboot', '../99.1.0', 'latest'])('that calls itself "%s" is refused', async (version) => {
    await start({ version, name: 'x.AppImage' });
    await check();
    await expectStatus('The update server’s answer cannot be used');
    expect(feed.requests).toEqual(['/latest-linux.yml']);
  });

  it('that is older is refused', async () => {
    await start({ version: '0.0.1' });
    await check();
    await expectStatus('This is the newest version.');
    expect(feed.requests).toEqual(['/latest-linux.yml']);
  });

  it('cannot be looked for while the server is down, and says so there only', async () => {
    await start({ version: '99.1.0' });
    await feed.stop();
    await check();
    await expectStatus('The update server could not be reached. The app tries again later.');
    expect(await app.page().getByRole('alert').count()).toBe(0);
  });

  it('is only named where a package manager installs the app', async () => {
    await start({ version: '99.1.0' }, {});
    await check();
    await expectStatus('Version 99.1.0 is there. Install it the way you installed this one.');
    expect(feed.requests).toEqual(['/latest-linux.yml']);
    await app.page().getByRole('button', { name: 'Open download page' }).click();
    const page = `${packageJson.homepage.replace('#readme', '')}/releases/tag/v99.1.0`;
    await waitFor('the page is opened', async () => (await app.call('machine')).opened.includes(page));
  });
});
