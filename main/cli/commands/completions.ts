import { HELP_FLAG } from '../arguments/common-flags.ts';
import type { Flags } from '../arguments/flags.ts';
import { readArguments } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { COMPLETION_SCRIPTS, SHELLS } from '../completions/completion-scripts.ts';
import { EXIT_STATUS } from '../exit-status.ts';
import { createOutput } from '../output.ts';

const FLAGS = { ...HELP_FLAG } as const satisfies Flags;

const ARGUMENTS = {
  name: 'completions',
  flags: FLAGS,
  operand: {
    name: 'SHELL',
    help: `${SHELLS.slice(0, -1).join(', ')} or ${SHELLS.at(-1)}`,
    required: true,
    many: false,
    example: 'bash',
    choices: SHELLS,
  },
} as const;

/** `completions`: a script by which a shell completes commands, flags and their values. */
export function createCompletionsCommand(commands: () => readonly Command[]): Command {
  return {
    ...ARGUMENTS,
    summary: 'Prints the completions of eventory-tray for a shell.',
    footer: [
      'bash: eventory-tray completions bash > ~/.local/share/bash-completion/completions/eventory-tray',
      'zsh:  eventory-tray completions zsh > ~/.zfunc/_eventory-tray   (a folder of fpath)',
      'fish: eventory-tray completions fish > ~/.config/fish/completions/eventory-tray.fish',
    ],
    async run(args, { env, stdout }) {
      const { operands } = readArguments(ARGUMENTS, args, env);
      const shell = SHELLS.find((known) => known === operands[0]) ?? 'bash';
      const output = createOutput(stdout);
      output.text(COMPLETION_SCRIPTS[shell](commands()));
      await output.flushed();
      return EXIT_STATUS.done;
    },
  };
}
