import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BACKUP_PARTS, BackupError } from '../engine/backup/backup-format.ts';
import { formatRestorePlan } from '../engine/backup/format-restore-plan.ts';
import { readBackupHistory, summarizeHistory } from '../engine/backup/history-copies.ts';
import { finishRestore, orderRestore } from '../engine/backup/pending-restore.ts';
import { type CurrentData, planRestore } from '../engine/backup/plan-restore.ts';
import { readBackup } from '../engine/backup/read-backup.ts';
import type { Confirmation } from '../engine/ports.ts';
import { readSettings } from '../engine/stores/read-settings.ts';
import { fileStores } from '../host/stores/file-stores.ts';
import { hasUnboundKey } from '../host/stores/unbound-key.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { readStoredWatchlist } from './inputs/watchlist-file.ts';

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
  // On the disk of the data, so that the files can be moved to their place.
  const staging = await mkdtemp(join(existsSync(folder) ? folder : tmpdir(), `restore-${process.pid}-`));
  try {
    const backup = await readBackup({ path, staging, readHistory: readBackupHistory });
    const plan = planRestore(backup, readCurrent(folder, warn));
    if (plan.gateway !== null && (await hasUnboundKey(folder))) {
      throw new BackupError(
        'This backup names another gateway, and an earlier version of the app stored the API key. Start Eventory Tray once and quit it, so that the key stays with its gateway. Then restore.',
      );
    }
    const lines = formatRestorePlan(plan);
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

/** What is stored now; what cannot be read counts as nothing, since it is kept either way. */
function readCurrent(folder: string, warn: (message: string) => void): CurrentData {
  const history = join(folder, BACKUP_PARTS.history);
  const readOr = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      warn(`What is stored now cannot be read in part, and is kept: ${(error as Error).message}`);
      return otherwise;
    }
  };
  const stored = fileStores(folder, Date.now).open('settings', 'live');
  const defaults = readSettings(undefined).settings;
  return {
    settings: readOr(() => {
      const document = stored.read();
      return document === undefined ? defaults : readSettings(document).settings;
    }, defaults),
    entries: readOr(() => readStoredWatchlist(folder, warn), []),
    history: existsSync(history) ? readOr(() => summarizeHistory(history), null) : null,
  };
}
