import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHistory } from '../../../../main/engine/history/history.ts';
import { prepareHistoryThread, takeHistoryThread } from '../../../../main/engine/history/thread-starter.ts';
import { systemClock } from '../../../../main/host/system-clock.ts';
import { recordReports } from './record-reports.ts';

let started: Worker[];
let folder: string;
const note = (worker: Worker) => started.push(worker);

beforeEach(() => {
  started = [];
  folder = mkdtempSync(join(tmpdir(), 'eventory-thread-'));
  process.on('worker', note);
});

afterEach(async () => {
  process.off('worker', note);
  for (const worker of started) await worker.terminate();
  rmSync(folder, { recursive: true, force: true });
});

it('a history is opened on the thread that was prepared, and the next one on another', async () => {
  prepareHistoryThread();
  prepareHistoryThread();
  await nextTurn();
  expect(started).toHaveLength(1);
  for (const threads of [1, 2]) {
    const path = join(folder, `${threads}.sqlite`);
    const history = await openHistory({ path, clock: systemClock, reports: recordReports().reports });
    expect(started).toHaveLength(threads);
    expect((await history.resume(0, 0)).nextId).toBe(1);
    await history.dispose();
  }
});

it('a prepared thread that has ended is not handed out', async () => {
  prepareHistoryThread();
  await nextTurn();
  const ended = started[0] as Worker;
  const exit = once(ended, 'exit');
  await ended.terminate();
  await exit;
  expect(takeHistoryThread()).not.toBe(ended);
});
