import { readFileSync } from 'node:fs';
import { usageError } from './exit-status.ts';

/** Reads a text file that a flag names. */
export function readTextFile(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'EACCES'
          ? 'may not be read by you'
          : code === 'EISDIR'
            ? 'is a folder'
            : `cannot be read (${code})`;
    throw usageError(`${what} ${path} ${why}. Check the path.`);
  }
}
