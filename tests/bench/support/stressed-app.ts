import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Ports } from '../../../main/engine/ports.ts';
import { type GatewayUnderTest, startAppUnderTest } from './app-under-test.ts';

const root = join(import.meta.dirname, '../../..');

/** The app under the simulator's stress scenario (in its own process), with a window open. */
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
  const gateway = JSON.parse(line.toString()) as GatewayUnderTest;
  const app = await startAppUnderTest({ ...gateway, watchlist: readFileSync(gateway.watchlist, 'utf8') }, ports);
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
    },
  };
}

async function openWindow({ origin, url }: { readonly origin: string; readonly url: string }): Promise<Worker> {
  const window = new Worker(join(import.meta.dirname, 'window.worker.ts'), { workerData: { origin, url } });
  await once(window, 'message');
  return window;
}

async function stopProcess(child: ChildProcess): Promise<void> {
  child.kill('SIGINT');
  await once(child, 'exit');
}
