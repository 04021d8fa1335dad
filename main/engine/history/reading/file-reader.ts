import type { DatabaseSync } from 'node:sqlite';
import { createRowReader } from '../database/row.ts';
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
    list: (...args: Parameters<HistoryReader['list']>) => reader().list(...args),
    count: (...args: Parameters<HistoryReader['count']>) => reader().count(...args),
    exportItems: (...args: Parameters<HistoryReader['exportItems']>) => reader().exportItems(...args),
    exportSeries: (...args: Parameters<HistoryReader['exportSeries']>) => reader().exportSeries(...args),
    storage: () => reader().storage(),
    check: () => reader().check(),
    messageQuarters: (sinceMs: number) => reader().messageQuarters(sinceMs),
    websites: () => reader().websites(),
    get: (...args: Parameters<HistoryReader['get']>) => reader().get(...args),
    listEvents: (...args: Parameters<HistoryReader['listEvents']>) => reader().listEvents(...args),
    eventSeries: (...args: Parameters<HistoryReader['eventSeries']>) => reader().eventSeries(...args),
    dropStatistics: (...args: Parameters<HistoryReader['dropStatistics']>) => reader().dropStatistics(...args),
    loadPrices: (...args: Parameters<HistoryReader['loadPrices']>) => reader().loadPrices(...args),
    pastPrices: (...args: Parameters<HistoryReader['pastPrices']>) => reader().pastPrices(...args),
    alertStatistics: (...args: Parameters<HistoryReader['alertStatistics']>) => reader().alertStatistics(...args),
    awaySummary: (...args: Parameters<HistoryReader['awaySummary']>) => reader().awaySummary(...args),
    newest: (...args: Parameters<HistoryReader['newest']>) => reader().newest(...args),
    recorded: (...args: Parameters<HistoryReader['recorded']>) => reader().recorded(...args),
    messages: (...args: Parameters<HistoryReader['messages']>) => reader().messages(...args),
    countMessages: (...args: Parameters<HistoryReader['countMessages']>) => reader().countMessages(...args),
    takeDamagedRows: rows.takeDamagedRows,
    /** Lets the file go; the next read opens it again. */
    release: close,
    close,
  };
}
