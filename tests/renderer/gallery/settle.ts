import type { Page, Request } from 'playwright-core';

/** Nothing may change for this long, and for so many frames: a busy machine draws few, and lists measure themselves in them. */
const QUIET_MS = 200;
const QUIET_FRAMES = 5;
/** A clock that ticks never ends: then this is enough. */
const MAX_MS = 5000;

/** What each page has asked for and not got. */
const requests = new WeakMap<Page, Set<Request>>();

function requestsOf(page: Page): ReadonlySet<Request> {
  const known = requests.get(page);
  if (known !== undefined) return known;
  const open = new Set<Request>();
  requests.set(page, open);
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return open;
}

/** Goes to an address of the gallery and waits until its window is drawn and `settle`d. */
export async function openSettled(page: Page, url: string): Promise<void> {
  requestsOf(page);
  // The page is left first: a change of the fragment alone loads nothing.
  await page.goto('about:blank');
  await page.goto(url);
  await page.getByRole('main').waitFor();
  await settle(page);
}

/** Waits until nothing on the page changes: all that it asked for is there, its DOM stands still and no animation runs. */
export async function settle(page: Page): Promise<void> {
  const open = requestsOf(page);
  do await standStill(page);
  while (open.size > 0);
}

async function standStill(page: Page): Promise<void> {
  await page.evaluate(
    ({ quietMs, quietFrames, maxMs }) =>
      new Promise<void>((resolve) => {
        const endMs = performance.now() + maxMs;
        let changedMs = performance.now();
        let frames = 0;
        const changed = () => {
          changedMs = performance.now();
          frames = 0;
        };
        const mutations = new MutationObserver(changed);
        mutations.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        // A part of the window that has loaded is about to be shown.
        const loads = new PerformanceObserver(changed);
        loads.observe({ type: 'resource' });
        const check = () => {
          const now = performance.now();
          frames += 1;
          const isQuiet = now - changedMs > quietMs && frames > quietFrames && document.getAnimations().length === 0;
          if (!isQuiet && now < endMs) return void requestAnimationFrame(check);
          mutations.disconnect();
          loads.disconnect();
          resolve();
        };
        requestAnimationFrame(check);
      }),
    { quietMs: QUIET_MS, quietFrames: QUIET_FRAMES, maxMs: MAX_MS },
  );
}
