import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { type Driver, PAGE_TIMEOUT_MS } from './driver.ts';

const root = join(import.meta.dirname, '../../..');
const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** The `app.asar` of a package, to be run in place of this project's build. */
const packagedArchive = process.env.EVENTORY_PACKAGED_ARCHIVE;

/** Electron's executable, where its runtime is installed. */
function findExecutable(): string | null {
  const pathFile = join(electronFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist'), name);
  return existsSync(path) ? path : null;
}

/** The app on Electron itself, where its runtime is. Its toasts belong to the system, out of a test's reach. */
export const electron: Driver = {
  name: 'the desktop app on Electron',
  unavailableReason: () => (findExecutable() === null ? "Electron's runtime is not installed on this machine" : null),
  start: async ({ folder, env }) => {
    const executablePath = findExecutable();
    if (executablePath === null) throw new Error('There is no Electron runtime.');
    const ownEnvironment = Object.entries({ ...process.env, EVENTORY_DATA: folder, ...env });
    const app = await _electron.launch({
      executablePath,
      args: [
        packagedArchive === undefined ? root : resolve(packagedArchive),
        ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
      ],
      env: Object.fromEntries(ownEnvironment.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
    });
    let output = '';
    for (const stream of [app.process().stdout, app.process().stderr]) {
      stream?.on('data', (data: Buffer) => {
        output += data.toString();
      });
    }
    const page = await app.firstWindow();
    page.setDefaultTimeout(PAGE_TIMEOUT_MS);
    return {
      folder,
      // A Linux machine without a key store.
      secretFiles: process.platform === 'linux' ? ['secrets.json'] : [],
      page: () => page,
      output: () => output,
      toastCount: async () => 0,
      clickToast: null,
      dispose: async () => {
        await app.evaluate(({ app: main }) => main.quit()).catch(() => {});
        await app.close();
      },
    };
  },
};
