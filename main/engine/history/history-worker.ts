import { parentPort, workerData } from 'node:worker_threads';
import { type HistoryDatabase, openHistoryDatabase } from './history-database.ts';

/** The history's thread: opens the file named in `workerData`, then answers calls in the order they come. */

/** A call of one of the database's methods. */
export interface HistoryCall {
  readonly id: number;
  readonly method: keyof Omit<HistoryDatabase, 'takeDamagedRows'>;
  readonly args: readonly unknown[];
}
export type HistoryReply =
  /** `damagedRows`: how many rows the call passed over. */
  | { readonly id: number; readonly value: unknown; readonly damagedRows?: number }
  | { readonly id: number; readonly error: string };

const { path, now } = workerData as { path: string; now: number };
const port = parentPort;
if (port === null) throw new Error('The history runs as a worker thread.');

const history = openHistoryDatabase(path, now);
port.postMessage({ id: 0, value: null } satisfies HistoryReply);
port.on('message', ({ id, method, args }: HistoryCall) => {
  let answer: HistoryReply;
  try {
    const value = (history[method] as (...args: readonly unknown[]) => unknown)(...args);
    const damagedRows = history.takeDamagedRows();
    answer = damagedRows === 0 ? { id, value } : { id, value, damagedRows };
  } catch (error) {
    answer = { id, error: (error as Error).message };
  }
  port.postMessage(answer);
  if (method === 'close') port.close();
});
