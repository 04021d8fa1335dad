import type { Log } from '../ports.ts';

/** Causes logged before the next success; further ones are only counted. */
const MAX_LOGGED_CAUSES = 10;

/** Logs a failure that may repeat with every alert once for each cause, and once it is over how often it occurred. */
export interface FailureLog {
  failed(cause: string): void;
  succeeded(): void;
  /** Logs how often it occurred, if that is more than was logged. */
  dispose(): void;
}

/** @param prefix as in "A toast was not shown": goes before the cause. */
export function createFailureLog(log: Pick<Log, 'info' | 'warn'>, prefix: string): FailureLog {
  const causes = new Set<string>();
  let times = 0;

  function reset(): void {
    if (times > causes.size) log.info(`${prefix}: ${times} times in all.`);
    causes.clear();
    times = 0;
  }

  return {
    failed(cause) {
      times += 1;
      if (causes.has(cause) || causes.size >= MAX_LOGGED_CAUSES) return;
      causes.add(cause);
      log.warn(`${prefix}: ${cause}`);
    },
    succeeded: reset,
    dispose: reset,
  };
}
