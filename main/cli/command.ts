import type { Readable, Writable } from 'node:stream';
import type { CommandHelp } from './arguments/help.ts';
import type { ExitStatus } from './exit-status.ts';

/** What a command has of the process it runs in. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  /** A line on standard error. */
  warn(message: string): void;
  /** Resolves when the user or the system asks the process to end. */
  readonly interrupted: Promise<void>;
}

/** A command of the command line. Throws a `CommandFailure` for what the user can fix. */
export interface Command extends CommandHelp {
  run(args: readonly string[], terminal: Terminal): Promise<ExitStatus>;
}
