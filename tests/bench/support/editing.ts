import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { openWatchlist } from '../../../main/engine/profile/watchlist/watchlist.ts';
import { createConditionStore } from '../../../main/engine/state/condition-store.ts';
import { fileStores } from '../../../main/host/stores/file-stores.ts';
import { systemClock } from '../../../main/host/system-clock.ts';
import { formatMs, percentile } from './benchmark.ts';

const EDITS = 30;
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** What the change of one entry costs the main thread until it is on the disk, in all and before the caller goes on. */
export async function editing(entries: readonly WatchlistEntry[], parseMs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-bench-'));
  const watchlist = openWatchlist({
    store: fileStores(folder, Date.now).open('watchlist', 'live'),
    conditions: createConditionStore(() => {}),
    clock: systemClock,
    log: SILENT,
    onChange() {},
    initialEntries: entries,
  });
  const busy: number[] = [];
  const blocked: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const before = performance.eventLoopUtilization();
    const start = performance.now();
    watchlist.change([`entry-${edit * 7}`], (entry) => ({ ...entry, label: `edit ${edit}` }));
    blocked.push(performance.now() - start);
    await watchlist.stored();
    busy.push(performance.eventLoopUtilization(before).active);
  }
  await watchlist.dispose();
  rmSync(folder, { recursive: true });
  return [
    { name: 'change one entry: before the caller goes on', value: percentile(blocked, 50) },
    { name: 'change one entry: main thread until it is stored', value: percentile(busy, 50) },
  ].map(({ name, value }) => ({
    name,
    figure: formatMs(value),
    ratio: { value: value / parseMs, of: 'JSON.parse' },
  }));
}
