import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createRowReader } from '../../engine/history/database/row.ts';
import { isCurrentSchema, refuseNewerSchema } from '../../engine/history/database/schema.ts';
import {
  createHistoryReader,
  type HistoryReader,
  openForReading,
} from '../../engine/history/reading/history-reader.ts';
import { historyFileName } from '../../engine/stores/store-file-name.ts';
import { usageError } from '../exit-status.ts';

/** The history file, read beside a running app and without changing anything. */
export interface StoredHistory {
  readonly reader: HistoryReader;
  /** How many rows were passed over because they are damaged. */
  damagedRows(): number;
  dispose(): void;
}

/** `null` if there is no history yet. Throws a usage error if it cannot be read. */
export function openStoredHistory(folder: string): StoredHistory | null {
  const path = join(folder, historyFileName('live'));
  if (!existsSync(path)) return null;
  try {
    const database = openForReading(path);
    refuseNewerSchema(database);
    if (!isCurrentSchema(database)) throw new Error('an older version of the app wrote it; start the app once');
    const rows = createRowReader();
    return {
      reader: createHistoryReader(database, rows),
      damagedRows: rows.takeDamagedRows,
      dispose: () => database.close(),
    };
  } catch (error) {
    throw usageError(`The history cannot be read (${(error as Error).message}): ${path}`);
  }
}
