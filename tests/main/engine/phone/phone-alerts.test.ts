import { describe, expect, it } from 'vitest';
import type { Presence } from '../../../../core/alerts/presence.ts';
import { DEFAULT_SETTINGS, type Forwarder, type Settings } from '../../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import { type Alert, entriesOf } from '../../../../main/engine/alerts/alert.ts';
import type { ForwardingChange } from '../../../../main/engine/forwarding/forwarding.ts';
import { createPhoneAlerts, type PhoneAlertsDeps } from '../../../../main/engine/phone/phone-alerts.ts';
import type { NetworkEvent } from '../../../../main/engine/ports.ts';
import { alertOf, manualClock } from '../alerts/harness.ts';

const PHONE: Forwarder = { id: 'phone', kind: 'ntfy', label: 'Phone', enabled: true, for_all: true };
const LAMP: Forwarder = { ...PHONE, id: 'lamp', kind: 'program', label: 'Lamp' };
const TEAM: Forwarder = { ...PHONE, id: 'team', kind: 'discord', label: 'Team', always: true };

function setUp(phone: Partial<Settings['phone']> = {}, forwarders: readonly Forwarder[] = [PHONE]) {
  const clock = manualClock(Date.parse('2026-04-27T18:20:04Z'));
  const sent: string[] = [];
  const told: string[] = [];
  const kept: unknown[][] = [];
  const host = {
    presence: { idleMs: 1_000, locked: false } as Presence,
    entries: (alert: Alert): readonly (WatchlistEntry | null)[] => entriesOf(alert),
    tell: (_: NetworkEvent): void => {},
    change: (_: ForwardingChange): void => {},
    restored: [] as Awaited<ReturnType<PhoneAlertsDeps['memory']['restore']>>,
    settings: { ...DEFAULT_SETTINGS, phone: { ...DEFAULT_SETTINGS.phone, when: 'away', ...phone } } as Settings,
  };
  const alerts = createPhoneAlerts({
    clock,
    log: { debug() {}, info() {}, warn() {}, error: (line) => told.push(line) },
    settings: () => host.settings,
    presence: { read: () => host.presence },
    network: {
      onEvent(listener) {
        host.tell = listener;
        return () => {};
      },
    },
    forwarding: {
      targetsOf: () => forwarders,
      forward(alert, targets = [], repeat = 0) {
        for (const { id } of targets) sent.push(`${id} ${alert.item.id}${repeat === 0 ? '' : ` again ${repeat}`}`);
      },
      handled: (id) => told.push(`handled ${id}`),
      onChange(listener) {
        host.change = listener;
        return () => {};
      },
    },
    entriesNow: (alert) => host.entries(alert),
    memory: { save: (open) => kept.push([...open]), restore: async () => host.restored },
    deliveries: { add: (id, what, label) => told.push(`${what} ${id} ${label}`), remember() {} },
  });
  return { alerts, clock, sent, told, kept, host };
}

describe('an alert at the desk', () => {
  it('goes to the phone once its toast went unanswered, once', async () => {
    const { alerts, clock, sent } = setUp();
    alerts.raise(alertOf(1));
    await clock.advance(59_999);
    expect(sent).toEqual([]);
    await clock.advance(1);
    expect(sent).toEqual(['phone 1']);
    await clock.advance(3_600_000);
    expect(sent).toEqual(['phone 1']);
    expect(clock.pending()).toBe(0);
  });

  it('goes nowhere once somebody is at it', async () => {
    const { alerts, clock, sent, told } = setUp();
    alerts.raise(alertOf(1));
    await clock.advance(30_000);
    alerts.handled(1);
    await clock.advance(3_600_000);
    expect(sent).toEqual([]);
    expect(told).toEqual(['handled 1']);
  });

  it('goes at once when the screen is locked', async () => {
    const { alerts, clock, sent, host } = setUp({ unanswered_seconds: null });
    alerts.raise(alertOf(1));
    await clock.advance(5_000);
    host.presence = { idleMs: 0, locked: true };
    host.tell('lock');
    expect(sent).toEqual(['phone 1']);
  });

  it('goes within 15 s when a lock that no event reports is seen', async () => {
    const { alerts, clock, sent, host } = setUp({ unanswered_seconds: null });
    alerts.raise(alertOf(1));
    host.presence = { idleMs: 0, locked: true };
    await clock.advance(15_000);
    expect(sent).toEqual(['phone 1']);
  });

  it('goes to programs and to what always gets its alerts at once', async () => {
    const { alerts, clock, sent } = setUp({}, [PHONE, LAMP, TEAM]);
    alerts.raise(alertOf(1));
    expect(sent).toEqual(['lamp 1', 'team 1']);
    await clock.advance(60_000);
    expect(sent).toEqual(['lamp 1', 'team 1', 'phone 1']);
  });

  it('is left alone if its entry is muted, off or gone by then', async () => {
    const { alerts, clock, sent, host } = setUp();
    alerts.raise(alertOf(1));
    host.entries = () => [];
    await clock.advance(3_600_000);
    expect(sent).toEqual([]);
  });

  it('follows the settings as they are then', async () => {
    const { alerts, clock, sent, host } = setUp();
    alerts.raise(alertOf(1));
    await clock.advance(10_000);
    host.settings = { ...host.settings, phone: { ...host.settings.phone, when: 'always' } };
    await clock.advance(15_000);
    expect(sent).toEqual(['phone 1']);
  });
});

describe('an alert whose entry escalates', () => {
  const ESCALATION = { phone_after_seconds: 30, repeat_every_seconds: 120, repeat_times: 3 };

  it('goes to the phone, then again, and stops at its last time', async () => {
    const { alerts, clock, sent } = setUp();
    alerts.raise(alertOf(1, 'a', ESCALATION));
    await clock.advance(30_000);
    expect(sent).toEqual(['phone 1']);
    await clock.advance(120_000);
    expect(sent).toEqual(['phone 1', 'phone 1 again 1']);
    await clock.advance(3_600_000);
    expect(sent).toEqual(['phone 1', 'phone 1 again 1', 'phone 1 again 2', 'phone 1 again 3']);
    expect(clock.pending()).toBe(0);
  });

  it.each([
    ['handled', (app: ReturnType<typeof setUp>) => app.alerts.handled(1)],
    ['of no interest any more', (app: ReturnType<typeof setUp>) => Object.assign(app.host, { entries: () => [] })],
  ])('stops once it is %s', async (_, end) => {
    const app = setUp();
    app.alerts.raise(alertOf(1, 'a', ESCALATION));
    await app.clock.advance(150_000);
    end(app);
    await app.clock.advance(3_600_000);
    expect(app.sent).toEqual(['phone 1', 'phone 1 again 1']);
  });

  it('goes at once if it always does, and is repeated all the same', async () => {
    const { alerts, clock, sent } = setUp({ when: 'always' });
    alerts.raise(alertOf(1, 'a', ESCALATION));
    expect(sent).toEqual(['phone 1']);
    await clock.advance(120_000);
    expect(sent).toEqual(['phone 1', 'phone 1 again 1']);
  });

  it('is repeated by Pushover itself, and only at phones', async () => {
    const pushover = { ...PHONE, id: 'pushover', kind: 'pushover' as const };
    const { alerts, clock, sent } = setUp({}, [PHONE, pushover, LAMP, TEAM]);
    alerts.raise(alertOf(1, 'a', ESCALATION));
    await clock.advance(150_000);
    expect(sent).toEqual(['lamp 1', 'team 1', 'phone 1', 'pushover 1', 'phone 1 again 1']);
  });

  it('goes on after a restart where it was', async () => {
    const { alerts, clock, sent, host } = setUp();
    const now = clock.elapsed();
    const alert = alertOf(1, 'a', ESCALATION);
    const state = { raisedAtMs: now - 180_000, sentAtMs: now - 30_000, repeats: 1 };
    host.restored = [{ alert, state, delivered: true }];
    await alerts.start();
    expect(sent).toEqual([]);
    await clock.advance(90_000);
    expect(sent).toEqual(['phone 1 again 2']);
  });
});

describe('an alert while the user is away', () => {
  it.each([
    ['the screen is locked', { idleMs: 0, locked: true }],
    ['nobody touched a key for long', { idleMs: 600_000, locked: false }],
    ['that is not known', { idleMs: null, locked: null }],
  ])('goes to the phone in the same call: %s', (_, presence) => {
    const { alerts, sent, host } = setUp();
    host.presence = presence;
    alerts.raise(alertOf(1));
    expect(sent).toEqual(['phone 1']);
  });

  it('goes at once if it always does, whoever is there', () => {
    const { alerts, sent, clock } = setUp({ when: 'always' });
    alerts.raise(alertOf(1));
    expect(sent).toEqual(['phone 1']);
    expect(clock.pending()).toBeLessThanOrEqual(1);
  });
});

it('of more than 500 open alerts the oldest go at once, and none is lost', async () => {
  const { alerts, clock, sent } = setUp();
  for (let id = 1; id <= 520; id++) alerts.raise(alertOf(id));
  expect(sent).toHaveLength(20);
  await clock.advance(60_000);
  expect(new Set(sent).size).toBe(520);
  expect(sent).toHaveLength(520);
});

it('an error of the forwarding is logged and costs nothing else', () => {
  const { alerts, told, host } = setUp();
  Object.defineProperty(host, 'entries', {
    get: () => () => {
      throw new Error('broken');
    },
  });
  expect(() => alerts.raise(alertOf(1))).not.toThrow();
  expect(told[0]).toMatch(/not queued for forwarding: broken/);
});

it('an alert of the last run goes on where it was', async () => {
  const { alerts, clock, sent, host } = setUp();
  const now = clock.elapsed();
  host.restored = [
    { alert: alertOf(1), state: { raisedAtMs: now - 50_000, sentAtMs: null, repeats: 0 }, delivered: false },
    { alert: alertOf(2), state: { raisedAtMs: now - 90_000, sentAtMs: now - 30_000, repeats: 0 }, delivered: true },
  ];
  await alerts.start();
  expect(sent).toEqual([]);
  await clock.advance(10_000);
  expect(sent).toEqual(['phone 1']);
});
