import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { createFrameDecoder } from '../../../../core/notification/decoding/incremental/frame-decoder.ts';
import { databaseProblem } from '../database/database-problem.ts';
import { openDatabase, quarantineDatabase } from '../database/open-database.ts';
import { eventMetadata, resumeState } from '../database/resume-state.ts';
import { createRowReader, type RowReader } from '../database/row.ts';
import { salvageItems } from '../database/salvage.ts';
import { migrate } from '../database/schema.ts';
import { transaction } from '../database/transaction.ts';
import type { HistoryRecord, QuarantinedFile, ResumeState, Retention, UnavailableFile } from '../history-records.ts';
import type { PackedRecord } from '../queue/packed-record.ts';
import { delegateReads } from '../reading/delegate-reads.ts';
import { createHistoryReader } from '../reading/history-reader.ts';
import { createBackfill } from './backfill/backfill.ts';
import { createMessageBackfill } from './backfill/message-backfill.ts';
import { createOfferBackfill } from './backfill/offer-backfill.ts';
import { createStatisticsBackfill } from './backfill/statistics-backfill.ts';
import { compactStep } from './compact.ts';
import { createItemIndexer } from './item-indexer.ts';
import { limitToMemory } from './memory-retention.ts';
import { createMessageWriter } from './message-writer.ts';
import { moveRecords } from './move-records.ts';
import { createOfferNameWriter } from './names/offer-name-writer.ts';
import { createNewPoints } from './new-points.ts';
import { pruneStep } from './prune.ts';
import { createPendingCounts } from './records/pending-counts.ts';
import { createRecordWriter } from './records/record-writer.ts';
import { restoreResults } from './result-writer.ts';
import { createSeriesWriter } from './series-writer.ts';
import { createGapFinder } from './statistics/gap-finder.ts';
import { createStatisticsWriter } from './statistics/statistics-writer.ts';
import { createStockPeriodWriter } from './statistics/stock-period-writer.ts';

/**
 * The history's one connection that writes. Synchronous: it runs on its own thread (`history-worker.ts`), one call
 * after the other.
 */
export type HistoryWriter = ReturnType<typeof openHistoryWriter>;

/**
 * Opens the history file at `path`. It never keeps the app from starting: a damaged file is quarantined and a new one is
 * begun with what can still be read of it; if the file cannot be used now (no space, no permission) or a newer version
 * of the app wrote it, it is left alone and the history is in memory.
 *
 * @throws if not even that works.
 */
export function openHistoryWriter(path: string, nowMs: number) {
  const rows = createRowReader();
  let quarantined: QuarantinedFile | null = null;
  let unavailable: UnavailableFile | null = null;
  let parts = open(nowMs);

  function open(at: number): WriterParts {
    try {
      return openFile(at);
    } catch (error) {
      unavailable = { why: (error as Error).message, newer: databaseProblem(error) === 'newer' };
      return openMemory(at);
    }
  }

  /** Throws if the file cannot be used now, or a newer version wrote it. */
  function openFile(at: number): WriterParts {
    try {
      return openDatabase(path, (database) => prepare(database, rows));
    } catch (error) {
      const problem = databaseProblem(error);
      if (problem === 'unavailable' || problem === 'newer' || !existsSync(path)) throw error;
      return startNewFile(at, (error as Error).message);
    }
  }

  function startNewFile(at: number, why: string): WriterParts {
    const newPath = quarantineDatabase(path, at);
    const fresh = openDatabase(path, (database) => prepare(database, rows));
    quarantined = { path: newPath, why, kept: keep(fresh, newPath) };
    return fresh;
  }

  /** In memory, with the newest lines of the file if they can be read. */
  function openMemory(at: number): WriterParts {
    const memory = prepareMemory();
    // If the numbers in the file are not known, those of this run have to be beyond them.
    if (keep(memory, path) === 0 && existsSync(path)) memory.firstId = Math.floor(at / 1000);
    return memory;
  }

  function prepareMemory(): WriterParts {
    const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true });
    migrate(database);
    return prepare(database, rows);
  }

  function replace(at: number, why: string): void {
    closeQuietly(parts);
    try {
      parts = startNewFile(at, why);
    } catch (error) {
      unavailable = { why: (error as Error).message, newer: false };
      parts = openMemory(at);
    }
  }

  /** Does `work`. If the file turns out to be damaged, it is replaced and the work is done on the new one. */
  function replacingDamaged<T>(at: number, work: (current: WriterParts) => T, isDamage = isDamaged): T {
    try {
      return work(parts);
    } catch (error) {
      if (!isDamage(error)) throw error;
      replace(at, (error as Error).message);
      return work(parts);
    }
  }

  function reader(readsPrices: boolean): WriterParts['reader'] {
    if (readsPrices) parts.movePoints();
    return parts.reader;
  }

  function close(): void {
    try {
      parts.movePoints();
    } finally {
      parts.database.close();
    }
  }

  return {
    /** Final after `resume`, until damage is found. */
    status: () => ({ quarantined, unavailable }),
    resume: (midnightMs: number, sinceMs: number): ResumeState =>
      replacingDamaged(
        nowMs,
        ({ database, firstId }) => {
          const state = resumeState(database, rows, midnightMs, sinceMs);
          return { ...state, nextId: Math.max(state.nextId, firstId) };
        },
        (error) => databaseProblem(error) !== 'unavailable',
      ),
    events: () => eventMetadata(parts.database, rows),
    /** @param mayBeWritten as of `RecordWriter.write`. */
    write: (records: readonly (HistoryRecord | PackedRecord)[], at: number, mayBeWritten = false) =>
      replacingDamaged(at, (current) => current.records.write(records, mayBeWritten)),
    /** One step of what is done in the background; `true` if more is left. */
    maintain: (at: number, retention: Retention): boolean =>
      replacingDamaged(at, ({ database, indexer, names, periods, movePoints, backfills }) => {
        movePoints();
        const allowed = unavailable === null ? retention : limitToMemory(retention);
        const pruning = pruneStep(database, { texts: indexer.texts, names }, at, allowed);
        periods.forget();
        return backfills.some((backfill) => backfill.step()) || pruning;
      }),
    /** Brings the newest points to where reads look for them. */
    movePoints: (at: number): void => replacingDamaged(at, ({ movePoints }) => movePoints()),
    /** Starts a new file because a reader found this one damaged. */
    replace,
    /** Tries the file again that could not be used at the start; `true` if the history is in it now. */
    reopen(at: number): boolean {
      if (unavailable === null || unavailable.newer) return unavailable === null;
      const memory = parts;
      const file = openFile(at);
      moveRecords(memory.database, file.database, file.records);
      parts = file;
      unavailable = null;
      closeQuietly(memory);
      return true;
    },
    /** Reads, while the history is in memory; else a separate thread reads the file. */
    ...delegateReads(reader),
    /** One step of compaction; `true` if more is left. */
    compact: () => compactStep(parts.database),
    /** Begins a new file, in which only the results of the user are. Readers must have let the old one go. */
    clear(at: number): void {
      const results = parts.database.prepare('SELECT * FROM results').all();
      if (unavailable === null) {
        closeQuietly(parts);
        for (const name of [path, `${path}-wal`, `${path}-shm`]) rmSync(name, { force: true });
        parts = open(at);
      } else {
        const memory = parts;
        parts = prepareMemory();
        closeQuietly(memory);
      }
      restoreResults(parts.database, results);
    },
    /** How many damaged rows were passed over since the last call. */
    takeDamagedRows: rows.takeDamagedRows,
    close,
  };
}

type WriterParts = ReturnType<typeof prepare>;

/** Prepares every statement, so that a file that lacks something is noticed when it is opened. */
function prepare(database: DatabaseSync, rows: RowReader) {
  const counts = createPendingCounts();
  const indexer = createItemIndexer(database, counts);
  const hadGap = createGapFinder(database);
  const periods = createStockPeriodWriter(database, hadGap);
  const statistics = createStatisticsWriter(database, hadGap, counts);
  const names = createOfferNameWriter(database);
  const points = createNewPoints(database);
  const messages = createMessageWriter(createFrameDecoder(), createSeriesWriter(database, points, periods), names);
  return {
    database,
    indexer,
    names,
    periods,
    movePoints: () => transaction(database, points.move),
    records: createRecordWriter(database, { indexer, messages, points, statistics, counts }),
    /** Each needs what those before it make. */
    backfills: [
      createBackfill(database, indexer, counts, rows),
      createOfferBackfill(database, rows),
      createMessageBackfill(database, rows, messages, ['series', messages.addToSeries]),
      createStatisticsBackfill(database, statistics, counts, periods, rows),
      createMessageBackfill(database, rows, messages, ['offer_names', messages.addNames]),
    ],
    reader: createHistoryReader(database, rows),
    /** The next item's number is at least this. */
    firstId: 1,
  };
}

/** Copies what can be read of a file; returns how many lines that is. */
function keep({ records }: WriterParts, path: string): number {
  const salvaged = salvageItems(path).reverse();
  try {
    records.addItems(salvaged.map(({ item, atMs, fingerprint }) => ({ item, at: atMs, fingerprint })));
    return salvaged.length;
  } catch {
    return 0;
  }
}

function isDamaged(error: unknown): boolean {
  return databaseProblem(error) === 'damaged';
}

/** A damaged file may refuse even to be closed. */
function closeQuietly({ database }: WriterParts): void {
  try {
    database.close();
  } catch {
    // It is replaced anyway.
  }
}
