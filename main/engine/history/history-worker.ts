import { parentPort } from 'node:worker_threads';
import { takeHeap } from '../../lib/memory/heap.ts';
import { returnMemoryWhenQuiet } from '../../lib/memory/return-memory.ts';
import { lowerThreadPriority } from '../../lib/thread-priority.ts';
import { type DatabaseProblem, databaseProblem } from './database/database-problem.ts';
import { createFileReader, type FileReader } from './reading/file-reader.ts';
import { type HistoryWriter, openHistoryWriter } from './writing/history-writer.ts';

/**
 * A thread of the history: the one that writes, or one that reads beside it. It opens the file that its first message names
 * and answers calls in the order they come.
 */

/** What the threads answer to. */
export interface HistoryRoles {
  readonly writer: HistoryWriter;
  readonly reader: FileReader;
}
export interface HistoryWorkerData {
  readonly role: keyof HistoryRoles;
  readonly path: string;
  readonly nowMs: number;
}
export interface HistoryCall {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}
export type HistoryReply = {
  readonly id: number;
  /** How many rows the call passed over. */
  readonly damagedRows: number;
  /** Of the writer: what has become of the file. */
  readonly status: ReturnType<HistoryWriter['status']> | null;
} & ({ readonly value: unknown } | { readonly error: string; readonly problem: DatabaseProblem });

type Method = (...args: readonly unknown[]) => unknown;

const port = parentPort;
if (port === null) throw new Error('The history runs as a worker thread.');

function open({ role, path, nowMs }: HistoryWorkerData) {
  const writer = role === 'writer' ? openHistoryWriter(path, nowMs) : null;
  const answering = writer ?? createFileReader(path);
  return (id: number, work: (role: typeof answering) => unknown): HistoryReply => {
    let result: { value: unknown } | { error: string; problem: DatabaseProblem };
    try {
      result = { value: work(answering) };
    } catch (error) {
      result = { error: (error as Error).message, problem: databaseProblem(error) };
    }
    return { id, damagedRows: answering.takeDamagedRows(), status: writer?.status() ?? null, ...result };
  };
}

returnMemoryWhenQuiet(takeHeap());

port.once('message', (data: HistoryWorkerData) => {
  // An alert goes before what is written of it; a page that the user waits for does not wait behind either.
  if (data.role === 'writer') lowerThreadPriority();
  const answer = open(data);
  port.postMessage(answer(0, () => null));
  port.on('message', ({ id, method, args }: HistoryCall) => {
    port.postMessage(answer(id, (role) => (role[method as keyof typeof role] as Method)(...args)));
    if (method === 'close') port.close();
  });
});
