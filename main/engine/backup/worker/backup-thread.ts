import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BackupReply, BackupTask } from './backup-worker.ts';
import { backupWorkerUrl } from './backup-worker-url.ts';

type Result = Exclude<BackupReply, { packed: unknown } | { error: string }>;

/** A backup or a restore in its thread. */
export interface BackupThread {
  /** Rejects with what went wrong, fit to show. */
  readonly result: Promise<Result>;
  /** Ends it; resolves when it touches no file any more. What it began to write it removes. */
  end(): Promise<void>;
}

export function startBackupThread(
  task: BackupTask,
  onPacked: (done: number, total: number) => void = () => {},
): BackupThread {
  const worker = new Worker(backupWorkerUrl(), { name: 'backup', workerData: task });
  // A backup never keeps the app from ending: what it leaves is removed at the next start.
  worker.unref();
  const ended = once(worker, 'exit').catch(() => {});
  const result = new Promise<Result>((resolve, reject) => {
    worker.on('message', (reply: BackupReply) => {
      if ('packed' in reply) onPacked(reply.packed.done, reply.packed.total);
      else if ('error' in reply) reject(new Error(reply.error));
      else resolve(reply);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The thread of the backup ended.')));
  });
  result.catch(() => {});
  return {
    result,
    async end() {
      // A write removes its own files. What a restore has unpacked is removed by who made the folder.
      if (task.job === 'write') worker.postMessage('end');
      else void worker.terminate();
      await ended;
    },
  };
}
