import type { DatabaseSync } from 'node:sqlite';
import { type StockPoint, stockPeriods } from '../../../../../core/statistics/stock-periods.ts';
import { doneFrom, setDoneFrom } from '../../database/backfill-position.ts';
import { type RowReader, readItem } from '../../database/row.ts';
import { transaction } from '../../database/transaction.ts';
import type { PendingCounts } from '../records/pending-counts.ts';
import type { StatisticsWriter } from '../statistics/statistics-writer.ts';
import type { StockPeriodWriter } from '../statistics/stock-period-writer.ts';
import type { Backfill } from './backfill.ts';

/** Items, or series, of one step: few, since what is recorded meanwhile waits for it. */
const STEP_ITEMS = 300;
const STEP_SERIES = 20;
/** Of a series, the newest ones. */
const MAX_POINTS = 5_000;

/** Counts the items of an older schema, newest first, once they are indexed and their series are made. */
export function createStatisticsBackfill(
  database: DatabaseSync,
  statistics: StatisticsWriter,
  counts: PendingCounts,
  periods: StockPeriodWriter,
  rows: RowReader,
): Backfill {
  const nextItems = database.prepare('SELECT id, at, item FROM items WHERE id < ? ORDER BY id DESC LIMIT ?');
  const nextSeries = database.prepare(
    `SELECT id, event_id, website FROM series WHERE id < ? AND section <> '' AND class = 'all' ORDER BY id DESC LIMIT ?`,
  );
  const readPoints = database.prepare(
    `SELECT at, item, stock FROM (
       SELECT at, item, stock FROM series_points WHERE series = :series AND stock IS NOT NULL
       UNION ALL
       SELECT at, item, stock FROM series_points WHERE stock = 0 AND series = (
         SELECT id FROM series WHERE event_id = :event AND website = :website AND section = '' AND class = 'all')
       ORDER BY at DESC, item DESC LIMIT ${MAX_POINTS}
     ) ORDER BY at, item`,
  );

  function countItems(from: number): void {
    const found = nextItems.all(from, STEP_ITEMS);
    rows.readAll(found, (row) => statistics.add({ ...readItem(row), id: Number(row.id) }, Number(row.at)));
    setDoneFrom(database, 'statistics', found.length < STEP_ITEMS ? 0 : Number(found.at(-1)?.id));
    counts.write();
  }

  function addPeriods(from: number): void {
    const found = nextSeries.all(from, STEP_SERIES);
    for (const row of found) {
      const series = Number(row.id);
      const points = readPoints.all({ series, event: String(row.event_id), website: String(row.website) });
      periods.replace(series, stockPeriods(points as unknown as StockPoint[]));
    }
    setDoneFrom(database, 'stock_periods', found.length < STEP_SERIES ? 0 : Number(found.at(-1)?.id));
  }

  return {
    step() {
      const items = doneFrom(database, 'statistics');
      const series = doneFrom(database, 'stock_periods');
      if (items === 0 && series === 0) return false;
      try {
        transaction(database, () => (items > 0 ? countItems(items) : addPeriods(series)));
      } catch (error) {
        counts.forget();
        periods.forget();
        throw error;
      }
      return true;
    },
  };
}
