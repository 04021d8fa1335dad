import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../../support/wait-for.ts';
import { startNodeProcess } from '../support/app/app-process.ts';
import { launchChromium } from '../support/browser/launch-chromium.ts';
import { fakeNotifySend } from '../support/fake-notify-send.ts';
import { type Driver, PAGE_TIMEOUT_MS } from './driver.ts';

const root = join(import.meta.dirname, '../../..');

/** `serve` as it is built, its page in its own Chromium. On Linux its toasts go to a `notify-send` of the test's. */
export const browserMode: Driver = {
  name: 'browser mode',
  unavailableReason: () => null,
  start: async ({ folder, env }) => {
    const scratch = mkdtempSync(join(tmpdir(), 'browser-mode-'));
    const toasts = process.platform === 'linux' ? fakeNotifySend(scratch) : null;
    const app = startNodeProcess([join(root, 'dist/cli/cli.js'), 'serve'], {
      cwd: root,
      env: { ...process.env, EVENTORY_DATA: folder, ...toasts?.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const address = await waitFor(
      'serve prints its address',
      () => {
        if (app.child.exitCode !== null) throw new Error(`serve ended:\n${app.output()}`);
        return /Open (http:\S+)/.exec(app.output())?.[1];
      },
      15_000,
    );
    const browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 1100, height: 720 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_TIMEOUT_MS);
    await page.goto(address);
    return {
      folder,
      secretFiles: [join('secrets', 'api_key')],
      page: () => page,
      output: app.output,
      toastCount: async () => toasts?.count() ?? 0,
      clickToast: toasts === null ? null : (text) => toasts.clickWith(text),
      kill: async () => {
        await app.stop(() => app.child.kill('SIGKILL'));
      },
      dispose: async () => {
        await browser.close();
        await app.stop(() => app.child.kill('SIGTERM'));
        rmSync(scratch, { recursive: true, force: true });
      },
    };
  },
};
