import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Ports } from '../../../main/engine/ports.ts';
import { startAppUnderTest } from './app-under-test.ts';
import type { Feed } from './feeds.ts';

/** The app on a feed, with a window open. */
export interface AppWithWindow {
  /** Feed items the window has got. */
  countReceivedItems(): Promise<number>;
  /** Ends the feed too. */
  dispose(): Promise<void>;
}

export async function startAppWithWindow(feed: Feed, ports: Pick<Ports, 'toaster' | 'sounds'>): Promise<AppWithWindow> {
  const app = await startAppUnderTest(feed, ports);
  const window = await openWindow(app);
  return {
    async countReceivedItems() {
      window.postMessage('count');
      const [items] = (await once(window, 'message')) as [number];
      return items;
    },
    async dispose() {
      await window.terminate();
      await app.dispose();
      await feed.dispose();
    },
  };
}

async function openWindow({ origin, url }: { readonly origin: string; readonly url: string }): Promise<Worker> {
  const window = new Worker(join(import.meta.dirname, 'window.worker.ts'), { workerData: { origin, url } });
  await once(window, 'message');
  return window;
}
