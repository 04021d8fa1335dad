import { remainingMs } from '../../../core/time/clock-jumps.ts';
import type { Clock } from '../ports.ts';
import type { SessionStore } from '../stores/session-store.ts';

/** The longest delay a Node timer can wait; longer delays are split. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Toasts and sounds paused until a time of day; kept over a restart. The feed keeps recording. */
export interface Pause {
  /** Milliseconds since the epoch; `null` when alerts are not paused. */
  untilMs(): number | null;
  /** @param until RFC3339; `null` resumes. */
  set(until: string | null): void;
  dispose(): void;
}

/**
 * Reads the pause of the last run; `onChange` is called when it is set and when it ends. It ends at its time of day, but
 * never lasts longer than it was to last when it was set: a clock that is set back does not prolong it.
 */
export function createPause(clock: Clock, session: SessionStore, onChange: () => void): Pause {
  let cancel = (): void => {};
  /** The end in elapsed time. */
  let deadlineMs = clock.elapsed() + storedMs();

  /** What remains of the stored pause by the clock and by when it was set. */
  function storedMs(): number {
    const { paused_at: since, paused_until: until } = session.get();
    if (until === null) return 0;
    return remainingMs(since === null ? null : Date.parse(since), Date.parse(until), clock.now());
  }

  function leftMs(): number {
    return Math.min(storedMs(), deadlineMs - clock.elapsed());
  }

  function untilMs(): number | null {
    const { paused_until: until } = session.get();
    return until !== null && leftMs() > 0 ? Date.parse(until) : null;
  }

  function scheduleEnd(): void {
    cancel();
    if (untilMs() === null) return;
    cancel = clock.after(Math.min(leftMs(), MAX_TIMER_MS), () => {
      onChange();
      scheduleEnd();
    });
  }

  scheduleEnd();
  return {
    untilMs,
    set(until) {
      const since = until === null ? null : new Date(clock.now()).toISOString();
      session.update({ paused_until: until, paused_at: since });
      deadlineMs = clock.elapsed() + storedMs();
      scheduleEnd();
      onChange();
    },
    dispose: () => cancel(),
  };
}
