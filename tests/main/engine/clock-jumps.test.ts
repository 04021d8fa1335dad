import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  type AlertInput,
  INITIAL_ALERT_POLICY,
  planAlert,
  withSnoozedEvent,
} from '../../../core/alerts/alert-policy.ts';
import { isQuietAt } from '../../../core/alerts/quiet-hours.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import { createPause } from '../../../main/engine/alerts/pause.ts';
import { createMalformedFrames } from '../../../main/engine/diagnosis/malformed-frames.ts';
import { createForwarderQueue } from '../../../main/engine/forwarding/queue/forwarder-queue.ts';
import { testForwardedAlert } from '../../../main/engine/forwarding/test-forwarded-alert.ts';
import { openHistory } from '../../../main/engine/history/history.ts';
import { createDuplicateMemory, DUPLICATE_WINDOW_MS } from '../../../main/engine/pipeline/duplicate-memory.ts';
import { openProfile } from '../../../main/engine/profile/profile.ts';
import { createMuteDeadlines } from '../../../main/engine/profile/watchlist/mute-deadlines.ts';
import { createConditionStore } from '../../../main/engine/state/condition-store.ts';
import { openSessionStore } from '../../../main/engine/stores/session-store.ts';
import { fileStores } from '../../../main/host/stores/file-stores.ts';
import { systemClock } from '../../../main/host/system-clock.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { createVirtualClock, type VirtualClock } from './gateway/virtual-clock.ts';
import { NOON, notificationRecord } from './history/notification-record.ts';
import { recordReports } from './history/record-reports.ts';
import { temporaryFolder } from './temporary-folder.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const iso = (ms: number) => new Date(ms).toISOString();

/** How far the clock jumps, right after the thing began. Whatever begins lasts no longer for it. */
const JUMPS: readonly [string, number][] = [
  ['is set back five hours', -5 * HOUR],
  ['is set back a year', -365 * 24 * HOUR],
  ['is slewed back a second', -1000],
  ['does not jump', 0],
];

let clock: VirtualClock;
beforeEach(() => {
  clock = createVirtualClock(NOON);
});
const jump = (byMs: number) => clock.setWall(clock.now() + byMs);

async function session() {
  const store = fileStores(await temporaryFolder(), clock.now).open('session', 'live');
  return openSessionStore(store, { conditions: createConditionStore(() => {}), clock, log: silent });
}

describe.each(JUMPS)('a clock that %s', (_name, byMs) => {
  it('makes an alert suppress its duplicates for 15 minutes', () => {
    const memory = createDuplicateMemory(clock.elapsed);
    memory.add('a');
    jump(byMs);
    clock.pass(DUPLICATE_WINDOW_MS - 1);
    expect(memory.has('a')).toBe(true);
    clock.pass(1);
    expect(memory.has('a')).toBe(false);
  });

  it('leaves a pause of 30 minutes at 30 minutes', async () => {
    const changes: (number | null)[] = [];
    const pause = createPause(clock, await session(), () => changes.push(pause.untilMs()));
    pause.set(iso(NOON + 30 * MINUTE));
    jump(byMs);
    clock.pass(30 * MINUTE - 1);
    expect(pause.untilMs()).toBe(NOON + 30 * MINUTE);
    clock.pass(1);
    expect(pause.untilMs()).toBeNull();
    expect(changes.at(-1)).toBeNull();
  });

  it('does not make a pause longer than it was, over a restart', async () => {
    const stored = await session();
    createPause(clock, stored, () => {}).set(iso(NOON + 30 * MINUTE));
    clock = createVirtualClock(NOON + byMs);
    const pause = createPause(clock, stored, () => {});
    expect(pause.untilMs()).toBe(NOON + 30 * MINUTE);
    clock.pass(30 * MINUTE);
    expect(pause.untilMs()).toBeNull();
  });

  it('leaves a mute of an hour at an hour', () => {
    const mutes = createMuteDeadlines(clock);
    const muted = buildEntry({ id: 'a', muted_until: iso(NOON + HOUR) });
    mutes.track([muted]);
    jump(byMs);
    clock.pass(HOUR - 1);
    // An edit of the entry does not restart the mute.
    mutes.track([{ ...muted, notes: 'edited' }]);
    expect(mutes.isOver('a')).toBe(false);
    clock.pass(1);
    expect(mutes.isOver('a')).toBe(true);
  });

  it('lets an event open by itself again after a minute, and a snooze of an hour end after an hour', () => {
    const alert: AlertInput = {
      eventKey: 'a',
      outcome: 'alert',
      paused: false,
      quiet: false,
      autoOpen: true,
      audible: true,
    };
    const first = planAlert(INITIAL_ALERT_POLICY, alert, clock.elapsed());
    expect(first.plan.open).toBe(true);
    jump(byMs);
    clock.pass(MINUTE - 1);
    expect(planAlert(first.state, alert, clock.elapsed()).plan.open).toBe(false);
    clock.pass(1);
    expect(planAlert(first.state, alert, clock.elapsed()).plan.open).toBe(true);

    const snoozed = withSnoozedEvent(first.state, 'a', clock.elapsed() + HOUR);
    clock.pass(HOUR - 1);
    expect(planAlert(snoozed, alert, clock.elapsed()).plan.toast.kind).toBe('withheld');
    clock.pass(1);
    expect(planAlert(snoozed, alert, clock.elapsed()).plan.toast.kind).toBe('new');
  });

  it('does not hold up what is forwarded', async () => {
    let sent = 0;
    const queue = createForwarderQueue({
      kind: 'webhook',
      clock,
      random: () => 0.5,
      send: async () => {
        sent++;
        return { status: sent === 1 ? 503 : 200, headers: {}, body: '' };
      },
      withdraw: async () => 'no',
      onDelivered: () => {},
      onWithdrawn: () => {},
      onError: () => {},
    });
    queue.add(testForwardedAlert(NOON));
    await expect.poll(() => sent).toBe(1);
    jump(byMs);
    await expect.poll(() => queue.status().waiting).toBe(1);
    clock.pass(5 * MINUTE);
    await expect.poll(() => sent).toBe(2);
  });

  it('does not silence the log of unreadable messages', () => {
    const warnings: string[] = [];
    const frames = createMalformedFrames(clock, { ...silent, warn: (message) => warnings.push(message) });
    frames.add('not JSON', '', NOON);
    jump(byMs);
    clock.pass(MINUTE);
    frames.add('not JSON', '', NOON);
    expect(warnings).toHaveLength(2);
  });
});

describe('a clock that is set forward ends what it passes, so that more is heard', () => {
  it('duplicates, pause and mute', async () => {
    const memory = createDuplicateMemory(clock.elapsed);
    memory.add('a');
    const pause = createPause(clock, await session(), () => {});
    pause.set(iso(NOON + 30 * MINUTE));
    const mutes = createMuteDeadlines(clock);
    mutes.track([buildEntry({ id: 'a', muted_until: iso(NOON + HOUR) })]);
    jump(5 * HOUR);
    expect([memory.has('a'), pause.untilMs(), mutes.isOver('a')]).toEqual([false, null, true]);
  });
});

describe('quiet hours', () => {
  it('follow the time of day, whichever way it jumps', () => {
    const at = (hour: number) => new Date(2026, 5, 1, hour).getTime();
    const settings = {
      ...DEFAULT_SETTINGS.alerts,
      quiet_hours_enabled: true,
      quiet_hours: Array.from({ length: 7 }, () => ({ from: '22:00', to: '07:00' })),
    };
    expect([12, 23, 12, 6, 8].map((hour) => isQuietAt(at(hour), settings, 'system'))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('alerts of an earlier run', () => {
  it.each([
    ['5 minutes ago suppress their duplicates', -5 * MINUTE, true],
    ['20 minutes ago do not', -20 * MINUTE, false],
    ['in the future, because the clock was ahead, do not', 3 * HOUR, false],
  ])('%s', async (_name, atMs, suppresses) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'history.sqlite');
    const before = await openHistory({
      path,
      clock: { ...systemClock, now: () => NOON },
      reports: recordReports().reports,
    });
    const alert = notificationRecord(1, {}, NOON + atMs);
    before.record(alert);
    await before.dispose();
    const profile = await openProfile('live', {
      ports: { clock, stores: fileStores(folder, clock.now), log: silent },
      conditions: createConditionStore(() => {}),
      lastSignOfLifeMs: () => null,
      timeZone: () => 'system',
      onWatchlistChange: () => {},
    });
    onTestFinished(() => profile.dispose());
    expect(profile.duplicates.has(alert.fingerprint ?? '')).toBe(suppresses);
  });
});
