import type { SQLInputValue, StatementSync } from 'node:sqlite';

/** Adds to what is counted by a key. */
type Count = (key: readonly (string | number)[], ...amounts: readonly number[]) => void;

/** What a transaction counts: added up in memory, so that many messages write a row once. */
export interface PendingCounts {
  /**
   * @param statement writes the amounts of a key: its placeholders are those of the key and then of the amounts.
   * @param merge how two amounts of a key become one.
   */
  counter(statement: StatementSync, merge?: (one: number, other: number) => number): Count;
  /** Writes them: the last thing that the transaction does. */
  write(): void;
  /** Forgets what a transaction counted that was undone. */
  forget(): void;
}

interface Counter {
  readonly statement: StatementSync;
  readonly rows: Map<string, { readonly key: readonly SQLInputValue[]; amounts: readonly number[] }>;
}

export function createPendingCounts(): PendingCounts {
  const counters: Counter[] = [];
  const forget = (): void => {
    for (const { rows } of counters) rows.clear();
  };
  return {
    counter(statement, merge = (one, other) => one + other) {
      const rows: Counter['rows'] = new Map();
      counters.push({ statement, rows });
      return (key, ...amounts) => {
        const name = JSON.stringify(key);
        const row = rows.get(name);
        if (row === undefined) rows.set(name, { key, amounts });
        else row.amounts = row.amounts.map((amount, at) => merge(amount, amounts[at] ?? 0));
      };
    },
    write() {
      for (const { statement, rows } of counters) {
        for (const { key, amounts } of rows.values()) statement.run(...key, ...amounts);
      }
      forget();
    },
    forget,
  };
}
