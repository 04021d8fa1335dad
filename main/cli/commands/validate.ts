import { formatCount } from '../../../core/text/format/format-number.ts';
import { parseImport } from '../../../core/watchlist/formats/parse-import.ts';
import { HELP_FLAG } from '../arguments/common-flags.ts';
import type { Flags } from '../arguments/flags.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { EXIT_STATUS } from '../exit-status.ts';
import { formatNotes, readWatchlistText } from '../inputs/watchlist-file.ts';
import { createOutput } from '../output.ts';

const FLAGS = {
  json: { help: 'print what was found as one JSON object' },
  ...HELP_FLAG,
} as const satisfies Flags;

const ARGUMENTS = {
  name: 'validate',
  flags: FLAGS,
  operand: { name: 'FILE', help: 'the watchlist file', required: true, many: false, example: 'watchlist.json' },
} as const;

/** `validate`: reads a watchlist as an import would, and changes nothing. */
export const validateCommand: Command = {
  ...ARGUMENTS,
  summary: 'Checks a watchlist file, JSON or CSV, and lists every problem with its line and field.',
  footer: ['Exit status: 0 every entry can be used, 2 an entry or the file cannot be used.'],
  async run(args, { env, stdout }) {
    const { given, operands } = readArguments(ARGUMENTS, args, env);
    const path = operands[0] ?? '';
    const { format, entries, rejected, notes } = parseImport(readWatchlistText(path), 'auto');
    const output = createOutput(stdout);
    if (given.json === true) {
      output.line(JSON.stringify({ ok: rejected.length === 0, format, entries: entries.length, rejected, notes }));
    } else {
      output.line(`${path}: ${formatCount(entries.length, 'entry', 'entries')} can be used.`);
      if (rejected.length > 0) output.line(`Cannot be used:\n${formatNotes(rejected, Number.POSITIVE_INFINITY)}`);
      if (notes.length > 0) output.line(`Look at:\n${formatNotes(notes, Number.POSITIVE_INFINITY)}`);
    }
    await output.flushed();
    return rejected.length === 0 ? EXIT_STATUS.done : EXIT_STATUS.usage;
  },
};
