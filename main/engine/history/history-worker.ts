import { parentPort, workerData } from 'node:worker_threads';
import { type HistoryDatabase, openHistoryDatabase } from './history-database.ts';

/** The history's thread: opens the file named in `workerData`, then answers calls in the order they come. */

/** A call of one of the database's methods. */
export interface HistoryCall {
  readonly id: number;
  readonly method: keyof Omit<HistoryDatabase, 'quarantined'>;
  readonly args: readonly unknown[];
}
export type HistoryReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

const { path, now } = workerData as { path: string; now: number };
const port = parentPort;
if (port === null) throw new Error('The history runs as a worker thread.');

const history = openHistoryDatabase(path, now);
port.postMessage({ id: 0, value: history.quarantined } satisfies HistoryReply);
port.on('message', ({ id, method, args }: HistoryCall) => {
  let answer: HistoryReply;
  try {
    const value = (history[method] as (...args: readonly unknown[]) => unknown)(...args);
    answer = { id, value };
  } catch (error) {
    answer = { id, error: (error as Error).message };
  }
  port.postMessage(answer);
  if (method === 'close') port.close();
});
