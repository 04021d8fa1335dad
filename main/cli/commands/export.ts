import { exportCsv, exportJson } from '../../../core/watchlist/formats/export.ts';
import { appFolder } from '../../host/folders/app-folder.ts';
import { DATA_FLAGS, HELP_FLAG } from '../arguments/common-flags.ts';
import type { Flags } from '../arguments/flags.ts';
import { readFlags } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { EXIT_STATUS } from '../exit-status.ts';
import { readStoredWatchlist } from '../inputs/watchlist-file.ts';
import { createOutput } from '../output.ts';

const FLAGS = {
  csv: { help: 'CSV for spreadsheets in place of JSON' },
  ...DATA_FLAGS,
  ...HELP_FLAG,
} as const satisfies Flags;

/** `export`: the stored watchlist on standard output. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'Prints the stored watchlist, as JSON or CSV. Importing it gives the same entries again.',
  flags: FLAGS,
  operand: null,
  footer: ['Nothing that is stored is changed. To keep it in a file: export > watchlist.json'],
  async run(args, { env, stdout, warn }) {
    const given = readFlags('export', FLAGS, args, env);
    const entries = readStoredWatchlist(given.data ?? appFolder(env), warn);
    const output = createOutput(stdout);
    output.text(given.csv === true ? exportCsv(entries) : exportJson(entries));
    await output.flushed();
    return EXIT_STATUS.done;
  },
};
