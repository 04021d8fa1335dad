import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { type History, type HistoryReports, openHistory } from '../../main/engine/history/history.ts';
import type { ListQuery } from '../../main/engine/history/history-records.ts';
import { systemClock } from '../../main/host/system-clock.ts';
import { type Benchmark, formatMs, percentile, type Result } from './benchmark.ts';
import { generatedRecord, generateHistory, RARE_WORD } from './generate-history.ts';

/** `HISTORY_ITEMS` asks for another size. */
const ITEMS = Number(process.env.HISTORY_ITEMS ?? 1_000_000);
const SEARCHES = 60;
const STARTS = 7;
const WRITES_PER_S = 500;
const WRITE_SECONDS = 5;

const SEARCHED: readonly (readonly [string, readonly string[]])[] = [
  ['a rare word', [RARE_WORD]],
  ['a common word', ['london']],
  ['two words', ['velvet', 'berlin']],
  ['three words', ['golden', 'paper', 'arena']],
  ['a word that is nowhere', ['zzyzx']],
  ['a word of two letters', ['zq']],
];

const QUERY: ListQuery = { before: null, limit: 100, view: 'everything', words: [], website: null, changeType: null };
const REPORTS: HistoryReports = {
  writeFailed: (why) => why !== null && console.error(`not written: ${why}`),
  failed: console.error,
  shortened() {},
  maintenanceFailed: console.error,
  damagedRows: console.error,
  quarantined: console.error,
  unavailable: (file) => file !== null && console.error(`in memory: ${file.why}`),
};
const KEEP_ALL = { maxAgeMs: Number.MAX_SAFE_INTEGER, maxItems: 100_000_000, maxPayloadBytes: Number.MAX_SAFE_INTEGER };

const open = (path: string): Promise<History> =>
  openHistory({ path, clock: systemClock, reports: REPORTS, retention: KEEP_ALL });

/** Until what the app needs to connect is known. */
async function startMs(path: string): Promise<number> {
  const begin = performance.now();
  const history = await open(path);
  const midnight = new Date().setHours(0, 0, 0, 0);
  await history.resume(midnight, Date.now() - 15 * 60_000);
  const took = performance.now() - begin;
  await history.dispose();
  return took;
}

async function compareStarts(path: string, empty: string): Promise<Result> {
  const times: { large: number; empty: number }[] = [];
  for (let start = 0; start < STARTS; start++) times.push({ large: await startMs(path), empty: await startMs(empty) });
  const large = percentile(
    times.map((time) => time.large),
    50,
  );
  const none = percentile(
    times.map((time) => time.empty),
    50,
  );
  return { name: 'start with it, median', figure: formatMs(large), ratio: { value: large / none, of: 'an empty one' } };
}

async function measureSearches(history: History): Promise<Result[]> {
  const results: Result[] = [];
  for (const [name, words] of SEARCHED) {
    const times: number[] = [];
    for (let search = -5; search < SEARCHES; search++) {
      const begin = performance.now();
      await history.list({ ...QUERY, words });
      if (search >= 0) times.push(performance.now() - begin);
    }
    results.push({
      name: `search for ${name}, p95 (median ${formatMs(percentile(times, 50))})`,
      figure: formatMs(percentile(times, 95)),
      ratio: { value: percentile(times, 95) / 50, of: 'the 50 ms allowed' },
    });
  }
  return results;
}

/** How long a record waits until a read sees it, while searches run all the time or not. */
async function measureWrites(path: string, firstId: number, searching: boolean): Promise<Result> {
  const waits: number[] = [];
  const history = await open(path);
  const other = new DatabaseSync(path, { readOnly: true });
  const newest = other.prepare('SELECT max(id) AS id FROM items');
  let writing = true;
  const searches = (async () => {
    for (let next = 0; searching && writing; next++) {
      await history.list({ ...QUERY, words: SEARCHED[next % SEARCHED.length]?.[1] ?? [] });
    }
  })();
  const perTick = WRITES_PER_S / 100;
  const recordedAt: { readonly id: number; readonly atMs: number }[] = [];
  let id = firstId;
  for (const end = performance.now() + WRITE_SECONDS * 1000; performance.now() < end; ) {
    for (let one = 0; one < perTick; one++) history.record(generatedRecord(id++, Date.now()));
    recordedAt.push({ id: id - 1, atMs: performance.now() });
    await sleep(10);
    const inFile = Number(newest.get()?.id);
    for (; (recordedAt[0]?.id ?? Number.POSITIVE_INFINITY) <= inFile; recordedAt.shift()) {
      waits.push(performance.now() - (recordedAt[0]?.atMs ?? 0));
    }
  }
  writing = false;
  await searches;
  other.close();
  await history.dispose();
  return {
    name: `record to file at ${WRITES_PER_S}/s ${searching ? 'while searching' : 'without searches'}, p99`,
    figure: formatMs(percentile(waits, 99)),
    ratio: { value: percentile(waits, 99) / 100, of: 'the 100 ms allowed' },
  };
}

export const history: Benchmark = {
  title: `A history of ${ITEMS.toLocaleString('en')} messages`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'eventory-bench-'));
    try {
      const path = join(folder, 'history.sqlite');
      const empty = join(folder, 'empty.sqlite');
      const begin = performance.now();
      generateHistory(path, ITEMS, Date.now());
      const seconds = (performance.now() - begin) / 1000;
      await (await open(empty)).dispose();
      const results: Result[] = [
        { name: 'written in one go', figure: `${Math.round(ITEMS / seconds).toLocaleString('en')}/s` },
        await compareStarts(path, empty),
      ];
      const searched = await open(path);
      results.push(...(await measureSearches(searched)));
      await searched.dispose();
      results.push(await measureWrites(path, ITEMS + 1, false));
      results.push(await measureWrites(path, ITEMS + 10_000, true));
      return results;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
