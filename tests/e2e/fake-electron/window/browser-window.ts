import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronWindow,
  NativeImage,
  Rectangle,
} from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { app } from '../modules/app.ts';
import { assertReady } from '../modules/readiness.ts';
import { strictObject } from '../strict-object.ts';
import { FakeWebContents } from './web-contents.ts';
import { windowList } from './window-list.ts';

/** Every window there is, for the test. */
export const windows: FakeBrowserWindow[] = [];

/** A window without a screen: what can be seen of it is remembered, its page is real. */
class FakeBrowserWindow extends EventEmitter {
  readonly webContents: FakeWebContents;
  readonly options: BrowserWindowConstructorOptions;
  visible = false;
  focused = false;
  overlay = '';
  #maximized = false;
  #fullScreen = false;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    assertReady('Cannot create BrowserWindow');
    const { preload, sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {};
    if (preload === undefined || sandbox !== true || contextIsolation !== true || nodeIntegration !== false) {
      throw new Error('fake-electron hosts sandboxed, isolated pages only.');
    }
    this.options = options;
    this.backgroundColor = options.backgroundColor ?? '#FFF';
    const { x = 100, y = 80, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.webContents = new FakeWebContents(preload).self;
    windows.push(this);
    windowList.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    // On Wayland a hidden window is never ready to show.
    if (fakeSystem.platform !== 'linux' || this.visible) this.emit('ready-to-show');
  }
  show(): void {
    this.#assertOpen();
    const wasVisible = this.visible;
    this.visible = true;
    this.emit('show');
    this.focus();
    if (fakeSystem.platform === 'linux' && !wasVisible) this.emit('ready-to-show');
  }
  showInactive(): void {
    this.#assertOpen();
    this.visible = true;
    this.emit('show');
  }
  hide(): void {
    this.#assertOpen();
    // macOS keeps the black space of a fullscreen window whose window is gone (electron#20263).
    if (fakeSystem.platform === 'darwin' && this.#fullScreen) this.leftBlackSpace = true;
    this.visible = false;
    this.blur();
    this.emit('hide');
  }
  /** Whether hiding left an empty fullscreen space behind, as macOS does. */
  leftBlackSpace = false;
  focus(): void {
    this.#assertOpen();
    if (this.focused) return;
    this.focused = true;
    this.emit('focus');
  }
  blur(): void {
    this.#assertOpen();
    if (!this.focused) return;
    this.focused = false;
    this.emit('blur');
  }
  /** Asks the window to close, as its own close button does. False if it stays open. */
  close(): boolean {
    this.#assertOpen();
    const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.destroy();
    return true;
  }
  /** Closes without asking: `closed` is emitted, `close` is not. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.visible = false;
    this.webContents.markDestroyed();
    this.emit('closed');
    windows.splice(windows.indexOf(this), 1);
    windowList.remove(this);
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isVisible(): boolean {
    this.#assertOpen();
    return this.visible;
  }
  isFocused(): boolean {
    this.#assertOpen();
    return this.focused;
  }
  isMinimized(): boolean {
    this.#assertOpen();
    return false;
  }
  isMaximized(): boolean {
    this.#assertOpen();
    return this.#maximized;
  }
  /** Shows the window too, as Electron does. */
  maximize(): void {
    this.#assertOpen();
    this.#maximized = true;
    this.visible = true;
    this.emit('maximize');
  }
  unmaximize(): void {
    this.#assertOpen();
    this.#maximized = false;
    this.emit('unmaximize');
  }
  restore(): void {
    this.#assertOpen();
  }
  isFullScreen(): boolean {
    this.#assertOpen();
    return this.#fullScreen;
  }
  /** The change is reported later; on macOS after its animation. */
  setFullScreen(flag: boolean): void {
    this.#assertOpen();
    if (flag === this.#fullScreen) return;
    setTimeout(() => {
      this.#fullScreen = flag;
      this.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
    }, 50);
  }
  setBackgroundColor(color: string): void {
    this.#assertOpen();
    this.backgroundColor = color;
  }
  backgroundColor: string;
  #assertOpen(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
  /** Stays as it is when the display goes that it is on, as Windows leaves a hidden window. */
  #bounds: Rectangle;
  getBounds(): Rectangle {
    this.#assertOpen();
    return this.#bounds;
  }
  getNormalBounds(): Rectangle {
    this.#assertOpen();
    return this.#bounds;
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.#assertOpen();
    this.#bounds = { ...this.#bounds, ...bounds };
  }
  setOverlayIcon(_image: NativeImage | null, description: string): void {
    this.#assertOpen();
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
  | 'destroy'
  | 'isDestroyed'
  | 'isFullScreen'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isMaximized'
  | 'maximize'
  | 'unmaximize'
  | 'restore'
  | 'setBackgroundColor'
  | 'setFullScreen'
  | 'showInactive'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'setOverlayIcon'
>;

/** The class itself, whose instances refuse what they do not have. */
export const BrowserWindow = new Proxy(FakeBrowserWindow, {
  construct: (target, [options]) =>
    strictObject('BrowserWindow', new target(options as BrowserWindowConstructorOptions)),
});
