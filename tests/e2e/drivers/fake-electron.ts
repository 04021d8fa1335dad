import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { waitFor } from '../../support/wait-for.ts';
import type { Commands } from '../fake-electron/test-commands.ts';
import { startNodeProcess } from '../support/app/app-process.ts';
import { layOutArchive } from '../support/app/lay-out-archive.ts';
import { fakeNotifySend } from '../support/fake-notify-send.ts';
import { type Driver, PAGE_TIMEOUT_MS, type RunningApp, type StartOptions } from './driver.ts';

const projectRoot = join(import.meta.dirname, '../../..');

/** The app under fake-electron, with all a test can do to the desktop around it. */
export interface FakeElectronApp extends RunningApp {
  readonly clickToast: (text: string) => Promise<void>;
  /** Starts the app once more on the same folder and waits until that process has ended; its exit status. */
  startAgain(...args: string[]): Promise<number | null>;
  /** Waits until the process has ended by itself; its exit status. */
  waitForExit(): Promise<number | null>;
  call<N extends keyof Commands>(
    command: N,
    ...args: Parameters<Commands[N]>
  ): Promise<Awaited<ReturnType<Commands[N]>>>;
}

/** Runs the built main bundle and preload script under fake-electron. */
export async function startFakeElectronApp({
  folder,
  env = {},
  args = [],
  root = projectRoot,
}: StartOptions): Promise<FakeElectronApp> {
  // On Linux the app shows its toasts itself.
  const scratch = mkdtempSync(join(tmpdir(), 'fake-electron-'));
  const isLinux = (env.FAKE_ELECTRON_PLATFORM ?? process.platform) === 'linux';
  const linuxToasts = isLinux ? fakeNotifySend(scratch) : null;
  const startProcess = (appArgs: readonly string[]) =>
    startFakeElectron({ folder, args: appArgs, root, env: { ...linuxToasts?.env, ...env } });
  const app = startProcess(args);
  const { child } = app;
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  child.on('message', ({ id, result, error }: { id: number; result: never; error?: string }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(result);
    else one?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const one of waiting.values()) one.reject(new Error(`The app ended (${code}):\n${app.output()}`));
    waiting.clear();
  });
  let next = 0;
  const call: FakeElectronApp['call'] = (command, ...args) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve: resolve as (value: never) => void, reject });
      if (child.connected) child.send({ id, command, args });
      else reject(new Error(`The app is not running:\n${app.output()}`));
    });

  const { browser, page } = await connectToPage(call).catch((error: Error) => {
    child.kill('SIGKILL');
    throw new Error(`${error.message}\n${app.output()}`);
  });
  return {
    folder,
    secretFiles: [],
    call,
    page: () => page,
    output: app.output,
    toastCount: async () => linuxToasts?.count() ?? (await call('toasts')).length,
    clickToast: async (text) => {
      if (linuxToasts !== null) return linuxToasts.clickWith(text);
      await waitFor(`a toast holds ${text}`, async () => {
        const newest = (await call('toasts')).at(-1);
        return newest !== undefined && `${newest.title}\n${newest.body}`.includes(text);
      });
      await call('clickToast', null);
    },
    startAgain: (...appArgs) => waitForExit(startProcess(appArgs).child),
    waitForExit: () => waitForExit(child),
    dispose: async () => {
      await browser.close();
      await app.stop(() => void call('quit').catch(() => {}));
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs the app where it finds another host on its folder, and so ends without a window; its exit status. */
export function runSecondHost(options: Pick<StartOptions, 'folder' | 'args'>): Promise<number | null> {
  return waitForExit(startFakeElectron({ args: [], root: projectRoot, env: {}, ...options }).child);
}

function startFakeElectron({ folder, args, root, env }: Required<StartOptions>) {
  const register = join(projectRoot, 'tests/e2e/fake-electron/register.ts');
  return startNodeProcess(['--import', register, join(root, 'dist/main/index.js'), ...args], {
    cwd: root,
    env: {
      ...process.env,
      EVENTORY_DATA: folder,
      // A packaged app writes or removes its autostart file there.
      XDG_CONFIG_HOME: join(folder, 'config'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function waitForExit(child: ChildProcess): Promise<number | null> {
  return waitFor('the app ends', () => child.exitCode !== null && [child.exitCode], 15_000).then(
    ([status]) => status ?? null,
  );
}

async function connectToPage(call: FakeElectronApp['call']): Promise<{ browser: Browser; page: Page }> {
  await waitFor('the window opens', async () => (await call('window')) !== null, 15_000);
  const browser = await chromium.connectOverCDP(await call('endpoint'));
  const page = await waitFor('the page is there', () =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((one) => one.url().startsWith('https://app.')),
  );
  page.setDefaultTimeout(PAGE_TIMEOUT_MS);
  await page.waitForLoadState();
  return { browser, page };
}

/** Not packaged, as `npm start` runs it. */
export const fakeElectron: Driver = {
  name: 'the desktop app under fake-electron',
  unavailableReason: () => null,
  start: startFakeElectronApp,
};

/** Packaged: its files lie where an installer puts them. */
export const packagedFakeElectron: Driver = {
  name: 'the packaged desktop app under fake-electron',
  unavailableReason: () => null,
  start: async ({ env, ...options }) => {
    const resources = mkdtempSync(join(tmpdir(), 'eventory-resources-'));
    const root = layOutArchive(resources);
    const app = await startFakeElectronApp({ ...options, root, env: { FAKE_ELECTRON_PACKAGED: '1', ...env } });
    const dispose = async () => {
      await app.dispose();
      rmSync(resources, { recursive: true, force: true, maxRetries: 5 });
    };
    return { ...app, dispose };
  },
};
