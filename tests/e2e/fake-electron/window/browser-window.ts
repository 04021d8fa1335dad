import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronWindow,
  NativeImage,
  Rectangle,
} from 'electron';
import { app } from '../modules/app.ts';
import { strictObject } from '../strict-object.ts';
import { FakeWebContents } from './web-contents.ts';

/** Every window there is, for the test. */
export const windows: FakeBrowserWindow[] = [];

/** A window without a screen: what can be seen of it is remembered, its page is real. */
class FakeBrowserWindow extends EventEmitter {
  readonly webContents: FakeWebContents;
  readonly options: BrowserWindowConstructorOptions;
  visible = false;
  focused = false;
  overlay = '';

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    const { preload, sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {};
    if (preload === undefined || sandbox !== true || contextIsolation !== true || nodeIntegration !== false) {
      throw new Error('fake-electron hosts sandboxed, isolated pages only.');
    }
    this.options = options;
    this.webContents = new FakeWebContents(preload).self;
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit('ready-to-show');
  }
  show(): void {
    this.visible = true;
    this.emit('show');
  }
  hide(): void {
    this.visible = false;
    this.blur();
    this.emit('hide');
  }
  focus(): void {
    if (this.focused) return;
    this.focused = true;
    this.emit('focus');
  }
  blur(): void {
    if (!this.focused) return;
    this.focused = false;
    this.emit('blur');
  }
  /** What the window's own close button does. */
  pressClose(): void {
    const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
    this.emit('close', event);
    if (!event.defaultPrevented) this.emit('closed');
  }
  isVisible(): boolean {
    return this.visible;
  }
  isFocused(): boolean {
    return this.focused;
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  maximize(): void {}
  restore(): void {}
  getNormalBounds(): Rectangle {
    const { x = 100, y = 80, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }
  setOverlayIcon(_image: NativeImage | null, description: string): void {
    this.overlay = description;
  }
}
({}) as FakeBrowserWindow satisfies Pick<
  ElectronWindow,
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isMaximized'
  | 'maximize'
  | 'restore'
  | 'getNormalBounds'
  | 'setOverlayIcon'
>;

/** The class itself, whose instances refuse what they do not have. */
export const BrowserWindow = new Proxy(FakeBrowserWindow, {
  construct: (target, [options]) =>
    strictObject('BrowserWindow', new target(options as BrowserWindowConstructorOptions)),
});
