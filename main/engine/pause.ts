import type { Clock } from './ports.ts';
import type { SessionStore } from './stores/session-store.ts';

/** The longest delay a Node timer can wait; longer ones are waited for in parts. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Toasts and sounds paused until a time of day; kept over a restart. Recording goes on (design section 8). */
export interface Pause {
  /** Milliseconds since the epoch; `null` when alerts are not paused. */
  until(): number | null;
  /** @param until RFC3339; `null` resumes. */
  set(until: string | null): void;
  stop(): void;
}

/** Reads the pause of the last run; `onChange` is called when it is set and when it ends. */
export function createPause(clock: Clock, session: SessionStore, onChange: () => void): Pause {
  let cancel = (): void => {};

  function until(): number | null {
    const stored = session.get().paused_until;
    const at = stored === null ? Number.NaN : Date.parse(stored);
    return at > clock.now() ? at : null;
  }

  function wait(): void {
    cancel();
    const at = until();
    if (at === null) return;
    cancel = clock.after(Math.min(at - clock.now(), LONGEST_TIMER_MS), () => {
      onChange();
      wait();
    });
  }

  wait();
  return {
    until,
    set(value) {
      session.update({ paused_until: value });
      wait();
      onChange();
    },
    stop: () => cancel(),
  };
}
