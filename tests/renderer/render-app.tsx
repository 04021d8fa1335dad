import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { BridgeClient } from '../../renderer/lib/bridge/loopback-bridge.ts';
import { loadAllParts } from '../../renderer/lib/lazy-part.tsx';
import { App } from '../../renderer/shell/App.tsx';
import { createStores, type WindowStores } from '../../renderer/state/stores.tsx';
import { createFakeBridge, type FakeBridgeOptions } from './fake-bridge/fake-bridge.ts';

/** jsdom lays nothing out: this is the size that every element claims, so that virtual lists show their first rows. */
const SIZE = { width: 1280, height: 800 };

/** Call at the top of a suite: the parts of a browser that jsdom lacks, and a clean page per test. */
export function stubBrowserApis(): void {
  // Loading a view can take a busy machine longer than a test waits for its content.
  beforeAll(() => {
    Object.assign(window, { matchMedia });
    return loadAllParts((load) => load());
  }, 60_000);
  beforeEach(() => {
    window.location.hash = '';
    window.localStorage.clear();
    window.sessionStorage.clear();
    Object.assign(window, {
      matchMedia,
      ResizeObserver: class {
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    });
    // jsdom draws nothing: a chart is checked by its table and, in a browser, by its pictures.
    Object.assign(window, { Path2D: silent });
    HTMLCanvasElement.prototype.getContext = (() => new silent()) as unknown as HTMLCanvasElement['getContext'];
    Object.assign(document, { fonts: { addEventListener() {}, removeEventListener() {} } });
    Element.prototype.scrollIntoView = () => {};
    Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
      this.scrollTop = typeof options === 'object' ? (options.top ?? 0) : 0;
      this.dispatchEvent(new Event('scroll'));
    } as typeof Element.prototype.scrollTo;
    Element.prototype.getBoundingClientRect = () => new DOMRect(100, 100, 200, 30);
    Object.defineProperties(Element.prototype, {
      clientHeight: { configurable: true, get: () => SIZE.height },
      clientWidth: { configurable: true, get: () => SIZE.width },
    });
  });
  afterEach(() => {
    cleanup();
    for (const interval of clocks.splice(0)) clearInterval(interval);
  });
}

/** Takes every call of a canvas, and measures every text as nothing wide. */
const silent = class {
  constructor() {
    // biome-ignore lint/correctness/noConstructorReturn: whatever is read of it is a function
    return new Proxy(
      {},
      { get: (_target, name) => () => (name === 'measureText' ? { width: 0 } : undefined), set: () => true },
    );
  }
};

const matchMedia = (query: string) => ({
  matches: query.includes('1180px') || query.includes('reduce'),
  media: query,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
});

/** The clock of a window ticks as long as the window lives: in a test, until the test's end. */
const clocks: NodeJS.Timeout[] = [];

function startStores(bridge: BridgeClient): WindowStores {
  const { setInterval: start } = globalThis;
  globalThis.setInterval = ((...parameters: Parameters<typeof start>) => {
    const interval = start(...parameters);
    clocks.push(interval);
    return interval;
  }) as typeof start;
  try {
    return createStores(bridge);
  } finally {
    globalThis.setInterval = start;
  }
}

/** The whole window on a fake bridge. */
export function renderApp(options: FakeBridgeOptions = {}) {
  const fake = createFakeBridge(options);
  const stores = startStores(fake.bridge);
  const page = render(<App stores={stores} />);
  return { ...fake, stores, page, user: userEvent.setup() };
}
