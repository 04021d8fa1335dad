import { findUnknownSound } from '../../../core/alerts/sounds.ts';
import type { OwnSound } from '../../../core/settings/own-sounds.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { type ImportPlan, type ImportPreview, previewOf } from '../../../core/watchlist/formats/import-preview.ts';
import type { ImportFormat, ParsedImport } from '../../../core/watchlist/formats/import-types.ts';
import { parseImport } from '../../../core/watchlist/formats/parse-import.ts';
import { applyImport, type ImportMode, planImport } from '../../../core/watchlist/formats/plan-import.ts';
import { findKey } from '../stores/find-key.ts';

/** So many entries pass from one thread to the other at a time: some 2 ms of copying. */
export const SLICE_LENGTH = 500;

/** An entry of the watchlist after an import; one that stays as it is, by its place in the stored ones. */
type ResultItem = WatchlistEntry | number;

/** One import, as its own thread does it: `read`, then `addStored` until all are there, then `plan`, then `result`. */
export interface ImportJob {
  /** @param key the API key, which no entry may hold. @param sounds that this computer has besides the app's. */
  read(text: string, format: ImportFormat | 'auto', key: string | null, sounds: readonly OwnSound[]): null;
  /** @param start 0 starts over. */
  addStored(entries: readonly WatchlistEntry[], start: number): null;
  plan(mode: ImportMode): ImportPreview;
  /** `SLICE_LENGTH` items of the watchlist as planned, from one place on; fewer at its end. */
  result(start: number): readonly ResultItem[];
}

/** @param onProgress receives now and then how many entries are read, and of how many. */
export function createImportJob(onProgress: (done: number, total: number) => void): ImportJob {
  let parsed: ParsedImport | null = null;
  let stored: WatchlistEntry[] = [];
  let plan: ImportPlan | null = null;
  let after: readonly ResultItem[] | null = null;

  return {
    read(text, format, key, sounds) {
      parsed = parseImport(
        text,
        format,
        (entry) => findKey(entry, key),
        onProgress,
        (entry) => findUnknownSound(entry, sounds),
      );
      return null;
    },
    addStored(entries, start) {
      if (start === 0) stored = [];
      for (const entry of entries) stored.push(entry);
      return null;
    },
    plan(mode) {
      if (parsed === null) throw new Error('Nothing is read yet.');
      plan = planImport(stored, parsed, mode);
      after = null;
      return previewOf(plan);
    },
    result(start) {
      if (plan === null) throw new Error('Nothing is planned yet.');
      if (after === null) {
        const places = new Map(stored.map((entry, place) => [entry, place]));
        after = applyImport(stored, plan).map((entry) => places.get(entry) ?? entry);
      }
      return after.slice(start, start + SLICE_LENGTH);
    },
  };
}
