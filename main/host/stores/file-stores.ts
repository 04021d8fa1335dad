import Conf from 'conf';
import type { DocumentStores } from '../../engine/ports.ts';
import { storeFileName } from '../../engine/stores/store-file-name.ts';
import { CONF_OPTIONS, documentStore } from './document-store.ts';

/** The app's documents as `conf` keeps them (atomic writes): the files the desktop app's electron-store reads as well. */
export function fileStores(folder: string, now: () => number): DocumentStores {
  return {
    folder,
    open: (store, profile) => {
      const configName = storeFileName(store, profile);
      return documentStore(folder, configName, now, () => new Conf({ ...CONF_OPTIONS, configName, cwd: folder }));
    },
  };
}
