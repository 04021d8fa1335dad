import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { watchlist } from '../throughput/messages.ts';
import type { GatewayUnderTest } from './app-under-test.ts';

const root = join(import.meta.dirname, '../../..');

/** A gateway that sends messages of about 60 KB, at least half of them alerts, and what to watch there. */
export interface Feed extends GatewayUnderTest {
  dispose(): Promise<void>;
}

/** The simulator's stress scenario at 200/s, in its own process: the hardest case, in which no section repeats. */
export async function startStressFeed(): Promise<Feed> {
  const simulator = spawn(process.execPath, [join(root, 'main/cli.ts'), 'simulate', '--scenario', 'stress', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(simulator.stdout, 'data')) as [Buffer];
  const gateway = JSON.parse(line.toString()) as GatewayUnderTest;
  return {
    ...gateway,
    watchlist: readFileSync(gateway.watchlist, 'utf8'),
    dispose: () => stopProcess(simulator),
  };
}

/** Forty events, of whose 190 sections three change with each message: what a sale is like. On its own thread. */
export async function startSaleFeed(ratePerS: number): Promise<Feed> {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-feed-'));
  const worker = new Worker(join(import.meta.dirname, 'sale-feed.worker.ts'), { workerData: { ratePerS } });
  const [{ url, ca }] = (await once(worker, 'message')) as [{ url: string; ca: string }];
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, ca);
  return {
    url,
    ca: caFile,
    api_key: randomUUID(),
    watchlist: JSON.stringify(watchlist),
    async dispose() {
      await worker.terminate();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function stopProcess(child: ChildProcess): Promise<void> {
  child.kill('SIGINT');
  await once(child, 'exit');
}
