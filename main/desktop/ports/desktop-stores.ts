import ElectronStore from 'electron-store';
import type { DocumentStores } from '../../engine/ports.ts';
import { storeFileName } from '../../engine/stores/store-file-name.ts';
import { CONF_OPTIONS, documentStore } from '../../host/stores/document-store.ts';

/** The app's documents in electron-store files (atomic writes) in `folder`, readable by browser mode as well. */
export function desktopStores(folder: string, now: () => number): DocumentStores {
  return {
    folder,
    open: (store, profile) => {
      const name = storeFileName(store, profile);
      return documentStore(folder, name, now, () => new ElectronStore({ ...CONF_OPTIONS, name, cwd: folder }));
    },
  };
}
