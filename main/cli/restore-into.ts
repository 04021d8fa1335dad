import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeRestore } from '../../core/backup/describe-restore.ts';
import { BackupError } from '../engine/backup/backup-format.ts';
import { readBackupHistory } from '../engine/backup/history-copies.ts';
import { finishRestore, orderRestore } from '../engine/backup/restore/pending-restore.ts';
import { planRestore } from '../engine/backup/restore/plan-restore.ts';
import { readBackup } from '../engine/backup/restore/read-backup.ts';
import { readCurrent } from '../engine/backup/restore/read-current.ts';
import type { Confirmation } from '../engine/ports.ts';
import { hasUnboundKey } from '../host/stores/unbound-key.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';

interface Restore {
  readonly path: string;
  /** The data folder, locked unless `dry`. */
  readonly folder: string;
  /** Only say what would change. */
  readonly dry: boolean;
  readonly warn: (message: string) => void;
  readonly print: (line: string) => void;
}

/**
 * Restores a backup: reads and checks it, says what would change, asks, and replaces the files.
 *
 * @param confirmation `null`: without a question.
 * @throws {BackupError} if the backup cannot be used; nothing is changed then.
 */
export async function restoreInto(
  { path, folder, dry, warn, print }: Restore,
  confirmation: Confirmation | null,
): Promise<ExitStatus> {
  // One that was interrupted comes first.
  if (!dry) finishRestore(folder);
  const staging = await makeStaging(folder, dry);
  try {
    const backup = await readBackup({ path, staging, readHistory: readBackupHistory });
    const plan = planRestore(backup, readCurrent(folder, warn));
    if (plan.gateway !== null && (await hasUnboundKey(folder))) {
      throw new BackupError(
        'This backup names another gateway, and an earlier version of the app stored the API key. Start Eventory Tray once and quit it, so that the key stays with its gateway. Then restore.',
      );
    }
    const { rows, warnings } = describeRestore(plan, (time) => time);
    const lines = [...rows.map(({ label, text }) => `${label}: ${text}.`), ...warnings];
    if (confirmation === null || dry) for (const line of lines) print(line);
    if (dry) return EXIT_STATUS.done;
    const question = { title: 'Restore this backup?', text: lines.join('\n'), action: 'Restore' };
    if (confirmation !== null && !(await confirmation.ask(question))) {
      print('Nothing was restored.');
      return EXIT_STATUS.failed;
    }
    orderRestore(staging, folder, Date.now());
    const kept = finishRestore(folder);
    print('Restored.');
    for (const aside of kept) print(`What was stored: ${aside}`);
    return EXIT_STATUS.done;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** A folder on the disk of the data, so that the files can be moved to their place; to look at them, any will do. */
async function makeStaging(folder: string, dry: boolean): Promise<string> {
  const makeIn = (place: string) => mkdtemp(join(place, `restore-${process.pid}-`));
  if (!existsSync(folder)) return makeIn(tmpdir());
  try {
    return await makeIn(folder);
  } catch (error) {
    if (dry) return makeIn(tmpdir());
    throw new Error(
      `Nothing was restored: ${folder} cannot be written (${(error as Error).message}). Check its permissions and the space on its disk, or choose another folder with --data.`,
    );
  }
}
