import { nearest } from '../../core/text/nearest.ts';
import type { Command, Terminal } from './command.ts';
import { check } from './commands/check.ts';
import { serve } from './commands/serve.ts';
import { simulate } from './commands/simulate.ts';
import { watch } from './commands/watch.ts';
import { CommandFailure, EXIT, type ExitStatus } from './exit.ts';
import { commandHelp, overview } from './help.ts';

const COMMANDS: readonly Command[] = [serve, watch, simulate, check];

/** Runs the command that the arguments name. Never rejects; what went wrong is on standard error. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const command = COMMANDS.find((known) => known.name === rest[0]);
    const text = command === undefined ? overview(COMMANDS) : commandHelp(command);
    if (name === undefined) terminal.warn(text);
    else terminal.stdout.write(`${text}\n`);
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) {
    const close = nearest(
      name,
      COMMANDS.map((known) => known.name),
    );
    terminal.warn(
      `There is no command "${name}". ${close === null ? `The commands are ${COMMANDS.map((known) => known.name).join(', ')}.` : `Did you mean ${close}?`}`,
    );
    return EXIT.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.stdout.write(`${commandHelp(command)}\n`);
    return EXIT.done;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof CommandFailure) {
      terminal.warn(error.message);
      return error.status;
    }
    terminal.warn(`${name} stopped: ${(error as Error).message}`);
    return EXIT.failed;
  }
}
