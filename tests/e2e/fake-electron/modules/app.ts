import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import type { App, LoginItemSettings, Settings } from 'electron';
import packageJson from '../../../../package.json' with { type: 'json' };
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';
import { closeBrowser } from '../window/browser.ts';
import { windowList } from '../window/window-list.ts';
import { readLoginItem, writeLoginItem } from './login-item.ts';
import { readiness } from './readiness.ts';
import { releaseSingleInstance, takeSingleInstance } from './single-instance.ts';

const paths = new Map<string, string>([
  ['userData', join(tmpdir(), 'eventory-fake-electron')],
  ['exe', process.execPath],
  ['documents', tmpdir()],
]);

class FakeApp extends EventEmitter {
  #quitting = false;
  #exiting = false;
  #ended = false;
  readonly #ready = new Promise<void>((resolve) => {
    // After the first turn, in which the app's modules are loaded.
    setImmediate(() => {
      readiness.isReady = true;
      // The promise comes first, and what waits for it runs before the event (`Browser::DidFinishLaunching`).
      resolve();
      setImmediate(() => this.#finishLaunching());
    });
  });

  /** macOS hands over the link that starts the app before `ready`: who listens later misses it. */
  #finishLaunching(): void {
    const { FAKE_ELECTRON_LAUNCH_INFO = '{}', FAKE_ELECTRON_OPEN_URL: url } = process.env;
    if (url !== undefined) this.openUrl(url);
    this.emit('ready', {}, JSON.parse(FAKE_ELECTRON_LAUNCH_INFO));
  }

  constructor() {
    super();
    windowList.whenAllClosed(() => {
      if (this.#exiting) this.#end(0);
      else if (this.#quitting) this.#willQuit();
      else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
      else this.quit();
    });
  }

  get isPackaged(): boolean {
    return fakeSystem.isPackaged;
  }
  readonly commandLine = { hasSwitch: () => false, removeSwitch: () => {} };
  isReady(): boolean {
    return readiness.isReady;
  }
  whenReady(): Promise<void> {
    return this.#ready;
  }
  getVersion(): string {
    return packageJson.version;
  }
  /** Of the system's formats; there is one only once the app is ready. */
  getSystemLocale(): string {
    if (!readiness.isReady) throw new Error('app.getSystemLocale() is only known once the app is ready.');
    return new Intl.DateTimeFormat().resolvedOptions().locale;
  }
  getName(): string {
    return this.#name;
  }
  /** The folder of the app's `package.json`, above `dist/main/index.js`. */
  getAppPath(): string {
    return join(dirname(process.argv[1] ?? ''), '../..');
  }
  getPath(name: string): string {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`fake-electron knows no path named ${name}.`);
    return path;
  }
  /** The default folder of the app's files is named after the app. */
  setName(name: string): void {
    this.#name = name;
    if (!this.#isFolderSet) paths.set('userData', join(tmpdir(), name));
  }
  #name = packageJson.productName;
  #isFolderSet = false;
  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (name === 'userData') this.#isFolderSet = true;
    paths.set(name, path);
  }
  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    const message = { argv: process.argv, workingDirectory: process.cwd(), additionalData: additionalData ?? null };
    return takeSingleInstance(this.getPath('userData'), message, (second) => {
      void this.#ready.then(() =>
        this.emit('second-instance', {}, second.argv, second.workingDirectory, second.additionalData),
      );
    });
  }
  hasSingleInstanceLock(): boolean {
    return this.requestSingleInstanceLock();
  }
  releaseSingleInstanceLock(): void {
    releaseSingleInstance();
  }
  setAppUserModelId(_id: string): void {}
  setToastActivatorCLSID(id: string): void {
    if (!/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(id)) throw new TypeError('Invalid CLSID');
  }
  /** Needs the app's scheme in `Info.plist` (macOS); writes the registry (Windows) or runs `xdg-settings` (Linux). */
  setAsDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean {
    if (/[^a-z0-9+.-]/.test(scheme)) throw new TypeError(`Not a scheme: ${scheme}`);
    if (fakeSystem.platform === 'linux') return false;
    // Elsewhere than on Windows path and arguments mean nothing.
    fakeSystem.linkHandlers.set(
      scheme,
      fakeSystem.platform === 'win32' ? [path ?? process.execPath, ...(args ?? [])] : [],
    );
    return true;
  }
  /** macOS: a link of the app is clicked. */
  openUrl(url: string): void {
    this.#emitPreventable('open-url', url);
  }
  setBadgeCount(count = 0): boolean {
    fakeSystem.badge = count;
    return true;
  }
  setLoginItemSettings(settings: Settings): void {
    writeLoginItem(this.getPath('userData'), settings);
  }
  getLoginItemSettings(): LoginItemSettings {
    return readLoginItem(this.getPath('userData'));
  }

  /** Ends the app without asking anyone: no `before-quit`, no `will-quit`, and windows do not get `close`. */
  exit(code = 0): void {
    this.#exiting = true;
    for (const window of windowList.all()) window.destroy();
    this.#end(code);
  }
  /** `before-quit`, then every window is asked to close, then `will-quit`, then `quit`; each but the last can stop it. */
  quit(): void {
    if (this.#quitting) return;
    if (!this.#emitPreventable('before-quit')) return;
    this.#quitting = true;
    const open = windowList.all();
    if (open.length === 0) this.#willQuit();
    else for (const window of open) if (!window.close()) this.#quitting = false;
  }

  #willQuit(): void {
    if (this.#emitPreventable('will-quit')) this.#end(0);
    else this.#quitting = false;
  }
  #end(code: number): void {
    if (this.#ended) return;
    this.#ended = true;
    this.emit('quit', {}, code);
    void closeBrowser().finally(() => process.exit(code));
  }
  #emitPreventable(name: string, ...args: unknown[]): boolean {
    const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
    this.emit(name, event, ...args);
    return !event.defaultPrevented;
  }
}

const fakeApp = new FakeApp();
fakeApp satisfies Pick<
  App,
  | 'isPackaged'
  | 'isReady'
  | 'whenReady'
  | 'getVersion'
  | 'getName'
  | 'getSystemLocale'
  | 'getAppPath'
  | 'setName'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setToastActivatorCLSID'
  | 'setAsDefaultProtocolClient'
  | 'setBadgeCount'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'exit'
  | 'quit'
>;
export const app = strictObject('app', fakeApp);
