import type { DatabaseSync } from 'node:sqlite';

/** How many wait at most: moving them takes a few hundredths of a second if each is of another series. */
const MAX_WAITING = 3_000;

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
  const count = database.prepare('SELECT count(*) AS waiting FROM new_points');
  const insert = database.prepare('INSERT INTO new_points (series, at, item, price, stock) VALUES (?, ?, ?, ?, ?)');
  const copy = database.prepare(
    `INSERT OR IGNORE INTO series_points (series, at, item, price, stock)
     SELECT series, at, item, price, stock FROM new_points ORDER BY series, at, item`,
  );
  const clear = database.prepare('DELETE FROM new_points');
  const countWaiting = (): number => Number(count.get()?.waiting);
  let waiting = countWaiting();

  function move(): void {
    if (waiting === 0) return;
    copy.run();
    clear.run();
    waiting = 0;
  }

  return {
    add({ series, at, item, price, stock }) {
      insert.run(series, at, item, price, stock);
      waiting += 1;
    },
    move,
    moveIfMany() {
      if (waiting >= MAX_WAITING) move();
    },
    forget() {
      waiting = countWaiting();
    },
  };
}
