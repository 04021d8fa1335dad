import { parentPort } from 'node:worker_threads';
import { createImportJob, type ImportJob } from './import-job.ts';

/** The thread of one import: it answers the calls of an `ImportJob` in the order they come. */

export interface ImportCall {
  readonly id: number;
  readonly method: keyof ImportJob;
  readonly args: readonly unknown[];
}
export type ImportReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly progress: { readonly done: number; readonly total: number } };

const PROGRESS_EVERY_MS = 100;

const port = parentPort;
if (port === null) throw new Error('Imports run as a worker thread.');

const send = (reply: ImportReply): void => port.postMessage(reply);
let lastProgressMs = 0;
const job = createImportJob((done, total) => {
  if (performance.now() - lastProgressMs < PROGRESS_EVERY_MS) return;
  lastProgressMs = performance.now();
  send({ progress: { done, total } });
});

port.on('message', ({ id, method, args }: ImportCall) => {
  try {
    send({ id, value: (job[method] as (...args: readonly unknown[]) => unknown)(...args) });
  } catch (error) {
    send({ id, error: (error as Error).message });
  }
});
