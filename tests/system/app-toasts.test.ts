import { type ChildProcess, fork } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeElectronApp, startFakeElectronApp } from '../e2e/drivers/fake-electron.ts';
import { buildApp } from '../e2e/support/app/build-app.ts';
import { connectWithKey } from '../e2e/support/page/connect-with-key.ts';
import { createTestEnvironment, stockMessage, type TestEnvironment } from '../e2e/support/test-environment.ts';
import { waitFor } from '../support/wait-for.ts';
import { type DesktopSession, missingPackages, startDesktopSession } from './desktop-session.ts';
import type { ServerCommand, ServerReport } from './notification-server.ts';

const missing = missingPackages();
if (missing.length > 0) console.warn(`The app on a real desktop is not tested here: install ${missing.join(', ')}.`);

beforeAll(buildApp, 180_000);

/** The desktop app on a session bus, with a browser that records its link and the token it may take the focus with. */
async function startApp(busAddress: string): Promise<{
  app: FakeElectronApp;
  environment: TestEnvironment;
  /** Each as `TOKEN LINK`. */
  opened(): readonly string[];
  dispose(): Promise<void>;
}> {
  const browser = { id: 'recorder', label: 'Recorder', path: '', args: [] as string[] };
  const environment = await createTestEnvironment([{ event_id: 'tour-1' }], { browsers: [browser] });
  const record = join(environment.folder, 'opened.txt');
  const program = join(environment.folder, 'browser.sh');
  writeFileSync(program, `#!/bin/sh\necho "$XDG_ACTIVATION_TOKEN $1" >>'${record}'\n`);
  chmodSync(program, 0o755);
  const settings = join(environment.folder, 'settings.json');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('"path":""', `"path":${JSON.stringify(program)}`));
  const app = await startFakeElectronApp({
    folder: environment.folder,
    env: { DBUS_SESSION_BUS_ADDRESS: busAddress },
  });
  await connectWithKey(app, environment);
  return {
    app,
    environment,
    opened: () => (existsSync(record) ? readFileSync(record, 'utf8').trimEnd().split('\n') : []),
    dispose: async () => {
      await app.dispose();
      await environment.dispose();
    },
  };
}

const link = (name: string) => `https://shop.example.com/cart/${name}?a=1&b=%27%20%C3%A9`;
const alert = (event_id: string) => stockMessage({ event_id, atc: link(event_id) });

describe.skipIf(missing.length > 0)('a click on a toast of dunst', () => {
  let session: DesktopSession;
  let stage: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    session = await startDesktopSession();
    stage = await startApp(process.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  });
  afterAll(async () => {
    await stage?.dispose();
    await session?.dispose();
  });

  it('opens exactly the link of the message, whose text is shown as text', async () => {
    const message = alert('tour-1');
    const event_name = 'Rock & <b>Roll</b>';
    stage.environment.gateway.sendNotification({ ...message, event_infos: { ...message.event_infos, event_name } });
    await waitFor('the toast is up', () => session.toastWindows().length === 1);
    session.click(session.toastWindows()[0] ?? '', 1);
    await waitFor('the link is opened', () => stage.opened().length === 1);
    expect(stage.opened()[0]?.trim()).toBe(link('tour-1'));
    session.run('dunstctl', 'close-all');
    expect(session.run('dunstctl', 'history')).toContain('Rock &amp; &lt;b&gt;Roll&lt;/b&gt;');
    // Electron's own, whose text on Linux is markup and whose buttons never answer, is not asked.
    expect(await stage.app.call('toasts')).toEqual([]);
  });
});

describe.skipIf(missing.length > 0)('a notification server that is slow', () => {
  let session: DesktopSession;
  let server: ChildProcess;
  let stage: Awaited<ReturnType<typeof startApp>>;
  const reports: ServerReport[] = [];
  const reportsOf = (what: ServerReport['what']) => reports.filter((one) => one.what === what);
  const tell = (command: ServerCommand) => void server.send(command);

  beforeAll(async () => {
    session = await startDesktopSession({ dunst: false });
    server = fork(join(import.meta.dirname, 'notification-server.ts'));
    server.on('message', (report: ServerReport) => reports.push(report));
    await waitFor('the server is on the bus', () => reportsOf('ready').length === 1, 15_000);
    stage = await startApp(process.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  });
  afterAll(async () => {
    await stage?.dispose();
    server?.kill();
    await session?.dispose();
  });

  it('gives the browser the right to take the focus that its click brought', async () => {
    stage.environment.gateway.sendNotification(alert('tour-1'));
    await waitFor('it has answered', () => reportsOf('answered').length === 1);
    tell({ do: 'click', number: 1, token: 'token-of-the-click' });
    await waitFor('the link is opened', () => stage.opened().length === 1);
    expect(stage.opened()).toEqual([`token-of-the-click ${link('tour-1')}`]);
  });

  it('holds up neither the messages nor anything else, and its click opens the link though it answers after 12 s', async () => {
    const { app, environment, opened } = stage;
    const page = app.page();
    tell({ do: 'delay', delayMs: 12_000 });
    environment.gateway.sendFrame(alert('slow'));
    await waitFor('it is asked', () => reportsOf('asked').length === 2);

    // Everything below happens before it answers.
    for (let stock = 20; stock < 40; stock++)
      environment.gateway.sendFrame(stockMessage({ event_id: 'tour-1', stock }));
    await page.getByRole('article').filter({ hasText: 'tour-1' }).filter({ hasText: '39 left' }).first().waitFor();
    let slowestMs = 0;
    for (let turn = 0; turn < 30; turn++) {
      const askedMs = performance.now();
      await app.call('window');
      slowestMs = Math.max(slowestMs, performance.now() - askedMs);
    }
    expect(reportsOf('answered')).toHaveLength(1);
    // A call that waits for the server would take the rest of the 12 s.
    expect(slowestMs).toBeLessThan(3_000);

    await waitFor('the answer is in', () => reportsOf('answered').length === 2, 30_000);
    tell({ do: 'click', number: 2, token: 'late' });
    await waitFor('the link is opened', () => opened().includes(`late ${link('slow')}`));
  });
});
