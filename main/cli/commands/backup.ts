import { resolve } from 'node:path';
import { formatNumber } from '../../../core/text/format/format-number.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { BackupError } from '../../engine/backup/backup-format.ts';
import { appFolder } from '../../host/folders/app-folder.ts';
import { DATA_FLAGS, HELP_FLAG } from '../arguments/common-flags.ts';
import type { Flags } from '../arguments/flags.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { CommandFailure, EXIT_STATUS } from '../exit-status.ts';
import { createOutput } from '../output.ts';

const FLAGS = { ...DATA_FLAGS, ...HELP_FLAG } as const satisfies Flags;

const ARGUMENTS = {
  name: 'backup',
  flags: FLAGS,
  operand: { name: 'FILE', help: 'the file to write', required: true, many: false, example: 'eventory.tar.gz' },
} as const;

/** `backup`: settings, watchlist, own sounds and history in one file. */
export const backupCommand: Command = {
  ...ARGUMENTS,
  summary: 'Writes settings, watchlist, own sounds and history into one file. Secrets are not in it.',
  footer: ['Nothing that is stored is changed; the app may be running. `restore` reads the file.'],
  async run(args, { env, stdout }) {
    const { given, operands } = readArguments(ARGUMENTS, args, env);
    const path = resolve(operands[0] ?? '');
    // Only these two commands need archives.
    const { writeBackup } = await import('../../engine/backup/write-backup.ts');
    const { snapshotHistory } = await import('../../engine/backup/history-copies.ts');
    const bytes = await writeBackup({
      folder: given.data ?? appFolder(env),
      path,
      appVersion: packageJson.version,
      nowMs: Date.now(),
      snapshot: snapshotHistory,
    }).catch((error: Error) => {
      throw error instanceof BackupError ? new CommandFailure(EXIT_STATUS.failed, error.message) : error;
    });
    const output = createOutput(stdout);
    output.line(`Backed up to ${path} (${formatNumber(Math.ceil(bytes / 1024))} KB).`);
    await output.flushed();
    return EXIT_STATUS.done;
  },
};
