import { constants, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { DocumentStore } from '../../engine/ports.ts';
import { freePathBeside, quarantinePath } from '../../lib/quarantine-path.ts';
import { createDocumentSerializer } from './serialize-document.ts';

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * One document, `NAME.json` in `folder`. It is written beside its file, flushed to the disk and put in its place, so that
 * at any moment the file holds one version or the other. What somebody else has put in the file meanwhile is copied before it is
 * written over.
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
  /** The file as it was last read or written here; `undefined` before that. */
  let known: string | null | undefined;

  /** The path of a copy of the file if somebody else has written it. */
  async function keepOthers(): Promise<string | null> {
    if (known === undefined) return null;
    const found = await stat(path, { bigint: true }).then(identityOf, () => null);
    if (found === null || found === known) return null;
    const copy = freePathBeside(path, now(), 'changed-outside');
    await copyFile(path, copy, constants.COPYFILE_EXCL);
    return copy;
  }

  return {
    path,
    read() {
      const content = existsSync(path) ? parse(path) : undefined;
      known = currentIdentity(path);
      return content;
    },
    async write(document) {
      const text = await serialize(document);
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      const copy = await keepOthers();
      await writeFileAtomic(path, text, { mode: FILE_MODE });
      known = currentIdentity(path);
      return copy;
    },
    writeNow(document) {
      const temporary = `${path}.${process.pid}`;
      mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
      writeFileSync(temporary, `${JSON.stringify(document)}\n`, { mode: FILE_MODE });
      renameSync(temporary, path);
      known = currentIdentity(path);
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

/** Differs if the content does: a copy of a file has its size and time only if it has its content. */
function identityOf({ mtimeNs, size }: { readonly mtimeNs: bigint; readonly size: bigint }): string {
  return `${mtimeNs} ${size}`;
}

function currentIdentity(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : identityOf(found);
}
