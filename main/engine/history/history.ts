import type { ExportFormat, ExportPart, SeriesCursor } from '../../../core/bridge/export-part.ts';
import type { HistoryStorage } from '../../../core/bridge/history-storage.ts';
import type { FeedCounts } from '../../../core/feed/feed-counts.ts';
import type { EventSeries, SeriesQuery } from '../../../core/series/event-series.ts';
import type { AlertStatistics } from '../../../core/statistics/alert-statistics.ts';
import type { AwaySummary } from '../../../core/statistics/away-summary.ts';
import type { DropQuery, DropStatistics } from '../../../core/statistics/drop-statistics.ts';
import type { StatisticsPeriod } from '../../../core/statistics/statistics-period.ts';
import type { TimeZone } from '../../../core/time/wall-time.ts';
import type { Clock } from '../ports.ts';
import {
  type CountQuery,
  DEFAULT_RETENTION,
  type EventMetadata,
  type HistoryRecord,
  type ListQuery,
  type ResumeState,
  type Retention,
  type StoredNotification,
} from './history-records.ts';
import { HistoryCallError, type HistoryThread, startHistoryThread } from './history-thread.ts';
import type { HistoryReply } from './history-worker.ts';
import { startMaintenance } from './maintenance.ts';
import { createWriteQueue } from './queue/write-queue.ts';
import type { EventList } from './reading/list-events.ts';
import type { ItemPage } from './reading/list-items.ts';
import type { MessagePage, MessagePosition, MessageQuery } from './reading/messages-between.ts';
import type { RecordedPage } from './reading/recorded-objects.ts';
import type { SeriesExport } from './reading/series/export-series.ts';
import type { LoadedEvent, PastPriceAnswers, PastPriceQuery, PriceLoad } from './reading/series/price-histories.ts';
import type { HistoryReports } from './reports.ts';
import { createUpkeep } from './upkeep.ts';
import { startWriterThread } from './writer-thread.ts';

/** The history as the engine uses it: writes return at once, reads see every write made before them. */
export interface History {
  /** Queues a record; a batch is sent within 20 ms to the thread that writes. */
  record(record: HistoryRecord): void;
  /** @param midnightMs when the user's day began. @param sinceMs how far back duplicates count. */
  resume(midnightMs: number, sinceMs: number): Promise<ResumeState>;
  /** The newest metadata of events, newest first. */
  events(): Promise<EventMetadata[]>;
  list(query: ListQuery): Promise<ItemPage>;
  /** How many notifications the list of each view has. */
  count(query: CountQuery): Promise<FeedCounts>;
  /** The events seen, newest first. @param midnightMs when the user's day began. */
  listEvents(midnightMs: number): Promise<EventList>;
  /** Lowest price and stock of an event or a section over time. */
  eventSeries(query: SeriesQuery): Promise<EventSeries>;
  /** @param zone a name: threads do not notice that the system's zone changes. */
  dropStatistics(query: DropQuery, zone: TimeZone): Promise<DropStatistics>;
  /** The beginnings of the quarters of an hour in which messages came, milliseconds since the epoch. */
  messageQuarters(sinceMs: number): Promise<number[]>;
  /** The sites that messages came from, without case; each once. */
  websites(): Promise<string[]>;
  /** The prices of the last 30 days of some events, as relative filters keep them in memory; of the 30 days before a message if it is given. */
  loadPrices(loads: readonly PriceLoad[], before?: MessagePosition): Promise<LoadedEvent[]>;
  /** What was known of prices when each of some notifications came. */
  pastPrices(query: PastPriceQuery): Promise<PastPriceAnswers>;
  alertStatistics(period: StatisticsPeriod): Promise<AlertStatistics>;
  /** What the user did not see. @param after only what has a larger number. */
  awaySummary(after: number): Promise<AwaySummary>;
  /** A part of a list as a file, and of the prices of an event. */
  exportItems(query: Omit<ListQuery, 'limit'>, format: ExportFormat): Promise<ExportPart<number>>;
  exportSeries(query: SeriesExport): Promise<ExportPart<SeriesCursor>>;
  get(id: number): Promise<StoredNotification | null>;
  newest(eventId: string | null, before: number | null, limit: number): Promise<StoredNotification[]>;
  /** What came after an item, oldest first, as the local stream sends it. */
  recorded(after: number, limit: number): Promise<RecordedPage>;
  /** The notifications of a time with their messages, in the order in which they came, page by page. */
  messages(query: MessageQuery): Promise<MessagePage>;
  /** How many notifications there are from `fromMs` until before `toMs`, in milliseconds since the epoch. */
  countMessages(fromMs: number, toMs: number): Promise<number>;
  /** How large it is, and how far the check is. */
  storage(): Promise<HistoryStorage>;
  /** Begins to check and compact it beside what is recorded, unless that runs. */
  startUpkeep(): void;
  /** Prunes soon: what may be kept has changed. */
  applyRetention(): void;
  /** Deletes everything but the results that the user gave. What is recorded meanwhile is in the new file. */
  clear(): Promise<void>;
  /** Starts a new file at once, because the one in use is no longer in its folder. */
  startNewFile(why: string): Promise<void>;
  /** Writes what is queued and closes the file. */
  dispose(): Promise<void>;
}

export interface HistoryOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly reports: HistoryReports;
  /** Asked with each step of pruning. */
  readonly retention?: () => Retention;
}

/**
 * Opens the history: one thread writes, another one reads beside it, so that no search holds up recording. Each is started again if
 * it ends. Rejects if the thread that writes cannot run at first.
 */
export async function openHistory({ path, clock, reports, retention }: HistoryOptions): Promise<History> {
  let file: NonNullable<HistoryReply['status']> = { quarantined: null, unavailable: null };
  let reader: HistoryThread<'reader'> | null = null;
  let closing = false;

  function follow({ damagedRows, status }: HistoryReply): void {
    if (damagedRows > 0) reports.damagedRows(damagedRows);
    if (status === null) return;
    const before = file;
    file = status;
    const moved = status.quarantined !== null && status.quarantined.path !== before.quarantined?.path;
    const changed = status.unavailable?.why !== before.unavailable?.why;
    // The reader's connection is to the file that was moved or is no longer used.
    if (moved || changed) void releaseFile();
    if (moved && status.quarantined !== null) reports.quarantined(status.quarantined);
    if (changed) reports.unavailable(status.unavailable);
  }

  const writer = startWriterThread(() => ({ role: 'writer', path, nowMs: clock.now() }), follow);
  await writer.opened;
  const queue = createWriteQueue({
    clock,
    write: (records, mayBeWritten) => writer.call('write', records, clock.now(), mayBeWritten),
    onError: reports.writeFailed,
    onShortened: reports.shortened,
  });

  function readerThread(): HistoryThread<'reader'> {
    if (reader === null || reader.hasEnded()) {
      reader = startHistoryThread({ role: 'reader', path, nowMs: clock.now() }, follow);
      // A call that waits for it rejects as well.
      reader.opened.catch(() => {});
    }
    return reader;
  }

  async function releaseFile(): Promise<void> {
    if (reader !== null && !reader.hasEnded()) await reader.call('release').catch(() => {});
  }

  /** Lets reads wait while the file is replaced. */
  let replacing: Promise<unknown> = Promise.resolve();

  /** @param ask is called again if the file turns out to be damaged and is replaced. */
  async function read<T>(ask: (thread: Pick<HistoryThread<'reader'>, 'call'>) => Promise<T>): Promise<T> {
    if (closing) throw new Error('The history is closed.');
    await queue.flush();
    await replacing;
    const thread = () =>
      file.unavailable === null ? readerThread() : (writer as Pick<HistoryThread<'reader'>, 'call'>);
    try {
      return await ask(thread());
    } catch (error) {
      if (!(error instanceof HistoryCallError) || error.problem !== 'damaged') throw error;
      await releaseFile();
      await writer.call('replace', clock.now(), error.message);
      return ask(thread());
    }
  }

  /** Reads prices: of what was just written they are moved first to where reads look for them. */
  function readPrices<T>(ask: Parameters<typeof read<T>>[0]): Promise<T> {
    return read(async (thread) => {
      // If nothing can be written now, what was moved before is read.
      await writer.call('movePoints', clock.now()).catch(() => {});
      return ask(thread);
    });
  }

  const maintenance = startMaintenance({
    clock,
    step: () => writer.call('maintain', clock.now(), retention?.() ?? DEFAULT_RETENTION),
    isInMemory: () => file.unavailable !== null,
    reopen: () => writer.call('reopen', clock.now()),
    onError: reports.maintenanceFailed,
  });

  /** Runs on a separate thread, so that no search waits for it. */
  async function checkFile(): Promise<readonly string[]> {
    if (file.unavailable !== null) return writer.call('check');
    const checker = startHistoryThread({ role: 'reader', path, nowMs: clock.now() }, () => {});
    try {
      return await checker.call('check');
    } finally {
      await checker.dispose();
    }
  }
  const storage = () => read((thread) => thread.call('storage'));
  const upkeep = createUpkeep({
    clock,
    check: checkFile,
    compactStep: () => writer.call('compact'),
    bytes: async () => (await storage()).bytes,
  });

  return {
    record: queue.add,
    async resume(midnightMs, sinceMs) {
      await queue.flush();
      return writer.call('resume', midnightMs, sinceMs);
    },
    events: () => writer.call('events'),
    list: (query) => read((thread) => thread.call('list', query)),
    count: (query) => read((thread) => thread.call('count', query)),
    listEvents: (midnightMs) => readPrices((thread) => thread.call('listEvents', midnightMs, clock.now())),
    eventSeries: (query) => readPrices((thread) => thread.call('eventSeries', query, clock.now())),
    messageQuarters: (sinceMs) => read((thread) => thread.call('messageQuarters', sinceMs)),
    dropStatistics: (query, zone) => read((thread) => thread.call('dropStatistics', query, zone, clock.now())),
    exportItems: (query, format) => read((thread) => thread.call('exportItems', query, format)),
    exportSeries: (query) => readPrices((thread) => thread.call('exportSeries', query)),
    websites: () => read((thread) => thread.call('websites')),
    loadPrices: (loads, before) =>
      readPrices((thread) => thread.call('loadPrices', loads, before?.atMs ?? clock.now(), before?.id ?? null)),
    pastPrices: (query) => readPrices((thread) => thread.call('pastPrices', query)),
    alertStatistics: (period) => readPrices((thread) => thread.call('alertStatistics', period, clock.now())),
    awaySummary: (after) => readPrices((thread) => thread.call('awaySummary', after, clock.now())),
    get: (id) => read((thread) => thread.call('get', id)),
    newest: (eventId, before, limit) => read((thread) => thread.call('newest', eventId, before, limit)),
    recorded: (after, limit) => read((thread) => thread.call('recorded', after, limit)),
    messages: (query) => read((thread) => thread.call('messages', query)),
    countMessages: (fromMs, toMs) => read((thread) => thread.call('countMessages', fromMs, toMs)),
    storage: async () => ({ ...(await storage()), upkeep: upkeep.state() }),
    startUpkeep: upkeep.start,
    applyRetention: maintenance.runSoon,
    clear() {
      const cleared = queue.flush().then(async () => {
        await releaseFile();
        await writer.call('clear', clock.now());
      });
      replacing = cleared.catch(() => {});
      return cleared;
    },
    async startNewFile(why) {
      await writer.call('replace', clock.now(), why);
      await writer.call('reopen', clock.now());
    },
    async dispose() {
      if (closing) return;
      closing = true;
      maintenance.dispose();
      upkeep.dispose();
      await queue.dispose();
      await reader?.dispose();
      await writer.dispose();
    },
  };
}
