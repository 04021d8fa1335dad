import { resolve } from 'node:path';
import { BackupError } from '../../engine/backup/backup-format.ts';
import { appFolder } from '../../host/folders/app-folder.ts';
import { acquireInstanceLock } from '../../host/locks/instance-lock.ts';
import { DATA_FLAGS, HELP_FLAG } from '../arguments/common-flags.ts';
import type { Flags } from '../arguments/flags.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { CommandFailure, EXIT_STATUS, usageError } from '../exit-status.ts';
import { createOutput } from '../output.ts';
import { terminalConfirmation } from '../terminal-confirmation.ts';

const FLAGS = {
  'dry-run': { help: 'say what would change, and change nothing' },
  yes: { help: 'do not ask' },
  ...DATA_FLAGS,
  ...HELP_FLAG,
} as const satisfies Flags;

const ARGUMENTS = {
  name: 'restore',
  flags: FLAGS,
  operand: { name: 'FILE', help: 'the backup', required: true, many: false, example: 'eventory.tar.gz' },
} as const;

/** `restore`: replaces the stored files by those of a backup. */
export const restoreCommand: Command = {
  ...ARGUMENTS,
  summary: 'Replaces the stored settings, watchlist and history by those of a backup, after a question.',
  footer: [
    'What was stored stays beside it under a new name. The API key and other secrets stay as they are.',
    'Quit Eventory Tray first, except for --dry-run.',
  ],
  async run(args, { env, stdin, stdout, warn }) {
    const { given, operands } = readArguments(ARGUMENTS, args, env);
    const path = resolve(operands[0] ?? '');
    const folder = resolve(given.data ?? appFolder(env));
    const dry = given['dry-run'] === true;
    const confirmation = terminalConfirmation(stdin, stdout);
    if (!dry && given.yes !== true && confirmation === null) {
      throw usageError('There is no terminal to ask in. Look at what --dry-run says, then give --yes.');
    }
    const lock = dry ? null : await acquireInstanceLock(folder);
    if (lock !== null && 'running' in lock) {
      throw usageError('Eventory Tray is running and keeps these files. Quit it, then restore.');
    }
    const output = createOutput(stdout);
    const { restoreInto } = await import('../restore-into.ts');
    try {
      return await restoreInto(
        { path, folder, dry, warn, print: output.line },
        given.yes === true || confirmation === null ? null : confirmation,
      );
    } catch (error) {
      throw error instanceof BackupError
        ? usageError(error.message)
        : new CommandFailure(EXIT_STATUS.failed, (error as Error).message);
    } finally {
      await lock?.dispose();
      await output.flushed();
    }
  },
};
