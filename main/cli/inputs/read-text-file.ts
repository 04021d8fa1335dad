import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/**
 * Reads a text file that the user names, in UTF-8 or UTF-16, without a byte order mark. Throws an error that says why it
 * cannot be read.
 */
export function readTextFile(path: string): string {
  try {
    const bytes = readFileSync(path);
    return bytes.toString(encodingOf(bytes)).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new Error(`The file ${describeFileError(error as NodeJS.ErrnoException)}. Check the path.`);
  }
}

/** How the text of a file is written. Of a pipe, of which nothing can be read twice, UTF-8 is assumed. A folder throws. */
export function fileEncoding(path: string): BufferEncoding {
  const stats = statSync(path);
  if (!stats.isFile() && !stats.isDirectory()) return 'utf8';
  const file = openSync(path, 'r');
  try {
    const beginning = Buffer.alloc(2);
    readSync(file, beginning);
    return encodingOf(beginning);
  } finally {
    closeSync(file);
  }
}

/** UTF-16 if the bytes begin with its byte order mark, as what `>` of Windows PowerShell writes. */
function encodingOf(bytes: Buffer): BufferEncoding {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8';
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
