import type { Log } from '../engine/ports.ts';
import { openLogFile } from './log-file.ts';

/** The log of a run without Electron: everything to a file in the app's folder, warnings and errors to standard error. */
export function fileLog(folder: string): Log {
  const logger = openLogFile(folder, 'browser', show);
  logger.transports.console.level = false;
  const alsoShow =
    (write: (message: string) => void) =>
    (message: string): void => {
      write(message);
      show(message);
    };
  return {
    debug: (message) => logger.debug(message),
    info: (message) => logger.info(message),
    warn: alsoShow((message) => logger.warn(message)),
    error: alsoShow((message) => logger.error(message)),
  };
}

/** The log of a command: warnings and errors to standard error, nothing to a file. */
export function terminalLog(): Log {
  return { debug: () => {}, info: () => {}, warn: show, error: show };
}

function show(message: string): void {
  process.stderr.write(`${message}\n`);
}
