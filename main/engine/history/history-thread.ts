import type { DatabaseProblem } from './database/database-problem.ts';
import type { HistoryCall, HistoryReply, HistoryRoles, HistoryWorkerData } from './history-worker.ts';
import { takeHistoryThread } from './thread-starter.ts';

/** A call that the history's thread could not do. */
export class HistoryCallError extends Error {
  readonly problem: DatabaseProblem;

  constructor(message: string, problem: DatabaseProblem) {
    super(message);
    this.problem = problem;
  }
}

/** The thread ended by itself: it ran out of memory, or something threw. What it was doing may be done or not. */
export class HistoryThreadError extends Error {}

type Role = keyof HistoryRoles;
// biome-ignore lint/suspicious/noExplicitAny: any method of a role
type AnyMethod = (...args: any[]) => unknown;
type MethodOf<R extends Role> = keyof HistoryRoles[R] & string;
type Called<R extends Role, M extends MethodOf<R>> = Extract<HistoryRoles[R][M], AnyMethod>;

/** A thread of the history, as the main thread calls it. */
export interface HistoryThread<R extends Role> {
  /** Resolves once the thread has opened the file; rejects if it cannot run. */
  readonly opened: Promise<unknown>;
  /** Rejects with a `HistoryCallError`, or, if the thread has ended, with a `HistoryThreadError`. */
  call<M extends MethodOf<R>>(method: M, ...args: Parameters<Called<R, M>>): Promise<ReturnType<Called<R, M>>>;
  /** Whether the thread has ended. */
  hasEnded(): boolean;
  /** Closes the file and ends the thread. */
  dispose(): Promise<void>;
}

/** @param onReply receives each reply before its call resolves. */
export function startHistoryThread<R extends Role>(
  data: HistoryWorkerData & { readonly role: R },
  onReply: (reply: HistoryReply) => void,
): HistoryThread<R> {
  const worker = takeHistoryThread();
  worker.postMessage(data satisfies HistoryWorkerData);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastCall = 0;
  let failure: Error | null = null;
  let closing = false;
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });

  const opened = Promise.withResolvers<unknown>();
  waiting.set(0, opened);
  worker.on('message', (reply: HistoryReply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    onReply(reply);
    if ('error' in reply) call?.reject(new HistoryCallError(reply.error, reply.problem));
    else call?.resolve(reply.value);
  });
  const fail = (error: Error): void => {
    failure ??= error;
    for (const call of waiting.values()) call.reject(failure);
    waiting.clear();
  };
  worker.on('error', (error) => fail(new HistoryThreadError(error.message)));
  worker.on('exit', (code) =>
    fail(closing ? new Error('The history is closed.') : new HistoryThreadError(`it ended with code ${code}`)),
  );

  function call(method: string, ...args: unknown[]): Promise<unknown> {
    if (failure !== null) return Promise.reject(failure);
    const id = ++lastCall;
    const result = Promise.withResolvers<unknown>();
    waiting.set(id, result);
    worker.postMessage({ id, method, args } satisfies HistoryCall);
    return result.promise;
  }

  return {
    opened: opened.promise,
    call: call as HistoryThread<R>['call'],
    hasEnded: () => failure !== null,
    async dispose() {
      closing = true;
      if (failure === null) {
        await call('close').catch((error: Error) => {
          if (!(error instanceof HistoryThreadError)) throw error;
        });
      }
      await exited;
    },
  };
}
