import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Result } from './benchmark.ts';

/** What `--json` wrote: the results by the benchmark's name. */
export type Results = Readonly<Record<string, readonly Result[]>>;

const HOW = 'Make such a file with "npm run bench -- --json FILE".';

/** Reads such a file. Throws an error that says how to make one if it cannot be read or holds something else. */
export function readResults(path: string): Results {
  const results = parseJson(readText(path));
  const isResults = typeof results === 'object' && results !== null && !Array.isArray(results);
  if (!isResults || !Object.values(results).every(isResultList)) throw new Error(`It holds no results. ${HOW}`);
  return results as Results;
}

/** The path of a file that can be written. Throws if its folder is missing: a run takes minutes before it writes. */
export function newResultsFile(path: string): string {
  const folder = dirname(resolve(path));
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}. Make it first.`);
  if (existsSync(path) && statSync(path).isDirectory()) throw new Error('It is a folder. Name a file.');
  return path;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`It cannot be read (${(error as NodeJS.ErrnoException).code}). ${HOW}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isResultList(list: unknown): boolean {
  return (
    Array.isArray(list) &&
    list.every((result) => typeof result?.name === 'string' && typeof result?.figure === 'string')
  );
}
