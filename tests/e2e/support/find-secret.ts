import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The files below `folder` that hold `secret`, as text or in base64, whatever their format, except those `meant` to
 * hold it.
 */
export function findSecret(folder: string, secret: string, allowedFiles: readonly string[] = []): string[] {
  const spellings = ['utf8', 'utf16le', 'base64'].map((encoding) =>
    encoding === 'base64'
      ? Buffer.from(Buffer.from(secret).toString('base64'))
      : Buffer.from(secret, encoding as 'utf8'),
  );
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readIfPresent(file);
      return spellings.some((spelling) => content.includes(spelling));
    })
    .map((file) => relative(folder, file))
    .filter((file) => !allowedFiles.includes(file));
}

/** A browser's own files come and go while it runs. */
function readIfPresent(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
