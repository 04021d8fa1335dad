import { join } from 'node:path';
import log from 'electron-log/node.js';
import type { Log } from '../engine/ports.ts';
import { errorMessage } from '../lib/error-message.ts';

/**
 * The log of a run without Electron: everything to a file in the app's folder, warnings and errors to standard error. A
 * file that cannot be written is reported there once.
 */
export function fileLog(folder: string): Log {
  const logger = log.create({ logId: 'browser' });
  logger.transports.file.resolvePathFn = () => join(folder, 'logs', 'browser.log');
  logger.transports.file.level = 'info';
  logger.transports.file.writeOptions = { encoding: 'utf8', flag: 'a', mode: 0o600 };
  logger.transports.console.level = false;
  log.transports.console = Object.assign(reportFailureOnce(), log.transports.console);
  const alsoShow =
    (write: (message: string) => void) =>
    (message: string): void => {
      write(message);
      process.stderr.write(`${message}\n`);
    };
  return {
    debug: (message) => logger.debug(message),
    info: (message) => logger.info(message),
    warn: alsoShow((message) => logger.warn(message)),
    error: alsoShow((message) => logger.error(message)),
  };
}

/** What electron-log calls, of its default log, when the file of any log cannot be written: with a stack trace to show. */
function reportFailureOnce(): ({ data }: { readonly data: readonly unknown[] }) => void {
  let isReported = false;
  return ({ data: [, error] }) => {
    if (isReported) return;
    isReported = true;
    process.stderr.write(`The log cannot be written: ${errorMessage(error)}\n`);
  };
}

/** The log of a command: warnings and errors to standard error, nothing to a file. */
export function terminalLog(): Log {
  const show = (message: string): void => {
    process.stderr.write(`${message}\n`);
  };
  return { debug: () => {}, info: () => {}, warn: show, error: show };
}
