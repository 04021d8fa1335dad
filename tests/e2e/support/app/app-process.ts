import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process of the app, with all it wrote. */
export interface AppProcess {
  readonly child: ChildProcess;
  output(): string;
  /** Asks it to end and waits until it has. */
  stop(ask: () => void): Promise<void>;
}

const SHUTDOWN_TIMEOUT_MS = 8_000;

export function startNodeProcess(args: readonly string[], options: SpawnOptions): AppProcess {
  const child = spawn(process.execPath, args, options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return {
    child,
    output: () => output,
    stop: async (ask) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      const late = setTimeout(() => child.kill('SIGKILL'), SHUTDOWN_TIMEOUT_MS);
      ask();
      await ended;
      clearTimeout(late);
    },
  };
}
