import { createWatchlistIndex } from '../../core/matching/watchlist-index.ts';
import { exportCsv, exportJson } from '../../core/watchlist/formats/export.ts';
import { parseImport } from '../../core/watchlist/formats/parse-import.ts';
import { planImport } from '../../core/watchlist/formats/plan-import.ts';
import { type Benchmark, formatMs, medianMs } from './support/benchmark.ts';
import { editing } from './support/editing.ts';
import { entryWithMostFilters } from './support/entry-with-most-filters.ts';

const SIZE = 10_000;

export const watchlists: Benchmark = {
  title: `A watchlist of ${SIZE} entries`,
  async run() {
    const entries = Array.from({ length: SIZE }, (_, at) => entryWithMostFilters(`entry-${at}`, `event-${at}`));
    const json = exportJson(entries);
    const csv = exportCsv(entries);
    const parse = medianMs(5, () => JSON.parse(json));
    const fromJson = medianMs(5, () => planImport(entries, parseImport(json, 'auto'), 'merge'));
    const fromCsv = medianMs(5, () => planImport(entries, parseImport(csv, 'auto'), 'merge'));
    const index = medianMs(5, () => createWatchlistIndex(entries));
    return [
      { name: 'JSON.parse alone', figure: formatMs(parse) },
      {
        name: 'import from JSON, with its preview',
        figure: formatMs(fromJson),
        ratio: { value: fromJson / parse, of: 'JSON.parse' },
      },
      {
        name: 'import from CSV, with its preview',
        figure: formatMs(fromCsv),
        ratio: { value: fromCsv / parse, of: 'JSON.parse' },
      },
      { name: 'index it', figure: formatMs(index) },
      ...(await editing(entries, parse)),
    ];
  },
};
