import { Worker } from 'node:worker_threads';
import type { Clock } from '../ports.ts';
import type { HistoryDatabase } from './history-database.ts';
import {
  DEFAULT_RETENTION,
  type HistoryRecord,
  type ListQuery,
  type ResumeState,
  type Retention,
  type StoredNotification,
} from './history-records.ts';
import type { HistoryCall, HistoryReply } from './history-worker.ts';
import { historyWorkerUrl } from './history-worker-url.ts';
import type { QuarantinedFile } from './open-database.ts';

/** Small batches: handing one over takes time during which an alert may wait. */
const BATCH_DELAY_MS = 20;
const BATCH_SIZE = 200;
const PRUNE_INTERVAL_MS = 60 * 60 * 1000;
const PRUNE_STEP_MS = 50;

/** The history as the engine uses it: writes return at once, reads see every write made before them. */
export interface History {
  /** Where an unreadable history file was moved, if there was one. Final after `resume`. */
  quarantined(): Promise<QuarantinedFile | null>;
  /** Queues a record; a batch is sent within 20 ms to the thread that writes. */
  record(record: HistoryRecord): void;
  resume(midnightMs: number, sinceMs: number): Promise<ResumeState>;
  list(query: ListQuery): Promise<ReturnType<HistoryDatabase['list']>>;
  get(id: number): Promise<StoredNotification | null>;
  newest(eventId: string | null, before: number | null, limit: number): Promise<StoredNotification[]>;
  /** Writes what is queued and closes the file. */
  dispose(): Promise<void>;
}

export interface HistoryOptions {
  readonly path: string;
  readonly clock: Clock;
  /** Called with the reason when records could not be written (`null`: they can again). Alerts go on without them. */
  readonly onError: (why: string | null) => void;
  /** Called when damaged rows were passed over. */
  readonly onDamagedRows?: (count: number) => void;
  readonly retention?: Retention;
}

/** Opens the history on a separate thread. Rejects if not even a fresh file can be made. */
export async function openHistory({
  path,
  clock,
  onError,
  onDamagedRows,
  retention,
}: HistoryOptions): Promise<History> {
  const worker = new Worker(historyWorkerUrl(), { workerData: { path, now: clock.now() }, name: 'history' });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let queue: HistoryRecord[] = [];
  let cancelBatch: (() => void) | null = null;
  let cancelPrune = (): void => {};
  let lastCall = 0;
  let closing = false;
  let failure: Error | null = null;

  const opened = Promise.withResolvers<unknown>();
  waiting.set(0, opened);
  worker.on('message', (answer: HistoryReply) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) call?.reject(new Error(answer.error));
    else {
      if (answer.damagedRows !== undefined) onDamagedRows?.(answer.damagedRows);
      call?.resolve(answer.value);
    }
  });
  const fail = (error: Error): void => {
    if (failure !== null) return;
    failure = error;
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  };
  worker.on('error', (error) => {
    fail(error);
    onError(error.message);
  });
  worker.on('exit', () => fail(new Error('The history is closed.')));

  function call<M extends HistoryCall['method']>(
    method: M,
    ...args: Parameters<HistoryDatabase[M]>
  ): Promise<ReturnType<HistoryDatabase[M]>> {
    if (failure !== null) return Promise.reject(failure);
    const id = ++lastCall;
    const result = Promise.withResolvers<unknown>();
    waiting.set(id, result);
    worker.postMessage({ id, method, args } satisfies HistoryCall);
    return result.promise as Promise<ReturnType<HistoryDatabase[M]>>;
  }

  function flush(): void {
    cancelBatch?.();
    cancelBatch = null;
    if (queue.length === 0) return;
    const records = queue;
    queue = [];
    call('write', records).then(
      () => onError(null),
      (error: Error) => onError(error.message),
    );
  }

  const read = <M extends HistoryCall['method']>(method: M, ...args: Parameters<HistoryDatabase[M]>) => {
    flush();
    return call(method, ...args);
  };

  function prune(): void {
    call('prune', clock.now(), retention ?? DEFAULT_RETENTION).then(
      (more) => {
        if (!closing) cancelPrune = clock.after(more ? PRUNE_STEP_MS : PRUNE_INTERVAL_MS, prune);
      },
      (error: Error) => {
        if (!closing) onError(error.message);
      },
    );
  }

  await opened.promise;
  prune();

  return {
    quarantined: () => call('quarantined'),
    record(record) {
      queue.push(record);
      if (queue.length >= BATCH_SIZE) flush();
      else cancelBatch ??= clock.after(BATCH_DELAY_MS, flush);
    },
    resume: (midnight, since) => read('resume', midnight, since),
    list: (query) => read('list', query),
    get: (id) => read('get', id),
    newest: (eventId, before, limit) => read('newest', eventId, before, limit),
    async dispose() {
      if (closing || failure !== null) return;
      flush();
      closing = true;
      cancelPrune();
      const exited = new Promise((resolve) => worker.once('exit', resolve));
      await call('close');
      await exited;
    },
  };
}
