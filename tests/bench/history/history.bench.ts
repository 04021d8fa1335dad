import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type History, openHistory } from '../../../main/engine/history/history.ts';
import type { HistoryReports } from '../../../main/engine/history/reports.ts';
import { type Benchmark, formatMs, percentile, type Result } from '../support/benchmark.ts';
import { EVENT_COUNT } from './event-plans.ts';
import { benchClock, deleteAfter, KEEP_ALL, largeHistory } from './large-history.ts';
import { measureReads } from './measure-reads.ts';
import { measureWrites } from './measure-writes.ts';

const ITEMS = 1_000_000;
const STARTS = 9;
const ALLOWED_RATIO = 1.2;

const REPORTS: HistoryReports = {
  writeFailed: (failure) => failure !== null && console.error(`not written: ${failure.why}`),
  failed: console.error,
  shortened() {},
  maintenanceFailed: console.error,
  damagedRows: console.error,
  quarantined: console.error,
  unavailable: (file) => file !== null && console.error(`in memory: ${file.why}`),
};

export const history: Benchmark = {
  title: `A history of ${ITEMS.toLocaleString('en')} messages (or as --items says) of ${EVENT_COUNT} events`,
  async run({ items = ITEMS }) {
    const path = largeHistory(items);
    const clock = benchClock();
    const open = (file: string) => openHistory({ path: file, clock, reports: REPORTS, retention: () => KEEP_ALL });
    const midnightMs = new Date(clock.now()).setUTCHours(0, 0, 0, 0);
    const last = newestId(path);
    const folder = mkdtempSync(join(tmpdir(), 'eventory-bench-'));
    try {
      const empty = join(folder, 'empty.sqlite');
      await (await open(empty)).dispose();
      const results = [await compareStarts(open, { path, empty, midnightMs, sinceMs: clock.now() - 15 * 60_000 })];
      const read = await open(path);
      results.push(...(await measureReads(read, path, midnightMs)));
      await read.dispose();
      for (const searching of [false, true]) {
        results.push(await measureWrites({ path, clock, open, searching, midnightMs }));
      }
      return results;
    } finally {
      deleteAfter(path, last);
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Starts {
  readonly path: string;
  readonly empty: string;
  readonly midnightMs: number;
  readonly sinceMs: number;
}

/** Until what the app needs to connect is known; by turns, so that the machine is the same for both. */
async function compareStarts(open: (path: string) => Promise<History>, starts: Starts): Promise<Result> {
  const { path, empty, midnightMs, sinceMs } = starts;
  const startMs = async (file: string): Promise<number> => {
    const begin = performance.now();
    const opened = await open(file);
    await opened.resume(midnightMs, sinceMs);
    const took = performance.now() - begin;
    await opened.dispose();
    return took;
  };
  const times = { large: [] as number[], empty: [] as number[] };
  for (let start = 0; start < STARTS; start += 1) {
    times.large.push(await startMs(path));
    times.empty.push(await startMs(empty));
  }
  const [large, none] = [percentile(times.large, 50), percentile(times.empty, 50)];
  return {
    name: 'start with it, p50',
    figure: `${formatMs(large)} (empty ${formatMs(none)})`,
    ratio: { value: large / none, of: `an empty one (${ALLOWED_RATIO} allowed)` },
  };
}

function newestId(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const id = Number(database.prepare('SELECT max(id) AS id FROM items').get()?.id);
  database.close();
  return id;
}
