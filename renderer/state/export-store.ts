import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportPart } from '../../core/bridge/export-part.ts';
import { formatCount } from '../../core/text/format/format-number.ts';
import { downloadBlob } from '../lib/download-file.ts';
import { errorMessage } from '../lib/error-message.ts';

/** A file to be made piece by piece. */
interface ExportJob<Cursor> {
  /** What is exported, as in "Exporting the history". */
  readonly what: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly part: (after: Cursor | null) => Promise<ExportPart<Cursor>>;
}

/** The file that is being made, if one is. */
export interface ExportSlice {
  readonly running: { readonly what: string; readonly rows: number } | null;
  /** The result of the last export; `null` if there was none, or it was cancelled. */
  readonly result: { readonly ok: boolean; readonly text: string } | null;
  /** Makes the file and hands it to the user. One at a time; a second one is refused. */
  readonly run: <Cursor>(job: ExportJob<Cursor>) => Promise<void>;
  /** Stops; nothing is saved. */
  readonly cancel: () => void;
}

/** See `createExportStore`. */
export type ExportStore = StoreApi<ExportSlice>;

/**
 * Exports: each piece is handed to the browser at once, which keeps what is large on the disk, so that neither the window
 * nor the app ever holds the whole.
 */
export function createExportStore(): ExportStore {
  let current: object | null = null;
  return createStore<ExportSlice>()((set) => ({
    running: null,
    result: null,
    async run(job) {
      if (current !== null) {
        set({ result: { ok: false, text: 'Another export is running. Wait for it, or cancel it.' } });
        return;
      }
      const mine = {};
      current = mine;
      set({ running: { what: job.what, rows: 0 }, result: null });
      try {
        const file = await collect(job, (rows) => {
          if (current === mine) set({ running: { what: job.what, rows } });
          return current === mine;
        });
        if (file === null) return;
        downloadBlob(file.blob, job.fileName);
        set({ result: { ok: true, text: `${formatCount(file.rows, 'row')} exported to ${job.fileName}.` } });
      } catch (error) {
        if (current === mine) set({ result: { ok: false, text: `Nothing was exported: ${errorMessage(error)}` } });
      } finally {
        if (current === mine) {
          current = null;
          set({ running: null });
        }
      }
    },
    cancel() {
      current = null;
      set({ running: null, result: null });
    },
  }));
}

/** @param onRows returns whether to go on. */
async function collect<Cursor>(job: ExportJob<Cursor>, onRows: (rows: number) => boolean) {
  const blobs: Blob[] = [];
  let rows = 0;
  let after: Cursor | null = null;
  do {
    const part: ExportPart<Cursor> = await job.part(after);
    blobs.push(new Blob([part.text]));
    rows += part.rows;
    after = part.next;
    if (!onRows(rows)) return null;
  } while (after !== null);
  return { blob: new Blob(blobs, { type: job.mediaType }), rows };
}
