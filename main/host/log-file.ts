import { join } from 'node:path';
import log from 'electron-log/node.js';
import { errorMessage } from '../lib/error-message.ts';

/**
 * The log `logs/<name>.log` in `folder`: from `info` on, readable by the user's account alone, kept small by electron-log.
 *
 * @param report Told once, in one line, if the file cannot be written.
 */
export function openLogFile(folder: string, name: 'browser' | 'desktop', report: (line: string) => void) {
  const logger = log.create({ logId: name });
  logger.transports.file.resolvePathFn = () => join(folder, 'logs', `${name}.log`);
  logger.transports.file.level = 'info';
  logger.transports.file.writeOptions = { encoding: 'utf8', flag: 'a', mode: 0o600 };
  log.transports.console = Object.assign(reportOnce(report), log.transports.console);
  return logger;
}

/** What electron-log calls, of its default log, when the file of any log cannot be written: with a stack trace to show. */
function reportOnce(report: (line: string) => void): ({ data }: { readonly data: readonly unknown[] }) => void {
  let isReported = false;
  return ({ data: [, error] }) => {
    if (isReported) return;
    isReported = true;
    report(`The log cannot be written: ${errorMessage(error)}`);
  };
}
