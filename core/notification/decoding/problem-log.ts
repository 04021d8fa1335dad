import type { DecodingProblem } from '../notification.ts';

/** Beyond this many, a message's problems are only counted: a hostile message must not make a longer list than itself. */
const MAX_PROBLEMS = 1000;

/** Collects what had to be repaired in one message. */
export interface ProblemLog {
  /** `path` holds the keys from the root of the message; it is only joined when there is a problem to name. */
  add(path: readonly string[], problem: string): void;
  count(): number;
  list(): readonly DecodingProblem[];
}

export function createProblemLog(): ProblemLog {
  const problems: DecodingProblem[] = [];
  let omitted = 0;
  return {
    add(path, problem) {
      if (problems.length < MAX_PROBLEMS) problems.push({ path: path.join('.'), problem });
      else omitted += 1;
    },
    count: () => problems.length + omitted,
    list() {
      return omitted === 0 ? problems : [...problems, { path: '', problem: `and ${omitted} more problems` }];
    },
  };
}
