import { createWatchlistIndex } from '../../core/matching/watchlist-index.ts';
import { exportCsv, exportJson } from '../../core/watchlist/formats/export.ts';
import { importText } from '../../core/watchlist/formats/import.ts';
import { planImport } from '../../core/watchlist/formats/plan.ts';
import { busyEntry } from './entries.ts';
import { type Benchmark, medianMs, ms } from './measure.ts';

const SIZE = 10_000;

export const watchlists: Benchmark = {
  title: `A watchlist of ${SIZE} entries`,
  async run() {
    const entries = Array.from({ length: SIZE }, (_, at) => busyEntry(`entry-${at}`, `event-${at}`));
    const json = exportJson(entries);
    const csv = exportCsv(entries);
    const parse = medianMs(5, () => JSON.parse(json));
    const fromJson = medianMs(5, () => planImport(entries, importText(json, 'auto'), 'merge'));
    const fromCsv = medianMs(5, () => planImport(entries, importText(csv, 'auto'), 'merge'));
    const index = medianMs(5, () => createWatchlistIndex(entries));
    return [
      { name: 'JSON.parse alone', figure: ms(parse) },
      {
        name: 'import from JSON, with its preview',
        figure: ms(fromJson),
        ratio: `${(fromJson / parse).toFixed(1)} x JSON.parse`,
      },
      {
        name: 'import from CSV, with its preview',
        figure: ms(fromCsv),
        ratio: `${(fromCsv / parse).toFixed(1)} x JSON.parse`,
      },
      { name: 'index it', figure: ms(index) },
    ];
  },
};
