import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import { browserMode } from './drivers/browser-mode.ts';
import type { StartOptions } from './drivers/driver.ts';
import { type FakeElectronApp, runSecondHost, startFakeElectronApp } from './drivers/fake-electron.ts';
import { buildApp } from './support/app/build-app.ts';
import { connectWithKey } from './support/page/connect-with-key.ts';
import { API_KEY, createTestEnvironment, type TestEnvironment } from './support/test-environment.ts';

/** Links to a watch as the system hands them over, under fake-electron. */
beforeAll(buildApp, 120_000);

let environment: TestEnvironment;
let app: FakeElectronApp;

async function start(options: Omit<StartOptions, 'folder'> = {}): Promise<void> {
  environment ??= await createTestEnvironment();
  app = await startFakeElectronApp({ folder: environment.folder, ...options });
}
/** Restarts the app with a key, because the first start asks for one and shows nothing else. */
async function startWithKey(options: Omit<StartOptions, 'folder'> = {}): Promise<void> {
  await start();
  await connectWithKey(app, environment);
  await app.dispose();
  await start(options);
}
afterEach(async () => {
  await app.dispose();
  await environment.dispose();
  environment = undefined as never;
});

const form = () => app.page().getByRole('form', { name: 'New entry' });
const field = (label: string) => form().getByLabel(label, { exact: true });
const expectForm = async (event: string) => {
  await form().waitFor();
  await waitFor(`the form is for ${event}`, async () => (await field('Event').inputValue()) === event);
};
const savedEntries = () =>
  app
    .page()
    .evaluate(() =>
      (
        window as unknown as { eventory: { request(name: string, payload: null): Promise<{ entries: unknown[] }> } }
      ).eventory
        .request('watchlist.list', null)
        .then(({ entries }) => entries.length),
    );

describe('a link to a watch while browser mode runs', () => {
  it('reaches its page, which opens once more with the form', async () => {
    environment = await createTestEnvironment();
    const server = await browserMode.start({ folder: environment.folder });
    app = server as never;
    await connectWithKey(server, environment);
    const link = 'eventory-tray://watch?event_id=tour-3&max_price_filter=90';
    expect(await runSecondHost({ folder: environment.folder, args: ['--', link] })).toBe(0);
    const next = await server.page().context().newPage();
    await next.goto(pathToFileURL(join(environment.folder, 'open-page.html')).href);
    const entry = next.getByRole('form', { name: 'New entry' });
    await entry.waitFor();
    expect(await entry.getByLabel('Highest price', { exact: true }).inputValue()).toBe('90');
    expect(server.output()).not.toContain('tour-3');
  });
});

describe('a link to a watch', () => {
  it('that starts the app opens the form, filled in, and saves nothing', async () => {
    await startWithKey({ args: ['--', 'eventory-tray://watch?event_id=tour-9&max_price_filter=150&auto_open=true'] });
    await expectForm('tour-9');
    expect(await field('Highest price').inputValue()).toBe('150');
    await app.page().getByText('Links cannot set auto_open.').waitFor();
    expect(await savedEntries()).toBe(0);
    expect(app.output()).not.toContain('tour-9');
  });

  it('is handed over by a second instance, which ends; the hidden window comes up', async () => {
    await startWithKey();
    await app.call('closeWindow');
    expect(await app.startAgain('eventory-tray://watch?event_id=tour-7')).toBe(0);
    await expectForm('tour-7');
    expect(await app.call('window')).toMatchObject({ visible: true });
    await app.startAgain('eventory-tray://watch?event_id=tour-8');
    await app.page().getByRole('dialog').waitFor();
    expect(await field('Event').inputValue()).toBe('tour-7');
  });

  it('that opens the app on macOS comes before it is ready, others while it runs', async () => {
    await startWithKey({
      env: { FAKE_ELECTRON_PLATFORM: 'darwin', FAKE_ELECTRON_OPEN_URL: 'eventory-tray://watch?event_id=tour-5' },
    });
    await expectForm('tour-5');
    await app.call('openUrl', `eventory-tray://watch?event_id=a&label=${API_KEY}`);
    await app.page().getByText('The link was not used').waitFor();
    await app.page().getByText('label: This holds the API key.').waitFor();
    expect(await field('Event').inputValue()).toBe('tour-5');
  });

  it('is registered on Windows, once installed', async () => {
    await start({ env: { FAKE_ELECTRON_PLATFORM: 'win32', FAKE_ELECTRON_PACKAGED: '1' } });
    expect((await app.call('machine')).linkHandlers).toEqual({ 'eventory-tray': [process.execPath, '--'] });
  });
});
