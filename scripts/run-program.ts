import { type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program in the foreground and resolves with its exit status: 128 and the number of the signal if one ended it,
 * as shells have it. Signals are passed on to it, but Ctrl+C: a terminal gives that to both, and the second would end the
 * program before it has closed its files. Rejects if it cannot be started.
 */
export function runProgram(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const forwardSignal = (signal: NodeJS.Signals) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    process.on('SIGINT', forwardSignal);
    process.on('SIGTERM', forwardSignal);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forwardSignal);
      process.off('SIGTERM', forwardSignal);
      resolve(signal === null ? (code ?? 0) : 128 + constants.signals[signal]);
    });
  });
}
