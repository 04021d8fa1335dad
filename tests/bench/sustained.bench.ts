import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { recordingToaster } from './support/app-under-test.ts';
import { startAppWithWindow } from './support/app-with-window.ts';
import { type Benchmark, formatMs, percentile, type Result } from './support/benchmark.ts';
import { type Feed, startSaleFeed, startStressFeed } from './support/feeds.ts';

const MESSAGES = 5000;
const RATE_PER_S = 200;
const WARM_UP_S = 3;
/** How often the delay of the event loop is looked at. */
const LOOP_INTERVAL_MS = 1;

/** When the newest frame of any socket was handed to the app. Handling one is synchronous up to the toast. */
let lastFrameAtMs = 0;
const emit = WebSocket.prototype.emit;
WebSocket.prototype.emit = function (this: WebSocket, name: string | symbol, ...args: unknown[]) {
  if (name === 'message') lastFrameAtMs = performance.now();
  return emit.call(this, name, ...args);
} as typeof emit;

/** How long it took to parse each message: the part of the way to the toast that no client can do without. */
const parsedInMs: number[] = [];
const MIN_MESSAGE_LENGTH = 10_000;
const parse = JSON.parse;
JSON.parse = (text: string, ...rest) => {
  if (text.length < MIN_MESSAGE_LENGTH) return parse(text, ...rest);
  const begin = performance.now();
  const value: unknown = parse(text, ...rest);
  parsedInMs.push(performance.now() - begin);
  return value;
};

export const sustained: Benchmark = {
  title: `The whole app under ${MESSAGES} messages of 60 KB at ${RATE_PER_S}/s, window open`,
  async run() {
    const idleLoop = watchLoopDelay();
    await sleep(WARM_UP_S * 1000);
    const idleLoopMs = idleLoop.p99Ms();
    return [
      ...(await measure('no section repeats', await startStressFeed())),
      ...(await measure('a sale', await startSaleFeed(RATE_PER_S))),
      { name: 'event loop delay of a process that does nothing, p99', figure: formatMs(idleLoopMs) },
    ];
  },
};

async function measure(name: string, feed: Feed): Promise<readonly Result[]> {
  const toToastMs: number[] = [];
  const toaster = recordingToaster(() => toToastMs.push(performance.now() - lastFrameAtMs));
  const app = await startAppWithWindow(feed, { toaster, sounds: { play: async () => {} } });
  await sleep(WARM_UP_S * 1000);
  toToastMs.length = 0;
  parsedInMs.length = 0;
  const itemsBefore = await app.countReceivedItems();
  const cpuBefore = process.threadCpuUsage();
  const begin = performance.now();
  const loop = watchLoopDelay();
  await sleep((MESSAGES / RATE_PER_S) * 1000);
  const loopMs = loop.p99Ms();
  const seconds = (performance.now() - begin) / 1000;
  const cpu = process.threadCpuUsage(cpuBefore);
  const items = (await app.countReceivedItems()) - itemsBefore;
  await app.dispose();

  const busy = (cpu.user + cpu.system) / 1e6 / seconds;
  const rate = items / seconds;
  const results: readonly Result[] = [
    {
      name: 'messages in the window',
      figure: `${rate.toFixed(1)}/s`,
      ratio: { value: rate / RATE_PER_S, of: 'the rate sent' },
    },
    {
      name: 'main thread busy',
      figure: `${(busy * 100).toFixed(0)}% of a core`,
      ratio: { value: rate / busy / RATE_PER_S, of: 'the rate could be taken' },
    },
    { name: 'frame to toast, median', figure: formatMs(percentile(toToastMs, 50)) },
    {
      name: `frame to toast, p99 of ${toToastMs.length}`,
      figure: formatMs(percentile(toToastMs, 99)),
      ratio: { value: percentile(toToastMs, 99) / 1.5, of: 'the 1.5 ms allowed' },
    },
    ...parsing(toToastMs),
    {
      name: 'event loop delay, p99',
      figure: formatMs(loopMs),
      ratio: { value: loopMs / 3, of: 'the 3 ms allowed' },
    },
  ];
  return results.map((result) => ({ ...result, name: `${name}: ${result.name}` }));
}

/** What parsing whole messages took of it. Of a sale only what changed is parsed. */
function parsing(toToastMs: readonly number[]): readonly Result[] {
  if (parsedInMs.length < toToastMs.length / 2) return [];
  return [
    {
      name: '  of it JSON.parse, median',
      figure: formatMs(percentile(parsedInMs, 50)),
      ratio: { value: percentile(parsedInMs, 50) / percentile(toToastMs, 50), of: 'the median above' },
    },
    {
      name: `  of it JSON.parse, p99 of ${parsedInMs.length}`,
      figure: formatMs(percentile(parsedInMs, 99)),
      ratio: { value: percentile(parsedInMs, 99) / percentile(toToastMs, 99), of: 'the p99 above' },
    },
  ];
}

/** Node reports the time from one look to the next, of which the interval is no delay. */
function watchLoopDelay(): { p99Ms(): number } {
  const loop = monitorEventLoopDelay({ resolution: LOOP_INTERVAL_MS });
  loop.enable();
  return {
    p99Ms() {
      loop.disable();
      return loop.percentile(99) / 1e6 - LOOP_INTERVAL_MS;
    },
  };
}
