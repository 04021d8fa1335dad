import type { Log } from '../../engine/ports.ts';
import { openLogFile } from '../../host/log-file.ts';

/** The desktop app's log: a file in `folder`, and the terminal it was started from. */
export function desktopLog(folder: string): Log {
  const logger = openLogFile(folder, 'desktop', (line) => console.error(line));
  logger.transports.console.level = 'warn';
  return {
    debug: (message) => logger.debug(message),
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    error: (message) => logger.error(message),
  };
}
