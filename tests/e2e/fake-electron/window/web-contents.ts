import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import type { Page } from 'playwright-core';
import { fakeSystem } from '../fake-system.ts';
import { app } from '../modules/app.ts';
import { invoke } from '../modules/ipc-main.ts';
import { fulfillFromApp } from '../modules/protocol.ts';
import { defaultSession, requestPermission } from '../modules/session.ts';
import { strictObject } from '../strict-object.ts';
import { toAppUrl, toServedUrl } from './app-urls.ts';
import { browser } from './browser.ts';
import { runPreloadScript } from './preload-script.ts';

const EXTERNAL_PAGE = { status: 200, contentType: 'text/html', body: '<!doctype html><title>elsewhere</title>' };

/** Chromium's side of a window. */
export class FakeWebContents extends EventEmitter {
  readonly session = defaultSession;
  readonly #page: Promise<Page>;
  #openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;
  #sending: Promise<unknown> = Promise.resolve();
  #deliver: Awaited<ReturnType<typeof runPreloadScript>> | null = null;
  /** The address main itself asked for; going anywhere else is the page's doing. */
  #wanted = '';
  /** What the app holds: the same for every event, as Electron's wrapper is. */
  readonly self: this;

  constructor(preload: string) {
    super();
    this.self = strictObject('WebContents', this);
    this.#page = this.#open(preload);
    this.#page.catch((error) => {
      // A window may go while its page opens.
      if (this.#destroyed) return;
      console.error(error);
      process.exit(1);
    });
  }

  get page(): Promise<Page> {
    return this.#page;
  }
  /** A message of the page's first frame, which no preload script runs in: only a renderer taken over could send it. */
  async invokeFromChildFrame(channel: string, args: readonly unknown[]): Promise<unknown> {
    const page = await this.#page;
    // A frame that the page has just got is told of a moment later.
    const frame = page.mainFrame().childFrames()[0] ?? (await page.waitForEvent('frameattached', { timeout: 10_000 }));
    return invoke(this.self, frame, channel, args);
  }
  #destroyed = false;
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  zoomLevel = 0;
  zoom(by: number | null): void {
    this.zoomLevel = by === null ? 0 : this.zoomLevel + by;
  }
  markDestroyed(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }
  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.#openHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    const copy = structuredClone(args);
    this.#sending = this.#sending.then(() => this.#page).then(() => this.#deliver?.(channel, copy));
  }
  async load(address: string): Promise<void> {
    this.#wanted = toServedUrl(address, 'app');
    await (await this.#page).goto(this.#wanted);
    this.emit('did-finish-load');
  }

  async #open(preload: string): Promise<Page> {
    const { context } = await browser(app.getPath('userData'));
    const [first] = context.pages();
    const page = first ?? (await context.newPage());
    this.#deliver = await runPreloadScript(page, preload, {
      invoke: (channel, args) => invoke(this.self, page.mainFrame(), channel, args),
      ask: (permission) => requestPermission(this.self, permission),
    });
    await page.route('**/*', async (route) => {
      const request = route.request();
      if (request.isNavigationRequest() && !this.#mayGo(request.url(), request.frame() === page.mainFrame())) {
        // As Electron does: the page stays, where another failure would bring up an error page.
        await route.abort('aborted');
      } else if (!(await fulfillFromApp(route))) {
        await route.fulfill(EXTERNAL_PAGE);
      }
    });
    // Popups, until they are closed: nothing here reaches the network.
    await context.route('**/*', (route) => route.fulfill(EXTERNAL_PAGE));
    page.on('popup', (popup) => {
      const url = popup.url();
      const answer = this.#openHandler?.({ url } as Electron.HandlerDetails).action ?? 'allow';
      fakeSystem.decisions.push({ asked: 'window.open', answer });
      if (answer === 'deny') void popup.close();
    });
    return page;
  }

  /** Whether the app lets a page go where it wants to, by the events Electron would use. */
  #mayGo(address: string, isMainFrame: boolean): boolean {
    if (isMainFrame && address === this.#wanted) return true;
    const event = {
      url: toAppUrl(address, 'app'),
      isMainFrame,
      isSameDocument: false,
      defaultPrevented: false,
      preventDefault: () => {
        event.defaultPrevented = true;
      },
    };
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event);
    fakeSystem.decisions.push({ asked: 'navigation', answer: event.defaultPrevented ? 'deny' : 'allow' });
    return !event.defaultPrevented;
  }
}
({}) as FakeWebContents satisfies Pick<WebContents, 'isDestroyed' | 'send' | 'setWindowOpenHandler'>;
