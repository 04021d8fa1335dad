import { type SpawnOptions, spawn } from 'node:child_process';

/** A program still running by then has started: a browser that is the first instance keeps running. */
const ASSUME_STARTED_AFTER_MS = 1_000;

/** The program could not be started, or ended at once with an error. Its message is fit to show. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/**
 * Starts a program that outlives the app. Never through a shell: each argument arrives as it is.
 *
 * Resolves once it is known to run, or to have handed over and ended without an error.
 * @throws {LaunchError} when it cannot be started, or ends at once with an error.
 */
export function launchProgram(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    let child: ReturnType<typeof spawn>;
    try {
      child = spawn(program, args, { ...options, shell: false, detached: true, stdio: 'ignore', windowsHide: false });
    } catch (error) {
      reject(new LaunchError(launchErrorMessage(program, error)));
      return;
    }
    const started = setTimeout(() => settle(resolve), ASSUME_STARTED_AFTER_MS);
    const settle = (done: () => void) => {
      clearTimeout(started);
      child.unref();
      done();
    };
    child.once('error', (error) => settle(() => reject(new LaunchError(launchErrorMessage(program, error)))));
    child.once('exit', (status, signal) => {
      if (status === 0) settle(resolve);
      else settle(() => reject(new LaunchError(`${program} ended at once (${signal ?? `status ${status}`}).`)));
    });
  });
}

function launchErrorMessage(program: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return `${program} does not exist. Choose the program file again in the settings.`;
    case 'EACCES':
      return `${program} is not a program that may be started. Choose the program file again in the settings.`;
    case 'EINVAL':
      return `${program} is a script that Windows starts only through a shell. Choose the browser’s .exe file.`;
    default:
      return `${program} could not be started (${code ?? message}).`;
  }
}
