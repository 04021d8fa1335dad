import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentStore } from '../../engine/ports.ts';
import { quarantinePath } from '../../lib/quarantine-path.ts';

/** How both hosts open a file of `conf` or electron-store, which is `conf` with Electron's paths. */
export const CONF_OPTIONS = {
  clearInvalidConfig: false,
  configFileMode: 0o600,
  accessPropertiesByDotNotation: false,
} as const;

/**
 * One document, `NAME.json` in `folder`.
 *
 * @param open opens the file. Called at each use: opening reads the file, and an unreadable file must be reported by the
 *   reader, not prevent the start.
 */
export function documentStore(
  folder: string,
  name: string,
  now: () => number,
  open: () => { store: Record<string, unknown> },
): DocumentStore {
  const path = join(folder, `${name}.json`);
  return {
    path,
    read: () => (existsSync(path) ? open().store : undefined),
    write: (document) => {
      open().store = document as Record<string, unknown>;
    },
    quarantine: () => {
      const newPath = quarantinePath(path, now());
      renameSync(path, newPath);
      return newPath;
    },
  };
}
