/** The exit statuses of commands, as docs/command-line.md publishes them. */
export const EXIT_STATUS = { done: 0, failed: 1, usage: 2, keyRefused: 3, notConnected: 4 } as const;
export type ExitStatus = (typeof EXIT_STATUS)[keyof typeof EXIT_STATUS];

/** Ends a command with a status and a message that says what to do. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly status: ExitStatus;
  constructor(status: ExitStatus, message: string) {
    super(message);
    this.status = status;
  }
}

/** A flag, a variable or a file that cannot be used. */
export function usageError(message: string): CommandFailure {
  return new CommandFailure(EXIT_STATUS.usage, message);
}
