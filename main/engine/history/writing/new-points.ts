import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { createInsertRows } from './records/insert-rows.ts';

/** How many wait at most, and of how many series: each of these is a page to be written, and recording waits meanwhile. */
const MAX_WAITING = 3_000;
const MAX_SERIES = 600;

/** A point of a series, as it is in the file. */
interface StoredPoint {
  readonly series: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly item: number;
  readonly price: number | null;
  readonly stock: number | null;
}

/** The points of the newest messages, in the file but not yet in `series_points`. For use inside transactions of the caller. */
export interface NewPoints {
  add(point: StoredPoint): void;
  /** Writes those of this transaction; moves all of them if many wait. */
  write(): void;
  /** Moves all points to `series_points`. To be called before that is read. */
  move(): void;
  /** Counts again, after a transaction was undone. */
  forget(): void;
}

export function createNewPoints(database: DatabaseSync): NewPoints {
  const all = database.prepare('SELECT series FROM new_points');
  const insert = createInsertRows(database, 'new_points (series, at, item, price, stock)');
  const copy = database.prepare(
    `INSERT OR IGNORE INTO series_points (series, at, item, price, stock)
     SELECT series, at, item, price, stock FROM new_points ORDER BY series, at, item`,
  );
  const clear = database.prepare('DELETE FROM new_points');
  let added: SQLInputValue[][] = [];
  let waiting = 0;
  const series = new Set<number>();

  function count(): void {
    const found = all.all();
    waiting = found.length;
    series.clear();
    for (const row of found) series.add(Number(row.series));
  }

  function move(): void {
    if (waiting === 0) return;
    copy.run();
    clear.run();
    waiting = 0;
    series.clear();
  }

  count();

  return {
    add(point) {
      added.push([point.series, point.at, point.item, point.price, point.stock]);
      series.add(point.series);
    },
    move,
    write() {
      insert(added);
      waiting += added.length;
      added = [];
      if (waiting >= MAX_WAITING || series.size >= MAX_SERIES) move();
    },
    forget() {
      added = [];
      count();
    },
  };
}
