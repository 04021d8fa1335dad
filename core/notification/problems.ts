import type { Problem } from './notification.ts';

/** Beyond this many, a message's problems are only counted: a hostile message must not make a longer list than itself. */
const MOST_PROBLEMS = 1000;

/** Collects what had to be repaired in one message. */
export interface ProblemLog {
  /** `path` holds the keys from the root of the message; it is only joined when there is a problem to name. */
  add(path: readonly string[], problem: string): void;
  list(): readonly Problem[];
}

export function createProblemLog(): ProblemLog {
  const problems: Problem[] = [];
  let left = 0;
  return {
    add(path, problem) {
      if (problems.length < MOST_PROBLEMS) problems.push({ path: path.join('.'), problem });
      else left += 1;
    },
    list() {
      return left === 0 ? problems : [...problems, { path: '', problem: `and ${left} more problems` }];
    },
  };
}
