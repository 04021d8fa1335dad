import type { HistoryReader } from './history-reader.ts';

/** Every method of a reader, and whether it reads prices. */
const READS_PRICES: Readonly<Record<keyof HistoryReader, boolean>> = {
  list: false,
  count: false,
  exportItems: false,
  exportSeries: true,
  storage: false,
  check: false,
  messageQuarters: false,
  websites: false,
  get: false,
  listEvents: true,
  eventSeries: true,
  dropStatistics: false,
  loadPrices: true,
  pastPrices: true,
  alertStatistics: true,
  awaySummary: true,
  newest: false,
  recorded: false,
  messages: false,
  countMessages: false,
};

type AnyRead = (...args: readonly unknown[]) => unknown;

/**
 * A reader that passes each call to the current one.
 *
 * @param reader gives the current one; it learns whether the call reads prices.
 */
export function delegateReads(reader: (readsPrices: boolean) => HistoryReader): HistoryReader {
  const reads = Object.entries(READS_PRICES).map(([name, readsPrices]): [string, AnyRead] => [
    name,
    (...args) => (reader(readsPrices)[name as keyof HistoryReader] as AnyRead)(...args),
  ]);
  return Object.fromEntries(reads) as unknown as HistoryReader;
}
