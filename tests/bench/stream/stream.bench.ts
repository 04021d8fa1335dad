import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { readStreamFile, type StreamAddress } from '../../../main/host/stream/stream-file.ts';
import { recordingToaster, startAppUnderTest } from '../support/app-under-test.ts';
import { type Benchmark, formatMs, percentile, type Result } from '../support/benchmark.ts';
import { type FramePump, type PumpedClient, startFramePump } from '../throughput/frame-pump.ts';
import { SIZES, type SizeName, watchlist } from '../throughput/messages.ts';
import type { ReadersData, ReadersReport } from './readers.worker.ts';

const ROUNDS = 4;
/** Of a round. Of the larger messages so many that a reader that reads nothing is dropped. */
const LOADS: Readonly<Record<SizeName, Load>> = {
  '2.6 KB': { messages: 100, perSecond: 100 },
  '65 KB': { messages: 250, perSecond: 60 },
};
interface Load {
  readonly messages: number;
  readonly perSecond: number;
}
const READERS = [
  { name: 'no reader', reading: 0, stalled: 0 },
  { name: '20 readers', reading: 20, stalled: 0 },
  { name: '20 readers and 1 that reads nothing', reading: 20, stalled: 1 },
] as const;

/** Milliseconds of each message, over all rounds. */
interface Delays {
  readonly toToast: number[];
  readonly handled: number[];
  dropped: number;
  missed: number;
}

/** What is measured in: the app, and who sends it messages. */
interface Bench {
  readonly client: PumpedClient;
  readonly address: StreamAddress;
  /** Called for each toast. */
  setOnToast(listener: () => void): void;
  dispose(): Promise<void>;
}

export const stream: Benchmark = {
  title: 'The local stream: what its readers cost the app, message by message',
  async run({ size: wanted }) {
    const results: Result[] = [];
    for (const size of Object.keys(SIZES) as SizeName[]) {
      if (wanted !== undefined && size !== wanted) continue;
      results.push(...(await measureSize(size)));
    }
    return results;
  },
};

/** The numbers of readers take turns, so that what else the machine does meets them alike. */
async function measureSize(size: SizeName): Promise<Result[]> {
  const bench = await startBench(size);
  const delays = READERS.map((): Delays => ({ toToast: [], handled: [], dropped: 0, missed: 0 }));
  try {
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const [index, readers] of READERS.entries()) {
        const into = round < 0 ? { toToast: [], handled: [], dropped: 0, missed: 0 } : delays[index];
        if (into !== undefined) await measureRound(bench, { ...readers, ...bench.address }, LOADS[size], into);
      }
    }
  } finally {
    await bench.dispose();
  }
  const alone = delays[0] as Delays;
  return READERS.flatMap(({ name, stalled }, index) => {
    const { toToast, handled, dropped, missed } = delays[index] as Delays;
    const more = stalled === 0 ? '' : `, dropped ${dropped} times`;
    if (missed > 0) console.log(`  ${name}: ${missed} objects were not received`);
    return [
      toResult(`${size}, ${name}: frame to toast, p50`, toToast, alone.toToast),
      toResult(`${size}, ${name}: frame handled, p50${more}`, handled, alone.handled),
    ];
  });
}

async function measureRound(
  bench: Bench,
  readers: ReadersData,
  { messages, perSecond }: Load,
  into: Delays,
): Promise<void> {
  const worker = new Worker(join(import.meta.dirname, 'readers.worker.ts'), { workerData: readers });
  await once(worker, 'message');
  let sentAtMs = 0;
  bench.setOnToast(() => into.toToast.push(performance.now() - sentAtMs));
  const begin = performance.now();
  for (let sent = 0; sent < messages; sent += 1) {
    await sleep(Math.max(0, begin + (sent * 1000) / perSecond - performance.now()));
    sentAtMs = performance.now();
    into.handled.push(await bench.client.send(1));
  }
  bench.setOnToast(() => {});
  // What is on its way arrives.
  await sleep(300);
  worker.postMessage('report');
  const [report] = (await once(worker, 'message')) as [ReadersReport];
  into.dropped += report.dropped;
  into.missed += messages * readers.reading - report.objects;
  await worker.terminate();
}

async function startBench(size: SizeName): Promise<Bench> {
  const pump: FramePump = await startFramePump(size);
  const folder = mkdtempSync(join(tmpdir(), 'eventory-bench-'));
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, pump.ca);
  let onToast = (): void => {};
  const connected = pump.nextClient();
  const gateway = { url: pump.url, ca, api_key: randomUUID(), watchlist: JSON.stringify(watchlist) };
  const app = await startAppUnderTest(gateway, {
    toaster: recordingToaster(() => onToast()),
    sounds: { play: async () => {} },
  });
  await app.engine.request('settings.update', { patch: { local_stream: { for_programs: true } } });
  let address: StreamAddress | null = null;
  while (address === null) {
    await sleep(20);
    address = readStreamFile(app.folder);
  }
  return {
    client: await connected,
    address,
    setOnToast(listener) {
      onToast = listener;
    },
    async dispose() {
      await app.dispose();
      pump.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function toResult(name: string, times: readonly number[], alone: readonly number[]): Result {
  const median = percentile(times, 50);
  const tails = `p95 ${formatMs(percentile(times, 95))}, p99 ${formatMs(percentile(times, 99))}`;
  return {
    name,
    figure: `${formatMs(median)} (${tails})`,
    ratio: { value: median / percentile(alone, 50), of: 'without readers' },
  };
}
