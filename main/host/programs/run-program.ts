import { spawn } from 'node:child_process';
import type { ProgramRunner } from '../../engine/ports.ts';
import { homeFolder } from '../folders/home-folder.ts';

/** What is kept of what a program says on standard error. */
const MAX_ERROR_TEXT = 300;

/**
 * Runs a program and waits for its end. Never through a shell: each argument arrives as it is. On Linux and macOS a program
 * that takes too long is ended with everything that it started.
 */
export const runProgram: ProgramRunner['run'] = ({ path, args }, input, { timeoutMs, signal }) =>
  new Promise((resolve) => {
    const { EVENTORY_API_KEY: _key, EVENTORY_API_KEY_FILE: _file, ...env } = process.env;
    const isWindows = process.platform === 'win32';
    let child: ReturnType<typeof spawn>;
    try {
      child = spawn(path, args, {
        shell: false,
        cwd: homeFolder(),
        env,
        detached: !isWindows,
        stdio: ['pipe', 'ignore', 'pipe'],
        windowsHide: true,
      });
    } catch (error) {
      resolve(describeStartError(error));
      return;
    }
    let errorText = '';
    let killedBecause: string | null = null;

    function kill(why: string): void {
      killedBecause ??= why;
      try {
        if (isWindows || child.pid === undefined) child.kill('SIGKILL');
        else process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has just ended.
      }
      // What it started may hold the pipe open.
      child.stderr?.destroy();
    }

    const timer = setTimeout(() => kill(`it took longer than ${timeoutMs / 1000} s and was ended`), timeoutMs);
    const stop = () => kill('the app was stopped');
    signal.addEventListener('abort', stop, { once: true });
    const done = (problem: string | null) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(problem);
    };
    child.once('error', (error) => done(describeStartError(error)));
    child.once('exit', (status, killSignal) => {
      if (killedBecause !== null) return done(killedBecause);
      if (status === 0) return done(null);
      const said = errorText.trim();
      done(`it ended with ${killSignal ?? `status ${status}`}${said === '' ? '' : `: ${said}`}`);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errorText = (errorText + text).slice(-MAX_ERROR_TEXT);
    });
    // A program that does not read the alert is no error.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
    if (signal.aborted) stop();
  });

function describeStartError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'it does not exist; choose the program file again';
    case 'EACCES':
      return 'it is not a program that may be started; choose the program file again';
    case 'EINVAL':
      return 'Windows starts this kind of script only through a shell; choose the .exe file that runs it';
    default:
      return `it could not be started (${code ?? message})`;
  }
}
