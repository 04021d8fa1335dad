import { readFileSync } from 'node:fs';

/** Reads a text file that the user names. Throws an error that says why it cannot be read. */
export function readTextFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The file ${describeFileError(error as NodeJS.ErrnoException)}. Check the path.`);
  }
}

/** Why a file cannot be opened: "does not exist". */
export function describeFileError({ code }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'does not exist';
    case 'EACCES':
      return 'may not be read by you';
    case 'EISDIR':
      return 'is a folder';
    default:
      return `cannot be read (${code})`;
  }
}
