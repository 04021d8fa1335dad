import { Worker } from 'node:worker_threads';
import type { Clock } from '../ports.ts';
import type { HistoryDatabase } from './history-database.ts';
import type { SetAside } from './open-database.ts';
import {
  DEFAULT_RETENTION,
  type HistoryRecord,
  type KeptFrame,
  type ListQuery,
  type Resumption,
  type Retention,
} from './records.ts';
import type { Answer, Call } from './worker.ts';
import { historyWorkerUrl } from './worker-url.ts';

/** Small batches: handing one over is time that an alert may wait. */
const BATCH_DELAY_MS = 20;
const BATCH_SIZE = 200;
const PRUNE_EVERY_MS = 60 * 60 * 1000;
const PRUNE_STEP_MS = 50;

/** The history as the engine uses it: writes return at once, reads see every write made before them. */
export interface History {
  /** Where an unreadable history file was moved, if there was one. */
  readonly setAside: SetAside | null;
  /** Queues a record; a batch is sent within 20 ms to the thread that writes. */
  record(record: HistoryRecord): void;
  resume(midnight: number, since: number): Promise<Resumption>;
  list(query: ListQuery): Promise<ReturnType<HistoryDatabase['list']>>;
  get(id: number): Promise<KeptFrame | null>;
  newest(eventId: string | null, before: number | null, limit: number): Promise<KeptFrame[]>;
  /** Writes what is queued and closes the file. */
  close(): Promise<void>;
}

export interface HistoryOptions {
  readonly path: string;
  readonly clock: Clock;
  /** Told the reason when records could not be written (`null`: they can again). Alerts go on without them. */
  readonly onTrouble: (why: string | null) => void;
  readonly retention?: Retention;
}

/** Opens the history on a thread of its own. Rejects where not even a fresh file can be made. */
export async function openHistory({ path, clock, onTrouble, retention }: HistoryOptions): Promise<History> {
  const worker = new Worker(historyWorkerUrl(), { workerData: { path, now: clock.now() }, name: 'history' });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let queue: HistoryRecord[] = [];
  let cancelBatch: (() => void) | null = null;
  let cancelPrune = (): void => {};
  let lastCall = 0;
  let closing = false;
  let ended: Error | null = null;

  const opened = Promise.withResolvers<unknown>();
  waiting.set(0, opened);
  worker.on('message', (answer: Answer) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) call?.reject(new Error(answer.error));
    else call?.resolve(answer.value);
  });
  const fail = (error: Error): void => {
    if (ended !== null) return;
    ended = error;
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  };
  worker.on('error', (error) => {
    fail(error);
    onTrouble(error.message);
  });
  worker.on('exit', () => fail(new Error('The history is closed.')));

  function call<M extends Call['method']>(
    method: M,
    ...args: Parameters<HistoryDatabase[M]>
  ): Promise<ReturnType<HistoryDatabase[M]>> {
    if (ended !== null) return Promise.reject(ended);
    const id = ++lastCall;
    const result = Promise.withResolvers<unknown>();
    waiting.set(id, result);
    worker.postMessage({ id, method, args } satisfies Call);
    return result.promise as Promise<ReturnType<HistoryDatabase[M]>>;
  }

  function flush(): void {
    cancelBatch?.();
    cancelBatch = null;
    if (queue.length === 0) return;
    const records = queue;
    queue = [];
    call('write', records).then(
      () => onTrouble(null),
      (error: Error) => onTrouble(error.message),
    );
  }

  const read = <M extends Call['method']>(method: M, ...args: Parameters<HistoryDatabase[M]>) => {
    flush();
    return call(method, ...args);
  };

  function prune(): void {
    call('prune', clock.now(), retention ?? DEFAULT_RETENTION).then(
      (more) => {
        if (!closing) cancelPrune = clock.after(more ? PRUNE_STEP_MS : PRUNE_EVERY_MS, prune);
      },
      (error: Error) => {
        if (!closing) onTrouble(error.message);
      },
    );
  }

  const setAside = (await opened.promise) as SetAside | null;
  prune();

  return {
    setAside,
    record(record) {
      queue.push(record);
      if (queue.length >= BATCH_SIZE) flush();
      else cancelBatch ??= clock.after(BATCH_DELAY_MS, flush);
    },
    resume: (midnight, since) => read('resume', midnight, since),
    list: (query) => read('list', query),
    get: (id) => read('get', id),
    newest: (eventId, before, limit) => read('newest', eventId, before, limit),
    async close() {
      if (closing || ended !== null) return;
      flush();
      closing = true;
      cancelPrune();
      const exited = new Promise((resolve) => worker.once('exit', resolve));
      await call('close');
      await exited;
    },
  };
}
