import { Worker } from 'node:worker_threads';
import { historyWorkerUrl } from './history-worker-url.ts';

/** A thread writes a megabyte at a time and is done with it: more room for new objects only costs memory. */
const YOUNG_GENERATION_MB = 8;

/** A thread that runs and waits for a message that says what to open. */
let waiting: Worker | null = null;

/**
 * Starts the thread of the first history to be opened, beside whatever has to be loaded until then: it takes nearly as long as
 * loading the app. It touches no file yet, and never keeps the process from ending.
 */
export function prepareHistoryThread(): void {
  if (waiting !== null) return;
  const worker = start();
  waiting = worker;
  worker.unref();
  const forget = (): void => {
    if (waiting === worker) waiting = null;
  };
  // If it cannot run, the start of the next one reports why.
  worker.on('error', forget);
  worker.on('exit', forget);
}

/** A thread for a history: the one that was prepared, else a new one. */
export function takeHistoryThread(): Worker {
  const prepared = waiting;
  waiting = null;
  if (prepared === null) return start();
  prepared.ref();
  return prepared;
}

function start(): Worker {
  return new Worker(historyWorkerUrl(), {
    name: 'history',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
}
