import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import type { DocumentStore, Stores } from '../engine/ports.ts';
import { storeFileName } from '../engine/stores/store-file.ts';

/** The app's documents as `conf` keeps them (atomic writes): the files the desktop app's electron-store reads as well. */
export function fileStores(folder: string, now: () => number): Stores {
  return { folder, open: (name, profile) => fileDocument(folder, storeFileName(name, profile), now) };
}

function fileDocument(folder: string, name: string, now: () => number): DocumentStore {
  const path = join(folder, `${name}.json`);
  // Opened at each use: opening reads the file, and an unreadable one must be the reader's news, not a failed start.
  const open = () =>
    new Conf({
      configName: name,
      cwd: folder,
      clearInvalidConfig: false,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
    });
  return {
    path,
    read: () => (existsSync(path) ? open().store : undefined),
    write(document) {
      open().store = document as Record<string, unknown>;
    },
    setAside() {
      const kept = join(folder, `${name}.unreadable-${new Date(now()).toISOString().replaceAll(':', '-')}.json`);
      renameSync(path, kept);
      return kept;
    },
  };
}
