import { join } from 'node:path';
import log from 'electron-log/node.js';
import type { Log } from '../../engine/ports.ts';

/** The desktop app's log: a file in `folder` that electron-log keeps small, and the terminal it was started from. */
export function desktopLog(folder: string): Log {
  const logger = log.create({ logId: 'desktop' });
  logger.transports.file.resolvePathFn = () => join(folder, 'logs', 'desktop.log');
  logger.transports.file.level = 'info';
  logger.transports.file.writeOptions = { encoding: 'utf8', flag: 'a', mode: 0o600 };
  logger.transports.console.level = 'warn';
  return {
    debug: (message) => logger.debug(message),
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    error: (message) => logger.error(message),
  };
}
