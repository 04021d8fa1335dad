import ElectronStore from 'electron-store';
import type { DocumentStores } from '../../engine/ports.ts';
import { storeFileName } from '../../engine/stores/store-file-name.ts';
import { documentStore } from '../../host/stores/document-store.ts';

const OPTIONS = { clearInvalidConfig: false, configFileMode: 0o600, accessPropertiesByDotNotation: false } as const;

/**
 * The app's documents in electron-store files in `folder`, readable by browser mode as well. electron-store reads them;
 * they are written as in browser mode, because electron-store does so synchronously and would hold an alert up.
 */
export function desktopStores(folder: string, now: () => number): DocumentStores {
  return {
    folder,
    open: (store, profile) => {
      const name = storeFileName(store, profile);
      const parse = () => new ElectronStore({ ...OPTIONS, name, cwd: folder }).store;
      return documentStore(folder, name, now, parse);
    },
  };
}
