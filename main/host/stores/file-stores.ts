import type { DocumentStores } from '../../engine/ports.ts';
import { storeFileName } from '../../engine/stores/store-file-name.ts';
import { documentStore } from './document-store.ts';

/** The app's documents as plain files: those that the desktop app's electron-store reads as well. */
export function fileStores(folder: string, now: () => number): DocumentStores {
  return { folder, open: (store, profile) => documentStore(folder, storeFileName(store, profile), now) };
}
