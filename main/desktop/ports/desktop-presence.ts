import type { PowerMonitor } from 'electron';
import type { Presence } from '../../../core/alerts/presence.ts';
import type { Clock, PresenceWatch } from '../../engine/ports.ts';

/** How often the idle time is read until it has been seen to count. */
const PROBE_INTERVAL_MS = 2_000;
/** As Electron wants it, in seconds: `locked` comes first, whatever the threshold. */
const IDLE_THRESHOLD_S = 1;

/**
 * Whether somebody is at the desk, by Electron's `powerMonitor`. If a desktop does not give the idle time, it reads as 0
 * all the time, so it counts as unknown until it was above 0 once. On macOS and Windows events report a locked screen; on
 * Linux only the idle state does, if the desktop gives it.
 */
export function desktopPresence({
  powerMonitor,
  clock,
}: {
  powerMonitor: Pick<PowerMonitor, 'on' | 'getSystemIdleTime' | 'getSystemIdleState'>;
  clock: Pick<Clock, 'after'>;
}): PresenceWatch & { dispose(): void } {
  let locked = false;
  let asleep = false;
  let counts = false;
  let cancel = (): void => {};
  powerMonitor.on('lock-screen', () => (locked = true));
  powerMonitor.on('unlock-screen', () => (locked = false));
  powerMonitor.on('suspend', () => (asleep = true));
  powerMonitor.on('resume', () => (asleep = false));

  function idleSeconds(): number | null {
    try {
      const seconds = powerMonitor.getSystemIdleTime();
      if (!Number.isFinite(seconds) || seconds < 0) return null;
      counts ||= seconds > 0;
      return counts ? seconds : null;
    } catch {
      return null;
    }
  }

  function isLocked(): boolean | null {
    if (locked || asleep) return true;
    try {
      const state = powerMonitor.getSystemIdleState(IDLE_THRESHOLD_S);
      return state === 'unknown' ? null : state === 'locked';
    } catch {
      return null;
    }
  }

  function probe(): void {
    idleSeconds();
    if (!counts) cancel = clock.after(PROBE_INTERVAL_MS, probe);
  }
  probe();

  return {
    read(): Presence {
      const seconds = idleSeconds();
      return { idleMs: seconds === null ? null : seconds * 1000, locked: isLocked() };
    },
    dispose: () => cancel(),
  };
}
