import type { DatabaseSync } from 'node:sqlite';

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
  /** Moves all of them to `series_points`: whoever reads that asks for it before. */
  move(): void;
  /** Moves them if many wait. */
  moveIfMany(): void;
  /** Counts again, after a transaction was undone. */
  forget(): void;
}

export function createNewPoints(database: DatabaseSync): NewPoints {
  const all = database.prepare('SELECT series FROM new_points');
  const insert = database.prepare('INSERT INTO new_points (series, at, item, price, stock) VALUES (?, ?, ?, ?, ?)');
  const copy = database.prepare(
    `INSERT OR IGNORE INTO series_points (series, at, item, price, stock)
     SELECT series, at, item, price, stock FROM new_points ORDER BY series, at, item`,
  );
  const clear = database.prepare('DELETE FROM new_points');
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
      insert.run(point.series, point.at, point.item, point.price, point.stock);
      waiting += 1;
      series.add(point.series);
    },
    move,
    moveIfMany() {
      if (waiting >= MAX_WAITING || series.size >= MAX_SERIES) move();
    },
    forget: count,
  };
}
