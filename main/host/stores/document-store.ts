import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { DocumentStore } from '../../engine/ports.ts';
import { quarantinePath } from '../../lib/quarantine-path.ts';
import { createDocumentSerializer } from './serialize-document.ts';

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * One document, `NAME.json` in `folder`. It is written beside its file, flushed to the disk and put in its place, so that
 * at any moment the file holds one version or the other.
 *
 * @param parse reads the file, which is there.
 */
export function documentStore(
  folder: string,
  name: string,
  now: () => number,
  parse: (path: string) => unknown = parseFile,
): DocumentStore {
  const path = join(folder, `${name}.json`);
  const serialize = createDocumentSerializer();
  return {
    path,
    read: () => (existsSync(path) ? parse(path) : undefined),
    async write(document) {
      const text = await serialize(document);
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      await writeFileAtomic(path, text, { mode: FILE_MODE });
    },
    writeNow(document) {
      const temporary = `${path}.${process.pid}`;
      mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
      writeFileSync(temporary, `${JSON.stringify(document)}\n`, { mode: FILE_MODE });
      renameSync(temporary, path);
    },
    quarantine: () => {
      const newPath = quarantinePath(path, now());
      renameSync(path, newPath);
      return newPath;
    },
  };
}

function parseFile(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
