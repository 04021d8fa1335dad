import type { PowerMonitor } from 'electron';
import { describe, expect, it } from 'vitest';
import { desktopPresence } from '../../../../main/desktop/ports/desktop-presence.ts';
import { emitter, virtualClock } from '../support.ts';

function watched(system: { idle: number; state: ReturnType<PowerMonitor['getSystemIdleState']>; broken?: boolean }) {
  const power = emitter();
  const clock = virtualClock();
  const read = <T>(value: T): T => {
    if (system.broken) throw new Error('no such interface');
    return value;
  };
  const presence = desktopPresence({
    powerMonitor: {
      on: power.on.bind(power) as unknown as PowerMonitor['on'],
      getSystemIdleTime: () => read(system.idle),
      getSystemIdleState: () => read(system.state),
    } satisfies Pick<PowerMonitor, 'on' | 'getSystemIdleTime' | 'getSystemIdleState'>,
    clock,
  });
  return { power, clock, presence };
}

describe('the presence on the desktop', () => {
  it('is the idle time of the system, in milliseconds', () => {
    expect(watched({ idle: 4, state: 'active' }).presence.read()).toEqual({ idleMs: 4_000, locked: false });
  });

  it('is not known while the idle time stands at 0, as on a desktop that does not give it', () => {
    const system = { idle: 0, state: 'active' as const };
    const { presence, clock } = watched(system);
    clock.advance(60_000);
    expect(presence.read().idleMs).toBeNull();
    system.idle = 1;
    clock.advance(2_000);
    system.idle = 0;
    expect(presence.read().idleMs).toBe(0);
  });

  it.each([
    ['lock-screen', 'unlock-screen'],
    ['suspend', 'resume'],
  ])('is locked from %s to %s', (begin, end) => {
    const { power, presence } = watched({ idle: 1, state: 'active' });
    power.emit(begin);
    expect(presence.read().locked).toBe(true);
    power.emit(end);
    expect(presence.read().locked).toBe(false);
  });

  it('is locked if only the idle state says so, and unknown if that does not know', () => {
    expect(watched({ idle: 1, state: 'locked' }).presence.read().locked).toBe(true);
    expect(watched({ idle: 1, state: 'unknown' }).presence.read().locked).toBeNull();
  });

  it('is unknown if the system cannot be asked', () => {
    const { presence } = watched({ idle: 1, state: 'active', broken: true });
    expect(presence.read()).toEqual({ idleMs: null, locked: null });
  });
});
