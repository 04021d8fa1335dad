import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  combineEscalations,
  DEFAULT_REPEATS,
  type Escalation,
  isPhone,
  nextPhoneStep,
  type OpenAlert,
  PHONE_WINDOW_MS,
} from '../../../core/alerts/phone-step.ts';
import type { Presence } from '../../../core/alerts/presence.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NONE: Escalation = { afterS: null, everyS: null, times: 0 };
const ESCALATION: Escalation = { afterS: 60, everyS: 120, times: 5 };
const AT_DESK: Presence = { idleMs: 1_000, locked: false };
const away = (overrides: Partial<typeof DEFAULT_SETTINGS.phone> = {}) => ({
  ...DEFAULT_SETTINGS.phone,
  when: 'away' as const,
  ...overrides,
});
const ONLY_IDLE = away({ locked: false, unanswered_seconds: null });
const NEW: OpenAlert = { raisedAtMs: 0, sentAtMs: null, repeats: 0 };
const wait = (forMs: number) => ({ step: 'wait', forMs });

describe('an alert that is not on the phone', () => {
  it.each([
    ['goes at once if it always does', NEW, NONE, { ...away(), when: 'always' as const }, AT_DESK, 0, { step: 'send' }],
    [
      'never goes if it never does',
      NEW,
      ESCALATION,
      { ...away(), when: 'never' as const },
      null,
      HOUR,
      { step: 'done' },
    ],
    ['waits while the user is at the desk', NEW, NONE, away(), AT_DESK, 0, wait(15 * SECOND)],
    ['goes once the toast went unanswered', NEW, NONE, away(), AT_DESK, 60 * SECOND, { step: 'send' }],
    ['waits for exactly that', NEW, NONE, away(), AT_DESK, 59_990, wait(10)],
    ['goes at once if the screen is locked', NEW, NONE, away(), { ...AT_DESK, locked: true }, 0, { step: 'send' }],
    [
      'goes if the screen was locked since, which takes a key',
      NEW,
      NONE,
      away({ unanswered_seconds: null }),
      { idleMs: SECOND, locked: true },
      30 * SECOND,
      { step: 'send' },
    ],
    ['goes at once if nobody was there for long', NEW, NONE, away(), { ...AT_DESK, idleMs: HOUR }, 0, { step: 'send' }],
    ['goes at once if that is not known', NEW, NONE, away(), { idleMs: null, locked: null }, 0, { step: 'send' }],
    [
      'is looked at again when the user would be away',
      NEW,
      NONE,
      away(),
      { ...AT_DESK, idleMs: 3 * MINUTE - 5 },
      0,
      wait(5),
    ],
    [
      'goes when idle, if nobody was there since it came',
      NEW,
      NONE,
      ONLY_IDLE,
      { ...AT_DESK, idleMs: 3 * MINUTE },
      MINUTE,
      { step: 'send' },
    ],
    [
      'stays if somebody was there after it came, and left it',
      NEW,
      NONE,
      ONLY_IDLE,
      { ...AT_DESK, idleMs: 3 * MINUTE },
      4 * MINUTE,
      wait(15 * SECOND),
    ],
    ['goes when the screen is locked later', NEW, NONE, ONLY_IDLE, AT_DESK, MINUTE, wait(15 * SECOND)],
    [
      'goes to the phone by its entry',
      NEW,
      { ...ESCALATION, afterS: 30 },
      away(),
      AT_DESK,
      30 * SECOND,
      { step: 'send' },
    ],
    ['is no later by its entry', NEW, { ...ESCALATION, afterS: 600 }, away(), AT_DESK, 60 * SECOND, { step: 'send' }],
    ['waits on a host that cannot tell', NEW, NONE, away(), null, 0, wait(15 * SECOND)],
    ['goes there once unanswered', NEW, NONE, away(), null, 60 * SECOND, { step: 'send' }],
    ['is useless after a quarter of an hour', NEW, NONE, ONLY_IDLE, AT_DESK, PHONE_WINDOW_MS, { step: 'done' }],
    ['that waited through a long sleep is useless', NEW, ESCALATION, away(), AT_DESK, 8 * HOUR, { step: 'done' }],
    ['that waited through a short one goes late', NEW, ESCALATION, away(), AT_DESK, 10 * MINUTE, { step: 'send' }],
  ] as const)('%s', (_, alert, escalation, phone, presence, now, step) => {
    expect(nextPhoneStep(alert, escalation, phone, presence, now)).toEqual(step);
  });
});

describe('an alert on the phone', () => {
  const sent = (repeats: number): OpenAlert => ({ raisedAtMs: 0, sentAtMs: MINUTE, repeats });
  it.each([
    ['is done if its entry asks for nothing', sent(0), NONE, 2 * MINUTE, { step: 'done' }],
    ['waits for its repetition', sent(0), ESCALATION, 2 * MINUTE, wait(MINUTE)],
    ['is repeated when nobody answers', sent(0), ESCALATION, 3 * MINUTE, { step: 'repeat' }],
    ['is repeated to the last time', sent(4), ESCALATION, 3 * MINUTE, { step: 'repeat' }],
    ['and no more', sent(5), ESCALATION, 3 * MINUTE, { step: 'done' }],
    ['is repeated once for all that a jump passed over', sent(0), ESCALATION, 10 * MINUTE, { step: 'repeat' }],
    ['is not repeated after a long sleep', sent(0), ESCALATION, 8 * HOUR, { step: 'done' }],
    [
      'is not repeated if nothing goes to the phone any more',
      sent(0),
      ESCALATION,
      3 * MINUTE,
      { step: 'done' },
      'never',
    ],
  ] as const)('%s', (_, alert, escalation, now, step, when: 'away' | 'never' = 'away') => {
    expect(nextPhoneStep(alert, escalation, { ...away(), when }, AT_DESK, now)).toEqual(step);
  });
});

/** Runs the steps of an alert, with the clock moved on by these. Returns when something was sent. */
function sentAt(escalation: Escalation, phone: ReturnType<typeof away>, presence: Presence | null, moves: number[]) {
  let alert = NEW;
  const times: number[] = [];
  let now = 0;
  for (const move of [0, ...moves]) {
    now += move;
    for (let guard = 0; guard < 3; guard++) {
      const next = nextPhoneStep(alert, escalation, phone, presence, now);
      if (next.step !== 'send' && next.step !== 'repeat') break;
      times.push(now);
      alert = { ...alert, sentAtMs: now, repeats: next.step === 'repeat' ? alert.repeats + 1 : alert.repeats };
    }
  }
  return times;
}

it('however the clock moves, an alert is sent once and repeated at most so often, never two at once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 * MINUTE }), { maxLength: 40 }), (moves) => {
      const times = sentAt(ESCALATION, away(), AT_DESK, moves);
      expect(times.length).toBeLessThanOrEqual(6);
      times.forEach((time, index) => {
        if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(120 * SECOND);
      });
    }),
  );
});

it('an escalation never makes an alert later, whatever the settings and the user', () => {
  const settings = fc.record({
    when: fc.constantFrom('always' as const, 'away' as const),
    idle_minutes: fc.option(fc.integer({ min: 1, max: 20 })),
    locked: fc.boolean(),
    unanswered_seconds: fc.option(fc.integer({ min: 5, max: 900 })),
  });
  const presences = fc.option(
    fc.record({ idleMs: fc.option(fc.integer({ min: 0, max: HOUR })), locked: fc.option(fc.boolean()) }),
  );
  const everySecond = Array.from({ length: 1000 }, () => SECOND);
  fc.assert(
    fc.property(settings, presences, fc.integer({ min: 1, max: 3600 }), (phone, presence, afterS) => {
      const without = sentAt(NONE, phone as ReturnType<typeof away>, presence, everySecond)[0];
      const withIt = sentAt({ ...NONE, afterS }, phone as ReturnType<typeof away>, presence, everySecond)[0];
      if (without !== undefined) expect(withIt).toBeLessThanOrEqual(without);
    }),
    { numRuns: 50 },
  );
});

it('a program and what always gets its alerts are no phones', () => {
  expect(isPhone({ kind: 'program' })).toBe(false);
  expect(isPhone({ kind: 'discord', always: true })).toBe(false);
  expect(isPhone({ kind: 'ntfy' })).toBe(true);
});

describe('several entries that want one alert', () => {
  const entry = (more: Partial<WatchlistEntry>) => newEntry('a', 'a', more);
  it.each<[string, Partial<WatchlistEntry>[], Escalation]>([
    ['ask for nothing', [{}, {}], { afterS: null, everyS: null, times: DEFAULT_REPEATS }],
    [
      'get the soonest',
      [{ phone_after_seconds: 60 }, {}, { phone_after_seconds: 20 }],
      { afterS: 20, everyS: null, times: DEFAULT_REPEATS },
    ],
    [
      'are repeated as often as one of them asks',
      [
        { repeat_every_seconds: 60, repeat_times: 2 },
        { repeat_times: 20 },
        { repeat_every_seconds: 90, repeat_times: 3 },
      ],
      { afterS: null, everyS: 60, times: 3 },
    ],
  ])('%s', (_, entries, escalation) => {
    expect(combineEscalations(entries.map(entry))).toEqual(escalation);
  });
});
