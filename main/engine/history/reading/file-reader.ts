import type { DatabaseSync } from 'node:sqlite';
import { createRowReader } from '../database/row.ts';
import { delegateReads } from './delegate-reads.ts';
import { createHistoryReader, type HistoryReader, openForReading } from './history-reader.ts';

/** Reads the history file through its own connection. Synchronous: it runs on a thread (`history-worker.ts`). */
export type FileReader = ReturnType<typeof createFileReader>;

/** Opens the file with the first read, and again with the first one after `close`. */
export function createFileReader(path: string) {
  const rows = createRowReader();
  let open: { readonly database: DatabaseSync; readonly reader: HistoryReader } | null = null;

  function reader(): HistoryReader {
    if (open === null) {
      const database = openForReading(path);
      open = { database, reader: createHistoryReader(database, rows) };
    }
    return open.reader;
  }

  function close(): void {
    try {
      open?.database.close();
    } finally {
      open = null;
    }
  }

  return {
    ...delegateReads(reader),
    takeDamagedRows: rows.takeDamagedRows,
    /** Lets the file go; the next read opens it again. */
    release: close,
    close,
  };
}
