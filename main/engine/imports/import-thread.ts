import { Worker } from 'node:worker_threads';
import type { ImportJob } from './import-job.ts';
import type { ImportCall, ImportReply } from './import-worker.ts';
import { importWorkerUrl } from './import-worker-url.ts';

/** The thread of one import, as the main thread calls it. */
export interface ImportThread {
  /** Rejects with what went wrong; if the thread ended, with why. */
  call<M extends keyof ImportJob>(method: M, ...args: Parameters<ImportJob[M]>): Promise<ReturnType<ImportJob[M]>>;
  /** Ends it at once. Calls under way are rejected with the reason. */
  end(reason: Error): void;
}

export function startImportThread(onProgress: (progress: { done: number; total: number }) => void): ImportThread {
  const worker = new Worker(importWorkerUrl(), { name: 'import' });
  // An import never keeps the app from ending.
  worker.unref();
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastCall = 0;
  let failure: Error | null = null;

  function fail(error: Error): void {
    failure ??= error;
    for (const call of waiting.values()) call.reject(failure);
    waiting.clear();
  }
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The import ended.')));
  worker.on('message', (reply: ImportReply) => {
    if (failure !== null) return;
    if ('progress' in reply) return onProgress(reply.progress);
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) call?.reject(new Error(reply.error));
    else call?.resolve(reply.value);
  });

  function call(method: keyof ImportJob, ...args: unknown[]): Promise<unknown> {
    if (failure !== null) return Promise.reject(failure);
    const id = ++lastCall;
    const result = Promise.withResolvers<unknown>();
    waiting.set(id, result);
    worker.postMessage({ id, method, args } satisfies ImportCall);
    return result.promise;
  }

  return {
    call: call as ImportThread['call'],
    end(reason) {
      fail(reason);
      void worker.terminate();
    },
  };
}
