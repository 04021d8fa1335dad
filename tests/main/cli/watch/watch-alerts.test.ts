import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { offerSectionsMessage } from '../../../core/notification/messages.ts';
import { fakeNotifySend } from '../../../e2e/support/fake-notify-send.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { startGateway } from '../harness.ts';

const RECORDER = join(import.meta.dirname, '../../../e2e/support/record-link.cjs');

/** `watch --notify` as a process, with a `notify-send` and a browser that only record. */
async function notifying(...more: string[]) {
  const { gateway, flags, env } = await startGateway();
  const folder = await temporaryFolder();
  const toasts = fakeNotifySend(folder);
  const opened = join(folder, 'opened.txt');
  writeFileSync(opened, '');
  const browser = { id: 'recorder', label: 'Recorder', path: process.execPath, args: [RECORDER, opened] };
  const settings = { browsers: [browser], open_with: browser.id };
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data/settings.json'), JSON.stringify({ version: 1, settings }));
  const cli = join(import.meta.dirname, '../../../../main/cli.ts');
  const child = spawn(process.execPath, [cli, 'watch', '--notify', ...flags, ...more], {
    env: { ...process.env, ...env, ...toasts.env, EVENTORY_DATA: join(folder, 'data') },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  await gateway.waitForConnections();
  const titles = () =>
    readdirSync(join(folder, 'calls'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFileSync(join(folder, 'calls', name), 'utf8'));
  return { gateway, toasts, titles, child, ended, opened: () => readFileSync(opened, 'utf8').trim() };
}

// The toaster is a program that is asked by name on Linux only.
describe.skipIf(process.platform !== 'linux')('watch --notify', () => {
  it('raises a toast whose click opens the link', async () => {
    const { gateway, toasts, titles, child, ended, opened } = await notifying();
    gateway.sendFrame(offerSectionsMessage());
    await expect.poll(() => toasts.count(), { timeout: 10_000 }).toBe(1);
    expect(titles()[0]).toContain('Floor GA');
    toasts.click('default');
    await expect.poll(opened, { timeout: 10_000 }).toBe('https://tickets.example/cart/floor-ga');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  }, 30_000);

  it('raises the toast of the last notification of --count as well', async () => {
    const { gateway, toasts, ended } = await notifying('--count', '1');
    gateway.sendFrame(offerSectionsMessage());
    expect(await ended).toBe(0);
    await expect.poll(() => toasts.count(), { timeout: 5_000 }).toBe(1);
  }, 30_000);
});
