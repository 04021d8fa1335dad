import { parentPort, workerData } from 'node:worker_threads';
import type { RestorePlan } from '../../../../core/backup/restore-plan.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import { readBackupHistory, snapshotHistory } from '../history-copies.ts';
import { flushFiles } from '../restore/pending-restore.ts';
import { planRestore } from '../restore/plan-restore.ts';
import { readBackup } from '../restore/read-backup.ts';
import { readCurrent } from '../restore/read-current.ts';
import { writeBackup } from '../write-backup.ts';

/** The thread of one backup or restore: copying, packing and checking a history of gigabytes holds no alert up. */

/** What it is started with. */
export type BackupTask =
  | {
      readonly job: 'write';
      readonly folder: string;
      readonly path: string;
      readonly appVersion: string;
      readonly nowMs: number;
    }
  | {
      readonly job: 'read';
      readonly folder: string;
      readonly path: string;
      readonly name: string;
      /** An empty folder in the data folder. */
      readonly staging: string;
    };

/** What a backup that was read would do. */
interface ReadReply {
  readonly plan: RestorePlan;
  readonly settings: Settings | null;
}
export type BackupReply =
  | { readonly packed: { readonly done: number; readonly total: number } }
  /** The size of the backup that was written. */
  | { readonly bytes: number }
  | ReadReply
  | { readonly error: string };

const PROGRESS_EVERY_MS = 100;

const port = parentPort;
if (port === null) throw new Error('Backups are made in a worker thread.');
const send = (reply: BackupReply): void => port.postMessage(reply);
const controller = new AbortController();
// Any message ends it. It waits for none.
port.on('message', () => controller.abort()).unref();

async function write(task: Extract<BackupTask, { job: 'write' }>): Promise<BackupReply> {
  let lastMs = 0;
  const bytes = await writeBackup({
    ...task,
    replace: true,
    snapshot: snapshotHistory,
    signal: controller.signal,
    onPacked(done, total) {
      if (done < total && performance.now() - lastMs < PROGRESS_EVERY_MS) return;
      lastMs = performance.now();
      send({ packed: { done, total } });
    },
  });
  return { bytes };
}

async function read({ path, name, staging, folder }: Extract<BackupTask, { job: 'read' }>): Promise<BackupReply> {
  const backup = await readBackup({ path, name, staging, readHistory: readBackupHistory });
  const plan = planRestore(
    backup,
    readCurrent(folder, () => {}),
  );
  // Here, so that it takes no time once it is confirmed.
  flushFiles(staging);
  return { plan, settings: backup.settings };
}

const task = workerData as BackupTask;
(task.job === 'write' ? write(task) : read(task)).then(send, (error: Error) => send({ error: error.message }));
