import type { Clock } from '../../ports.ts';
import type { HistoryRecord } from '../history-records.ts';
import { HistoryCallError, HistoryThreadError } from '../history-thread.ts';
import { createCrashTracker } from './crash-tracker.ts';
import type { WaitingRecord } from './packed-record.ts';
import { createRecordMemory } from './record-memory.ts';
import { createWaitingRecords } from './waiting-records.ts';

/** Small batches: handing one over takes time during which an alert may wait. */
const BATCH_DELAY_MS = 20;
const BATCH_RECORDS = 200;
const BATCH_BYTES = 1024 * 1024;
/** If more wait than a batch, fewer and larger ones cost less. */
const MAX_BATCH_RECORDS = 500;
/**
 * If messages come faster than they are written, only this much of them waits; beyond it a notification keeps its line
 * without its message. The messages of alerts have twice the room, and lines take nothing of it.
 */
const MAX_QUEUED_BYTES = 6 * 1024 * 1024;
const MAX_QUEUED_BYTES_OF_ALERTS = 2 * MAX_QUEUED_BYTES;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** Records on their way to the writer thread, in order. One batch is written at a time. */
export interface WriteQueue {
  /** Ignores what comes after `dispose`: the outcome of a toast may be late. */
  add(record: HistoryRecord): void;
  /** Resolves once what was added before is written, or waits because it cannot be written now. Never rejects. */
  flush(): Promise<void>;
  /** Tries once more to write what waits. */
  dispose(): Promise<void>;
}

/** Why records could not be written. */
export interface WriteFailure {
  readonly why: string;
  /** How often in a row the writer thread crashed; 0 if it runs. */
  readonly crashes: number;
}

export interface WriteQueueDeps {
  readonly clock: Pick<Clock, 'after'>;
  /** @param mayBeWritten some of them may be in the file already. */
  readonly write: (records: readonly WaitingRecord[], mayBeWritten: boolean) => Promise<unknown>;
  /** Called if records could not be written (`null`: all are written). */
  readonly onError: (failure: WriteFailure | null) => void;
  /** Called with how many notifications of this run were kept without their message, once they have been written, and how many not at all. */
  readonly onShortened: (count: number, givenUp: number) => void;
}

export function createWriteQueue({ clock, write, onError, onShortened }: WriteQueueDeps): WriteQueue {
  const waiting = createWaitingRecords();
  let cancelTimer: (() => void) | null = null;
  let underWay: Promise<void> | null = null;
  /** `null` if the last batch was written. */
  let retryMs: number | null = null;
  let givenUp = 0;
  let shortened = 0;
  let reported = 0;
  let disposed = false;
  const memory = createRecordMemory();
  const crashes = createCrashTracker();

  /** The record as it is kept: without its message if too many wait. */
  function shortenIfTooMany(record: HistoryRecord): HistoryRecord {
    if (record.kind !== 'notification') return record;
    const max = record.decision.outcome === 'alert' ? MAX_QUEUED_BYTES_OF_ALERTS : MAX_QUEUED_BYTES;
    if (waiting.completeBytes() + record.frame.length <= max) return record;
    shortened += 1;
    const { item, fingerprint, receivedAtMs: atMs } = record;
    return { kind: 'line', item, fingerprint, atMs };
  }

  function reportShortened(): void {
    if (shortened + givenUp === reported) return;
    reported = shortened + givenUp;
    onShortened(shortened, givenUp);
  }

  async function send(): Promise<void> {
    cancelTimer?.();
    cancelTimer = null;
    const mayBeWritten = crashes.mayBeWritten();
    const batch = waiting.take(crashes.oneByOne() ? 1 : MAX_BATCH_RECORDS, BATCH_BYTES);
    crashes.started();
    try {
      await write(batch, mayBeWritten);
      written(batch);
      retryMs = null;
      if (waiting.count() === 0) {
        onError(null);
        reportShortened();
      }
    } catch (error) {
      if (error instanceof HistoryThreadError) tryAgain(afterCrash(batch));
      else if (error instanceof HistoryCallError && error.problem === 'unavailable') {
        crashes.refused();
        tryAgain(batch);
      } else written(batch);
      const why = (error as Error).message + (givenUp === 0 ? '' : ` (${givenUp} records could not be kept)`);
      onError({ why, crashes: crashes.count() });
    }
  }

  function written(batch: readonly WaitingRecord[]): void {
    crashes.written(batch.length);
    memory.release(batch);
  }

  function afterCrash(batch: readonly WaitingRecord[]): readonly WaitingRecord[] {
    const kept = crashes.crashed(batch);
    givenUp += batch.length - kept.length;
    if (kept !== batch) shortened += kept.length;
    memory.hold(kept);
    memory.release(batch);
    return kept;
  }

  function tryAgain(batch: readonly WaitingRecord[]): void {
    waiting.putBack(batch);
    retryMs = Math.min((retryMs ?? FIRST_RETRY_MS / 2) * 2, LAST_RETRY_MS);
    limitWaiting();
  }

  function limitWaiting(): void {
    const { givenUp: records, first } = waiting.limit(retryMs !== null, MAX_BATCH_RECORDS);
    memory.release(records);
    crashes.givenUp(first);
    givenUp += records.length;
  }

  /** Sends batches until nothing waits or nothing can be written now. */
  function start(): Promise<void> {
    underWay ??= (async () => {
      do await send();
      while (waiting.count() > 0 && retryMs === null);
      underWay = null;
      if (retryMs !== null) cancelTimer = clock.after(retryMs, () => void start());
    })();
    return underWay;
  }

  return {
    add(added) {
      if (disposed) return;
      const record = memory.pack(retryMs === null ? shortenIfTooMany(added) : added);
      waiting.add(record);
      limitWaiting();
      if (retryMs !== null) return;
      if (waiting.count() >= BATCH_RECORDS || waiting.bytes() >= BATCH_BYTES) void start();
      else cancelTimer ??= clock.after(BATCH_DELAY_MS, () => void start());
    },
    async flush() {
      while (waiting.count() > 0 && retryMs === null) await start();
      await underWay;
    },
    async dispose() {
      disposed = true;
      await underWay;
      if (waiting.count() > 0) await start();
      cancelTimer?.();
    },
  };
}
