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

/** Reads the pause of the last run; `onChange` is called when it is set and when it ends. */
export function createPause(clock: Clock, session: SessionStore, onChange: () => void): Pause {
  let cancel = (): void => {};

  function untilMs(): number | null {
    const stored = session.get().paused_until;
    const atMs = stored === null ? Number.NaN : Date.parse(stored);
    return atMs > clock.now() ? atMs : null;
  }

  function scheduleEnd(): void {
    cancel();
    const atMs = untilMs();
    if (atMs === null) return;
    cancel = clock.after(Math.min(atMs - clock.now(), MAX_TIMER_MS), () => {
      onChange();
      scheduleEnd();
    });
  }

  scheduleEnd();
  return {
    untilMs,
    set(value) {
      session.update({ paused_until: value });
      scheduleEnd();
      onChange();
    },
    dispose: () => cancel(),
  };
}
