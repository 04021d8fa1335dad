import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startHistoryThread } from '../../../../main/engine/history/history-thread.ts';
import type { HistoryRoles } from '../../../../main/engine/history/history-worker.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { NOON } from './notification-record.ts';

const TASKS = '/proc/self/task';
/** Where `stat` has the niceness, counted from what follows the name in parentheses (proc_pid_stat(5)). */
const NICENESS_FIELD = 16;

function niceness(task: string): number {
  const stat = readFileSync(join(TASKS, task, 'stat'), 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[NICENESS_FIELD]);
}

/** How many threads of this process let others go first. */
function countNicerThreads(): number {
  const mine = niceness(String(process.pid));
  return readdirSync(TASKS).filter((task) => niceness(task) > mine).length;
}

async function openThread(role: keyof HistoryRoles, path: string): Promise<void> {
  const thread = startHistoryThread({ role, path, nowMs: NOON }, () => {});
  onTestFinished(() => thread.dispose());
  await thread.opened;
}

it.runIf(process.platform === 'linux')(
  'the thread that writes lets others go first, the one that reads does not',
  async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const before = countNicerThreads();
    await openThread('writer', path);
    expect(countNicerThreads()).toBe(before + 1);
    await openThread('reader', path);
    expect(countNicerThreads()).toBe(before + 1);
  },
);
