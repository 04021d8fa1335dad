import { closestName } from '../../core/text/closest-name.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { formatCommandHelp, formatOverview } from './arguments/help.ts';
import type { Command, Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import { CommandFailure, EXIT_STATUS, type ExitStatus } from './exit-status.ts';

/** Runs the command that the arguments name. Never rejects; what went wrong is on standard error. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined) {
    terminal.warn(formatOverview(COMMANDS));
    return EXIT_STATUS.usage;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const described = rest.find((word) => !word.startsWith('-') && word !== 'help' && word !== 'version');
    return printHelp(described, terminal);
  }
  if (name === '--version' || name === '-V' || name === 'version') {
    terminal.stdout.write(`eventory-tray ${packageJson.version}\n`);
    return EXIT_STATUS.done;
  }
  const command = findCommand(name);
  if (command === undefined) return reportUnknownCommand(name, terminal);
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

function findCommand(name: string): Command | undefined {
  return COMMANDS.find((known) => known.name === name);
}

/** @param name The command to describe; without one, all are listed. */
function printHelp(name: string | undefined, terminal: Terminal): ExitStatus {
  const command = name === undefined ? undefined : findCommand(name);
  if (name !== undefined && command === undefined) return reportUnknownCommand(name, terminal);
  terminal.stdout.write(`${command === undefined ? formatOverview(COMMANDS) : formatCommandHelp(command)}\n`);
  return EXIT_STATUS.done;
}

function reportUnknownCommand(name: string, terminal: Terminal): ExitStatus {
  const names = COMMANDS.map((known) => known.name);
  const close = closestName(name, names);
  const advice = close === null ? `The commands are ${names.join(', ')}.` : `Did you mean ${close}?`;
  terminal.warn(`There is no command "${name}". ${advice}`);
  return EXIT_STATUS.usage;
}
