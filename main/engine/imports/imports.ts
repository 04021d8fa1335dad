import type { RequestPayload } from '../../../core/bridge/request-schemas.ts';
import type { OwnSound } from '../../../core/settings/own-sounds.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { acceptCopy } from '../../../core/watchlist/entry-schema.ts';
import type { ImportPreview } from '../../../core/watchlist/formats/import-preview.ts';
import type { Clock } from '../ports.ts';
import type { Watchlist } from '../profile/watchlist/watchlist.ts';
import { SLICE_LENGTH } from './import-job.ts';
import { type ImportThread, startImportThread } from './import-thread.ts';

type Payload = RequestPayload<'watchlist.importPreview'>;

/** What was read is dropped if nothing is asked of it for so long: the window may have gone. */
const IDLE_MS = 10 * 60_000;

/**
 * Imports, off the path of alerts: text is read and planned by a separate thread, and entries pass between the threads
 * in slices. There is one import at a time; a new text ends the one before.
 */
export interface Imports {
  /** What an import would do. Rejects if it is cancelled or another text follows. */
  preview(payload: Payload): Promise<ImportPreview>;
  /** Imports the text, unless none of it could be read. The watchlist does not change before this resolves. */
  confirm(payload: Payload): Promise<ImportPreview>;
  cancel(): void;
  dispose(): void;
}

export interface ImportsDeps {
  readonly clock: Pick<Clock, 'after'>;
  readonly watchlist: () => Watchlist;
  /** The API key, which no entry may hold. */
  readonly key: () => string | null;
  /** The sounds that the user has added. */
  readonly sounds: () => readonly OwnSound[];
  readonly onProgress: (progress: { done: number; total: number }) => void;
}

interface Reading extends Pick<Payload, 'text' | 'format'> {
  readonly thread: ImportThread;
  readonly key: string | null;
  readonly read: Promise<null>;
}

export function createImports({ clock, watchlist, key, sounds, onProgress }: ImportsDeps): Imports {
  let reading: Reading | null = null;
  /** Calls that share a thread follow each other. */
  let lastTurn: Promise<unknown> = Promise.resolve();
  let stopIdle = () => {};

  function end(why: string): void {
    stopIdle();
    reading?.thread.end(new Error(why));
    reading = null;
  }

  /** The thread that has read this text, or begins to. */
  function readingOf({ text, format }: Payload): Reading {
    const isSame = reading?.text === text && reading.format === format && reading.key === key();
    if (reading !== null && isSame) return reading;
    end('Another import was begun.');
    const thread = startImportThread(onProgress);
    const read = thread.call('read', text, format, key(), [...sounds()]);
    reading = { text, format, key: key(), thread, read };
    read.catch(() => {});
    return reading;
  }

  function inTurn<T>(payload: Payload, work: (reading: Reading) => Promise<T>): Promise<T> {
    stopIdle();
    const mine = readingOf(payload);
    const turn = lastTurn.then(() => work(mine));
    lastTurn = turn
      .catch(() => {})
      .then(() => {
        stopIdle();
        stopIdle = clock.after(IDLE_MS, () => end('The import was left for too long. Choose the file again.'));
      });
    return turn;
  }

  async function plan({ thread, read }: Reading, mode: Payload['mode'], stored: readonly WatchlistEntry[]) {
    await read;
    // At least one, which starts over.
    for (let start = 0; start === 0 || start < stored.length; start += SLICE_LENGTH) {
      await thread.call('addStored', stored.slice(start, start + SLICE_LENGTH), start);
    }
    return thread.call('plan', mode);
  }

  async function result({ thread }: Reading, stored: readonly WatchlistEntry[]): Promise<WatchlistEntry[]> {
    const entries: WatchlistEntry[] = [];
    for (;;) {
      const items = await thread.call('result', entries.length);
      for (const item of items) {
        const entry = typeof item === 'number' ? stored[item] : acceptCopy(item);
        if (entry !== undefined) entries.push(entry);
      }
      if (items.length < SLICE_LENGTH) return entries;
    }
  }

  async function apply(job: Reading, mode: Payload['mode']): Promise<ImportPreview> {
    for (;;) {
      const list = watchlist();
      const stored = list.entries();
      const preview = await plan(job, mode, stored);
      const { added, changed, unchanged, rejected } = preview.counts;
      if (added + changed + unchanged === 0 && rejected > 0) return preview;
      // An edit that came meanwhile is not lost: the import is planned again over it.
      if (await list.replaceInSlices(await result(job, stored), stored)) return preview;
    }
  }

  return {
    preview: (payload) => inTurn(payload, (job) => plan(job, payload.mode, watchlist().entries())),
    confirm: (payload) =>
      inTurn(payload, async (job) => {
        const preview = await apply(job, payload.mode);
        if (reading === job) end('The import is done.');
        return preview;
      }),
    cancel: () => end('The import was cancelled.'),
    dispose: () => end('The app ends.'),
  };
}
