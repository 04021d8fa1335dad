import { describe, expect, it } from 'vitest';
import type { ConnectionStatus } from '../../../../core/connection/connection-status.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../core/settings/settings.ts';
import { createAlarm } from '../../../../main/engine/phone/alarm.ts';
import type { NetworkEvent } from '../../../../main/engine/ports.ts';
import type { SessionStore } from '../../../../main/engine/stores/session-store.ts';
import { TIMES } from '../../../support/times.ts';
import { manualClock } from '../alerts/harness.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PHONE = { id: 'p', kind: 'ntfy', label: 'Phone', enabled: true, for_all: true } as const;
const LAMP = { ...PHONE, id: 'l', kind: 'program', label: 'Lamp' } as const;

function setUp(
  alarm: Partial<Settings['alarm']> = {},
  session = { last_alarm: null } as ReturnType<SessionStore['get']>,
  state: ConnectionStatus['state'] = 'open',
) {
  const clock = manualClock(Date.parse('2026-04-27T10:00:00Z'));
  const told: string[] = [];
  const host = {
    state,
    live: true,
    computer: null as string | null,
    quarters: [] as number[],
    tell: (_: NetworkEvent): void => {},
    session,
    settings: {
      ...DEFAULT_SETTINGS,
      forwarders: [PHONE, LAMP],
      alarm: { ...DEFAULT_SETTINGS.alarm, enabled: true, ...alarm },
    } as Settings,
  };
  const created = createAlarm({
    clock,
    computer: () => host.computer,
    log: { info() {}, warn() {} },
    session: {
      get: () => host.session,
      update: (patch) => {
        host.session = { ...host.session, ...patch };
      },
      dispose: async () => {},
    },
    network: {
      onEvent(listener) {
        host.tell = listener;
        return () => {};
      },
    },
    forwarding: {
      announce: (targets, what, { title, text }) =>
        told.push(`${targets.map(({ id }) => id)} ${what}: ${title}. ${text}`),
    },
    settings: () => host.settings,
    times: () => TIMES,
    connection: () => ({ state: host.state, since: '', detail: '', problem: null, retry_at: null }),
    isLive: () => host.live,
    messageQuarters: async () => host.quarters,
    onChange() {},
  });
  created.start();
  return { clock, told, host, alarm: created };
}

describe('the alarm about the feed itself', () => {
  it('says once that the app is offline, to phones and not to programs, and once that it is back', async () => {
    const { clock, told, host, alarm } = setUp();
    host.state = 'waiting';
    await clock.advance(10 * MINUTE);
    expect(told).toEqual([expect.stringMatching(/^p offline: Eventory Tray is offline\. No connection for 2 min/)]);
    expect(alarm.last()).toMatchObject({ kind: 'offline', until: null });
    host.state = 'open';
    await clock.advance(10 * MINUTE);
    expect(told.slice(1)).toEqual(['p recovered: Eventory Tray is back. Connected again after 8 min.']);
    expect(alarm.last()?.until).not.toBeNull();
  });

  it('names the computer if it is one of several', async () => {
    const { clock, told, host } = setUp();
    host.computer = 'laptop';
    host.state = 'waiting';
    await clock.advance(10 * MINUTE);
    expect(told).toEqual([expect.stringMatching(/^p offline: Eventory Tray is offline \(laptop\)\. /)]);
  });

  it('says at once that the key is refused, and that alone', async () => {
    const { clock, told, host } = setUp();
    host.state = 'unauthorised';
    await clock.advance(HOUR);
    expect(told).toEqual([expect.stringMatching(/^p key_refused: /)]);
  });

  it('says that nothing comes though some usually does', async () => {
    const { clock, told, host, alarm } = setUp({ silent_hours: 1 });
    const start = clock.now();
    host.quarters = [1, 2, 3].map((day) => start + HOUR - day * 24 * HOUR);
    await clock.advance(2 * HOUR);
    expect(told).toEqual([expect.stringMatching(/^p silent: .*no message for 1 h/)]);
    alarm.heard();
    await clock.advance(MINUTE);
    expect(told[1]).toMatch(/^p recovered: .*Messages arrive again/);
  });

  it('says nothing in a silence that is usual', async () => {
    const { clock, told } = setUp({ silent_hours: 1 });
    await clock.advance(24 * HOUR);
    expect(told).toEqual([]);
  });

  it('says nothing of the demo, of a user who disconnected, or if it is off', async () => {
    for (const change of [{ live: false }, { state: 'paused' as const }]) {
      const { clock, told, host } = setUp();
      Object.assign(host, { state: 'waiting' }, change);
      await clock.advance(HOUR);
      expect(told).toEqual([]);
    }
    const { clock, told, host } = setUp({ enabled: false });
    host.state = 'waiting';
    await clock.advance(HOUR);
    expect(told).toEqual([]);
  });

  it('gives a computer that wakes up its time to connect', async () => {
    const { clock, told, host } = setUp();
    host.state = 'waiting';
    await clock.advance(MINUTE);
    // Asleep: no timer runs.
    host.tell('resume');
    await clock.advance(MINUTE + 59_000);
    expect(told).toEqual([]);
  });

  it('tells only those that were chosen', async () => {
    const { clock, told, host } = setUp({ forward_to: ['l'] });
    host.state = 'waiting';
    await clock.advance(3 * MINUTE);
    expect(told).toEqual([expect.stringMatching(/^l offline/)]);
  });

  it('does not repeat after a restart what was told before', async () => {
    const last_alarm = { kind: 'offline', at: '2026-04-27T09:00:00.000Z', until: null } as const;
    const { clock, told } = setUp({}, { last_alarm } as ReturnType<SessionStore['get']>, 'waiting');
    await clock.advance(HOUR);
    expect(told).toEqual([]);
  });
});
