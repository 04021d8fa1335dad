import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type BrowserMode, startBrowserMode } from '../../../../main/browser/browser-mode.ts';
import type { Simulator } from '../../../../simulator/simulator.ts';
import { message, recordingPorts } from '../../engine/harness.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { run, startGateway } from '../harness.ts';

type Gateway = Awaited<ReturnType<typeof startGateway>>;

/** The app, running on a folder as `serve` runs it. */
async function startApp(
  { gateway, folder: caFolder }: Gateway,
  folder: string,
  apiKey: string | null = gateway.apiKey,
) {
  const pageFolder = join(folder, 'page');
  await mkdir(pageFolder, { recursive: true });
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html>');
  const recorder = recordingPorts(folder);
  const { toaster, links, sounds } = recorder.ports;
  const overrides = { gateway: { url: gateway.url, ca_file: join(caFolder, 'ca.pem'), proxy: 'none' } };
  const ports = { toaster, links, sounds };
  const app = await startBrowserMode({ folder, version: '0.0.0', pageFolder, ports, overrides, apiKey, port: 0 });
  if ('running' in app) throw new Error('it runs already');
  const stop = once(() => app.dispose());
  onTestFinished(stop);
  await gateway.waitForConnections();
  return { app, stop, toasts: recorder.toasts };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

const upgrades = (gateway: Simulator) => gateway.requests().filter(({ path }) => path.startsWith('/eventory/')).length;
const isOpen = async (app: BrowserMode) => (await app.engine.request('state.get', null)).connection.state === 'open';
const ids = (lines: Record<string, unknown>[]) =>
  lines.flatMap(({ type, event_id }) => (type === 'notification' ? [event_id] : []));

describe('watch beside the running app', () => {
  it('opens no connection: one upgrade in total, and both hear every alert', async () => {
    const target = await startGateway();
    const { gateway } = target;
    const folder = await temporaryFolder();
    const { app } = await startApp(target, folder);
    await expect.poll(() => isOpen(app)).toBe(true);
    const watch = await run(['watch', '--json', '--count', '3'], { ...target.env, EVENTORY_DATA: folder });
    await expect.poll(() => watch.json()).toMatchObject([{ type: 'connection', state: 'open' }]);
    for (const event_id of ['a', 'b', 'c']) gateway.sendFrame(message({ event_id }));
    expect(await watch.status).toBe(0);
    expect(ids(watch.json())).toEqual(['a', 'b', 'c']);
    // What the app tells it, the app has heard: there is no other connection.
    expect(upgrades(gateway)).toBe(1);
    expect(watch.err()).toBe(
      'Eventory Tray is running: these are its notifications. --direct opens its own connection.\n',
    );
  });

  it('prints for a person what it prints by its own connection', async () => {
    const target = await startGateway();
    const folder = await temporaryFolder();
    const { app } = await startApp(target, folder);
    await expect.poll(() => isOpen(app)).toBe(true);
    const watch = await run(['watch', '--count', '1'], { ...target.env, EVENTORY_DATA: folder });
    await expect.poll(() => watch.out()[0]).toMatch(/open: Connected$/);
    const infos = message().event_infos as object;
    target.gateway.sendFrame(message({ event_infos: { ...infos, event_name: '\u001b[2JEvil\u202e' } }));
    expect(await watch.status).toBe(0);
    expect(watch.out()[1]).toMatch(
      /ALERT {6}abc123 .*Evil.*Floor GA \$129\.50 12 left {2}https:\/\/tickets\.example\/cart\/floor-ga$/,
    );
    expect(watch.out()[1]).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  it.each([
    ['--direct', []],
    ['--unlisted', ['feed']],
  ])('opens its own with %s, and warns', async (flag, values) => {
    const target = await startGateway();
    const folder = await temporaryFolder();
    await startApp(target, folder);
    const settings = { gateway: { url: target.gateway.url, ca_file: join(target.folder, 'ca.pem') } };
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ version: 1, settings }));
    const watch = await run(['watch', flag, ...values], { ...target.env, EVENTORY_DATA: folder });
    await expect.poll(() => upgrades(target.gateway)).toBe(2);
    expect(watch.err()).toContain('each of the two gets only part of the alerts');
  });

  it('goes on where it stopped if the app is restarted', async () => {
    const target = await startGateway();
    const { gateway } = target;
    const folder = await temporaryFolder();
    const first = await startApp(target, folder);
    await expect.poll(() => isOpen(first.app)).toBe(true);
    const watch = await run(['watch', '--json'], { ...target.env, EVENTORY_DATA: folder });
    await expect.poll(() => watch.json()).toHaveLength(1);
    gateway.sendFrame(message({ event_id: 'a' }));
    await expect.poll(() => ids(watch.json())).toEqual(['a']);
    await first.stop();
    const second = await startApp(target, folder);
    await expect.poll(() => isOpen(second.app)).toBe(true);
    gateway.sendFrame(message({ event_id: 'b' }));
    await expect.poll(() => ids(watch.json()), { timeout: 10_000 }).toEqual(['a', 'b']);
    expect(upgrades(gateway)).toBe(2);
    watch.interrupt();
    expect(await watch.status).toBe(0);
  }, 30_000);

  it('goes on with its own connection if the app has ended for good', async () => {
    const target = await startGateway();
    const { gateway } = target;
    const folder = await temporaryFolder();
    const { app, stop } = await startApp(target, folder);
    await expect.poll(() => isOpen(app)).toBe(true);
    const settings = { gateway: { url: gateway.url, ca_file: join(target.folder, 'ca.pem') } };
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ version: 1, settings }));
    const watch = await run(['watch', '--json'], { ...target.env, EVENTORY_DATA: folder });
    await expect.poll(() => watch.json()).toHaveLength(1);
    await stop();
    await expect.poll(() => upgrades(gateway), { timeout: 40_000 }).toBe(2);
    expect(watch.err()).toContain('Eventory Tray has ended: going on with its own connection.');
    await gateway.waitForConnections();
    gateway.sendFrame(message({ event_id: 'a' }));
    await expect.poll(() => ids(watch.json())).toEqual(['a']);
  }, 60_000);

  it('ends with 3 if the gateway refuses the key of the app', async () => {
    const target = await startGateway();
    const folder = await temporaryFolder();
    const { app } = await startApp(target, folder);
    await expect.poll(() => isOpen(app)).toBe(true);
    const watch = await run(['watch'], { ...target.env, EVENTORY_DATA: folder });
    await expect.poll(() => watch.out()).toHaveLength(1);
    target.gateway.closeAll(4401);
    expect(await watch.status).toBe(3);
    expect(watch.err()).toContain('The running app has no connection');
  });

  it('ends with 4 if the app does not get connected in time', async () => {
    const target = await startGateway();
    const folder = await temporaryFolder();
    const { app } = await startApp(target, folder);
    await expect.poll(() => isOpen(app)).toBe(true);
    await app.engine.request('connection.disconnect', null);
    const watch = await run(['watch', '--timeout', '1'], { ...target.env, EVENTORY_DATA: folder });
    expect(await watch.status).toBe(4);
    expect(watch.err()).toContain('The running app is not connected (paused:');
  });
});
