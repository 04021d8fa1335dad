import { createOutput } from '../output.ts';

/** One run of `watch`, from wherever its lines come. */
export interface WatchRun {
  readonly json: boolean;
  /** Within this time the connection has to be open. */
  readonly timeoutMs: number;
  readonly warn: (message: string) => void;
  /** Prints a line; nothing once enough notifications are printed. Returns whether they are now. */
  readonly print: (line: string, isNotification: boolean) => boolean;
  /** Resolves at Ctrl+C, and when nobody reads the output any more. */
  readonly stopped: Promise<void>;
  /** How many notifications are still to be printed. */
  remaining(): number;
  flushed(): Promise<void>;
}

export function createWatchRun(
  stdout: Parameters<typeof createOutput>[0],
  {
    count,
    interrupted,
    ...options
  }: Pick<WatchRun, 'json' | 'timeoutMs' | 'warn'> & { count: number; interrupted: Promise<void> },
): WatchRun {
  const output = createOutput(stdout);
  let remaining = count;
  return {
    ...options,
    print(line, isNotification) {
      if (remaining === 0) return true;
      output.line(line);
      if (isNotification) remaining -= 1;
      return remaining === 0;
    },
    stopped: Promise.race([interrupted, output.closed]),
    remaining: () => remaining,
    flushed: output.flushed,
  };
}
