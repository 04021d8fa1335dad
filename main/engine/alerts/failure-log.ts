import type { Log } from '../ports.ts';

/** Causes told of before the next success; more are counted only. */
const MAX_LOGGED_CAUSES = 10;

/** Logs a trouble that may come with every alert once for each cause, and how often it came once it is over. */
export interface FailureLog {
  failed(cause: string): void;
  succeeded(): void;
  /** Tells how often it came, where that was more than what was told. */
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
