import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type BrowserMode, startBrowserMode } from '../../main/browser/browser-mode.ts';
import type { Ports } from '../../main/engine/ports.ts';

const root = join(import.meta.dirname, '../..');

/** The app in browser mode under the simulator's stress scenario (in a process of its own), with a window open. */
export interface StressedApp {
  /** Feed items the window has got. */
  countReceivedItems(): Promise<number>;
  dispose(): Promise<void>;
}

export async function startStressedApp(ports: Pick<Ports, 'toaster' | 'sounds'>): Promise<StressedApp> {
  const simulator = spawn(process.execPath, [join(root, 'main/cli.ts'), 'simulate', '--scenario', 'stress', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(simulator.stdout, 'data')) as [Buffer];
  const gateway = JSON.parse(line.toString()) as { url: string; ca: string; api_key: string; watchlist: string };
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
  await app.engine.request('watchlist.importConfirm', {
    text: readFileSync(gateway.watchlist, 'utf8'),
    format: 'json',
    mode: 'replace',
  });
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
      await stopProcess(simulator);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openWindow({ origin, url }: BrowserMode): Promise<Worker> {
  const window = new Worker(join(import.meta.dirname, 'window.worker.ts'), { workerData: { origin, url } });
  await once(window, 'message');
  return window;
}

async function stopProcess(child: ChildProcess): Promise<void> {
  child.kill('SIGINT');
  await once(child, 'exit');
}
