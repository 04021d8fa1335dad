import type { Log } from '../ports.ts';

/** Causes told of before the next success; more are counted only. */
const CAUSES_TOLD = 10;

/** Logs a trouble that may come with every alert once for each cause, and how often it came once it is over. */
export interface TroubleLog {
  failed(cause: string): void;
  worked(): void;
  /** Tells how often it came, where that was more than what was told. */
  end(): void;
}

/** @param what as in "A toast was not shown": goes before the cause. */
export function createTroubleLog(log: Pick<Log, 'info' | 'warn'>, what: string): TroubleLog {
  const causes = new Set<string>();
  let times = 0;

  function end(): void {
    if (times > causes.size) log.info(`${what}: ${times} times in all.`);
    causes.clear();
    times = 0;
  }

  return {
    failed(cause) {
      times += 1;
      if (causes.has(cause) || causes.size >= CAUSES_TOLD) return;
      causes.add(cause);
      log.warn(`${what}: ${cause}`);
    },
    worked: end,
    end,
  };
}
