import { closestName } from '../../core/text/closest-name.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { formatCommandHelp, formatOverview } from './arguments/help.ts';
import type { Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import { CommandFailure, EXIT_STATUS, type ExitStatus } from './exit-status.ts';

/** Runs the command that the arguments name. Never rejects; what went wrong is on standard error. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const command = COMMANDS.find((known) => known.name === rest[0]);
    const text = command === undefined ? formatOverview(COMMANDS) : formatCommandHelp(command);
    if (name === undefined) terminal.warn(text);
    else terminal.stdout.write(`${text}\n`);
    return name === undefined ? EXIT_STATUS.usage : EXIT_STATUS.done;
  }
  if (name === '--version' || name === '-V' || name === 'version') {
    terminal.stdout.write(`eventory-tray ${packageJson.version}\n`);
    return EXIT_STATUS.done;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) {
    const close = closestName(
      name,
      COMMANDS.map((known) => known.name),
    );
    terminal.warn(
      `There is no command "${name}". ${close === null ? `The commands are ${COMMANDS.map((known) => known.name).join(', ')}.` : `Did you mean ${close}?`}`,
    );
    return EXIT_STATUS.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.stdout.write(`${formatCommandHelp(command)}\n`);
    return EXIT_STATUS.done;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof CommandFailure) {
      terminal.warn(error.message);
      return error.status;
    }
    terminal.warn(`${name} stopped: ${(error as Error).message}`);
    return EXIT_STATUS.failed;
  }
}
