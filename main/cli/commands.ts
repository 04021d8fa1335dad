import type { Command } from './command.ts';
import { backupCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { createCompletionsCommand } from './commands/completions.ts';
import { exportCommand } from './commands/export.ts';
import { historyCommand } from './commands/history.ts';
import { importCommand } from './commands/import.ts';
import { replayCommand } from './commands/replay.ts';
import { restoreCommand } from './commands/restore.ts';
import { serveCommand } from './commands/serve.ts';
import { simulateCommand } from './commands/simulate.ts';
import { validateCommand } from './commands/validate.ts';
import { watchCommand } from './commands/watch.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  watchCommand,
  historyCommand,
  replayCommand,
  validateCommand,
  exportCommand,
  importCommand,
  backupCommand,
  restoreCommand,
  checkCommand,
  simulateCommand,
  createCompletionsCommand(() => COMMANDS),
];
