import type { FeedItem } from '../../../../core/feed/feed-item.ts';

/** A row as SQLite gives it, by column name. */
export type Row = Record<string, unknown>;

/** Reads rows one by one: a row that cannot be read costs only itself. */
export interface RowReader {
  /** Each row as `read` gives it; one at which `read` throws is passed over and counted. */
  readAll<T>(rows: readonly Row[], read: (row: Row) => T): T[];
  /** How many rows were passed over since the last call. */
  takeDamagedRows(): number;
}

export function createRowReader(): RowReader {
  let damagedRows = 0;
  return {
    readAll: (rows, read) =>
      rows.flatMap((row) => {
        try {
          return [read(row)];
        } catch {
          damagedRows += 1;
          return [];
        }
      }),
    takeDamagedRows() {
      const taken = damagedRows;
      damagedRows = 0;
      return taken;
    },
  };
}

/** The item of a row of `items`. */
export function readItem(row: Row): FeedItem {
  return readObject(row.item, 'kind') as unknown as FeedItem;
}

/** A stored JSON object. Throws if the text is damaged or the object lacks what every such object has. */
export function readObject(text: unknown, required: string): Record<string, unknown> {
  const value: unknown = JSON.parse(String(text));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, required)) throw new Error('a damaged row');
  return value as Record<string, unknown>;
}
