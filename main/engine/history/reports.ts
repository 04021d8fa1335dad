import type { QuarantinedFile, UnavailableFile } from './history-records.ts';
import type { WriteFailure } from './queue/write-queue.ts';

/** What the history reports besides its answers. */
export interface HistoryReports {
  /** Records could not be written, and why (`null`: all are written). Alerts go on without them. */
  writeFailed(failure: WriteFailure | null): void;
  /** Messages came faster than they could be written, or ended the thread: so many notifications of this run are kept without theirs, and so many not at all. */
  shortened(count: number, givenUp: number): void;
  /** Pruning or indexing failed; it is tried again. */
  maintenanceFailed(why: string): void;
  /** Rows were passed over because they are damaged. */
  damagedRows(count: number): void;
  /** The file was damaged and was moved; a new one was begun. */
  quarantined(file: QuarantinedFile): void;
  /** There is no history in this run: its thread does not run, or nothing can be resumed from. */
  failed(why: string): void;
  /** The file cannot be used and the history is in memory (`null`: it is in the file). */
  unavailable(file: UnavailableFile | null): void;
}
