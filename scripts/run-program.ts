import { type SpawnOptions, spawn } from 'node:child_process';

/** Runs a program in the foreground, passes interrupts on to it, and resolves with its exit status. */
export function runProgram(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forwardSignal = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGINT', forwardSignal);
    process.on('SIGTERM', forwardSignal);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('SIGINT', forwardSignal);
      process.off('SIGTERM', forwardSignal);
      resolve(code ?? 0);
    });
  });
}
