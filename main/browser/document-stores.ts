import Conf from 'conf';
import type { Stores } from '../engine/ports.ts';
import { storeFileName } from '../engine/stores/store-file.ts';
import { DOCUMENT_OPTIONS, documentStore } from '../host/document-store.ts';

/** The app's documents as `conf` keeps them (atomic writes): the files the desktop app's electron-store reads as well. */
export function fileStores(folder: string, now: () => number): Stores {
  return {
    folder,
    open: (store, profile) => {
      const configName = storeFileName(store, profile);
      return documentStore(folder, configName, now, () => new Conf({ ...DOCUMENT_OPTIONS, configName, cwd: folder }));
    },
  };
}
