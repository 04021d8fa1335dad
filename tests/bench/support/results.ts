import { readFileSync } from 'node:fs';
import type { Result } from './benchmark.ts';

/** What `--json` wrote: the results by the benchmark's name. */
export type Results = Readonly<Record<string, readonly Result[]>>;

/** Reads such a file. Throws if it cannot be read or holds something else. */
export function readResults(path: string): Results {
  const results: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof results !== 'object' || results === null || !Object.values(results).every(Array.isArray)) {
    throw new Error(`${path} holds no results. Make such a file with "npm run bench -- --json ${path}".`);
  }
  return results as Results;
}
