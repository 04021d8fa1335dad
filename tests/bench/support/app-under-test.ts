import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserMode, startBrowserMode } from '../../../main/browser/browser-mode.ts';
import type { Ports, Toaster } from '../../../main/engine/ports.ts';

const root = join(import.meta.dirname, '../../..');

/** A gateway to connect to, and what to watch there. */
export interface GatewayUnderTest {
  readonly url: string;
  /** File of its authority. */
  readonly ca: string;
  readonly api_key: string;
  /** The watchlist as JSON. */
  readonly watchlist: string;
}

/** The app in browser mode, in this process, on its own folder that goes when it is disposed of. */
export async function startAppUnderTest(
  gateway: GatewayUnderTest,
  ports: Pick<Ports, 'toaster' | 'sounds'>,
): Promise<Pick<BrowserMode, 'engine' | 'folder' | 'origin' | 'url' | 'dispose'>> {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-bench-'));
  const app = await startBrowserMode({
    folder,
    version: 'bench',
    port: 0,
    pageFolder: join(root, 'renderer'),
    apiKey: gateway.api_key,
    overrides: { gateway: { url: gateway.url, ca_file: gateway.ca } },
    ports,
  });
  if ('running' in app) throw new Error(`already running at ${app.running}`);
  await app.engine.request('watchlist.importConfirm', { text: gateway.watchlist, format: 'json', mode: 'replace' });
  return {
    ...app,
    async dispose() {
      await app.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A toaster that shows nothing and says it did. */
export function recordingToaster(onShow: () => void): Toaster {
  return {
    hasActions: true,
    show: async () => {
      onShow();
      return { outcome: 'shown', by: 'recorder', detail: '' };
    },
    onActivate: () => () => {},
    suppression: async () => null,
  };
}
