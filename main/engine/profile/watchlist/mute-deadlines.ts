import { muteEndMs } from '../../../../core/matching/filters/mute-end.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import type { Clock } from '../../ports.ts';

/** The ends of the entries' mutes in elapsed time, so that a clock that is set back does not prolong them. */
export interface MuteDeadlines {
  /** To be called with all entries whenever they change. A mute that is known keeps its end. */
  track(entries: Iterable<WatchlistEntry>): void;
  /** Whether the mute of an entry has lasted as long as it was to last when it was set, whatever the clock says now. */
  isOver(entryId: string): boolean;
}

export function createMuteDeadlines(clock: Pick<Clock, 'now' | 'elapsed'>): MuteDeadlines {
  let deadlines = new Map<string, { readonly until: string; readonly elapsedMs: number }>();
  return {
    track(entries) {
      const before = deadlines;
      deadlines = new Map();
      for (const { id, muted_until: until } of entries) {
        if (until === null) continue;
        const known = before.get(id);
        const elapsedMs = clock.elapsed() + ((muteEndMs({ muted_until: until }) ?? 0) - clock.now());
        deadlines.set(id, known?.until === until ? known : { until, elapsedMs });
      }
    },
    isOver(entryId) {
      const deadline = deadlines.get(entryId);
      return deadline !== undefined && clock.elapsed() >= deadline.elapsedMs;
    },
  };
}
