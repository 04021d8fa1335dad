import ElectronStore from 'electron-store';
import type { Stores } from '../engine/ports.ts';
import { storeFileName } from '../engine/stores/store-file.ts';
import { DOCUMENT_OPTIONS, documentStore } from '../host/document-store.ts';

/** The app's documents in electron-store files (atomic writes) in `folder`, readable by browser mode as well. */
export function desktopStores(folder: string, now: () => number): Stores {
  return {
    folder,
    open: (store, profile) => {
      const name = storeFileName(store, profile);
      return documentStore(folder, name, now, () => new ElectronStore({ ...DOCUMENT_OPTIONS, name, cwd: folder }));
    },
  };
}
