import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RunningInstance } from '../../../../main/host/locks/instance-lock.ts';

export interface LockProcess {
  readonly child: ChildProcess;
  /** What it found: whether it has the lock, or who has it. */
  readonly result: Promise<{ readonly won?: number; readonly running?: RunningInstance }>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
}

/** Starts processes that all lock one data folder at the same time. They end with the test. */
export function startLockProcesses(folder: string, count: number, env: NodeJS.ProcessEnv = {}): LockProcess[] {
  return Array.from({ length: count }, () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'lock-process.ts'), folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    const exited = once(child, 'exit');
    const kill = async (): Promise<void> => {
      child.kill('SIGKILL');
      await exited;
    };
    onTestFinished(kill);
    const result = once(child.stdout, 'data').then(([line]) => JSON.parse(String(line)));
    return { child, result, kill };
  });
}
