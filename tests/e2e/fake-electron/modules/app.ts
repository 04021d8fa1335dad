import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import packageJson from '../../../../package.json' with { type: 'json' };
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';
import { closeBrowser } from '../window/browser.ts';

const paths = new Map<string, string>([
  ['userData', join(tmpdir(), 'eventory-fake-electron')],
  ['exe', process.execPath],
]);

class FakeApp extends EventEmitter {
  readonly isPackaged = false;

  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  getVersion(): string {
    return packageJson.version;
  }
  getPath(name: string): string {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`fake-electron knows no path named ${name}.`);
    return path;
  }
  setPath(name: string, path: string): void {
    paths.set(name, path);
  }
  requestSingleInstanceLock(): boolean {
    return process.env.FAKE_ELECTRON_SECOND_INSTANCE === undefined;
  }
  setAppUserModelId(_id: string): void {}
  setToastActivatorCLSID(id: string): void {
    if (!/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(id)) throw new TypeError('Invalid CLSID');
  }
  setBadgeCount(count = 0): boolean {
    fakeSystem.badge = count;
    return true;
  }
  setLoginItemSettings(settings: object): void {
    fakeSystem.loginItem = settings;
  }
  exit(code = 0): void {
    void closeBrowser().finally(() => process.exit(code));
  }
  quit(): void {
    const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.emit('quit', {}, 0);
    this.exit();
  }
}

const fakeApp = new FakeApp();
fakeApp satisfies Pick<
  App,
  | 'isPackaged'
  | 'whenReady'
  | 'getVersion'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setToastActivatorCLSID'
  | 'setBadgeCount'
  | 'setLoginItemSettings'
  | 'exit'
  | 'quit'
>;
export const app = strictObject('app', fakeApp);
