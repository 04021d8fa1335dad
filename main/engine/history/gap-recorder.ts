import type { Gap } from '../../../core/connection/connection-status.ts';
import type { GapItem } from '../../../core/feed/feed-item.ts';
import type { Clock } from '../ports.ts';
import type { History } from './history.ts';

export interface GapRecorderDeps {
  readonly history: Pick<History, 'record'>;
  readonly clock: Pick<Clock, 'now'>;
  /** A gap that an earlier run left open. */
  readonly openGap: GapItem | null;
  readonly nextId: () => number;
}

/** Writes the gaps of the connection to the history. At most one is open. */
export interface GapRecorder {
  /** A gap that began (`to` is null) or ended. Returns the items that changed. */
  record(gap: Gap): { readonly ended: GapItem | null; readonly begun: GapItem | null };
  /** Ends the open gap now; returns it, or `null` if none is open. */
  endOpen(): GapItem | null;
}

export function createGapRecorder({ history, clock, openGap, nextId }: GapRecorderDeps): GapRecorder {
  let current = openGap;

  function end(to: string, reason: string): GapItem | null {
    if (current === null) return null;
    const ended: GapItem = { ...current, to, reason };
    current = null;
    history.record({ kind: 'gap_end', id: ended.id, to, reason });
    return ended;
  }

  return {
    record(gap) {
      if (gap.to !== null) return { ended: end(gap.to, gap.reason), begun: null };
      const ended = end(gap.from, current?.reason ?? gap.reason);
      const begun: GapItem = { kind: 'gap', id: nextId(), ...gap };
      current = begun;
      history.record({ kind: 'gap', item: begun, atMs: Date.parse(gap.from) });
      return { ended, begun };
    },
    endOpen() {
      if (current === null) return null;
      // A clock that was set back must not end a gap before it began.
      const toMs = Math.max(clock.now(), Date.parse(current.from));
      return end(new Date(toMs).toISOString(), current.reason);
    },
  };
}
