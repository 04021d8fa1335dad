import type { BrowserWindow } from 'electron';
import type { DocumentStore, Log } from '../../engine/ports.ts';
import { readWindowState, type WindowState } from './window-bounds.ts';

/** Where the window was, across runs. */
export interface WindowMemory {
  /** The stored state; `null` if there is none that can be read. */
  readonly stored: WindowState | null;
  /** Stores where the window is. Never throws. */
  save(window: Pick<BrowserWindow, 'getNormalBounds'>, maximized: boolean): void;
}

/** Reads the state once. A file that cannot be read is kept under another name. */
export function openWindowMemory(store: DocumentStore, log: Log): WindowMemory {
  return {
    stored: readStoredState(store, log),
    save: (window, maximized) => {
      try {
        store.writeNow({ ...window.getNormalBounds(), maximized });
      } catch (error) {
        log.warn(`The window's place could not be stored: ${(error as Error).message}`);
      }
    },
  };
}

function readStoredState(store: DocumentStore, log: Log): WindowState | null {
  try {
    return readWindowState(store.read());
  } catch (error) {
    log.warn(`The window's place could not be read (${(error as Error).message}); ${quarantine(store)}`);
    return null;
  }
}

/** Sets the file aside and describes what happened: on a disk that cannot be written it stays where it is. */
function quarantine(store: DocumentStore): string {
  try {
    return `kept as ${store.quarantine()}`;
  } catch (error) {
    return `it stays as it is (${(error as Error).message})`;
  }
}
