import { describe, expect, it } from 'vitest';
import { awayReason, type Presence } from '../../../core/alerts/presence.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';

const MINUTE = 60_000;
const AT_DESK: Presence = { idleMs: 4_000, locked: false };
const phone = (overrides: Partial<typeof DEFAULT_SETTINGS.phone> = {}) => ({ ...DEFAULT_SETTINGS.phone, ...overrides });

describe('the user', () => {
  it.each([
    ['is at the desk with a key pressed just now', AT_DESK, phone(), null],
    ['is away after three minutes without input', { ...AT_DESK, idleMs: 3 * MINUTE }, phone(), 'idle'],
    ['is at the desk a moment before', { ...AT_DESK, idleMs: 3 * MINUTE - 1 }, phone(), null],
    ['is away with a locked screen', { ...AT_DESK, locked: true }, phone(), 'locked'],
    ['is at the desk if a locked screen does not count', { ...AT_DESK, locked: true }, phone({ locked: false }), null],
    ['is at the desk if idle does not count', { ...AT_DESK, idleMs: 60 * MINUTE }, phone({ idle_minutes: null }), null],
    ['counts as away if the idle time is not known', { idleMs: null, locked: false }, phone(), 'unknown'],
    ['counts as away if the lock is not known', { idleMs: 0, locked: null }, phone(), 'unknown'],
    ['needs no idle time if it does not count', { idleMs: null, locked: false }, phone({ idle_minutes: null }), null],
    ['on a host that cannot tell is at the desk until a toast goes unanswered', null, phone(), null],
    ['counts as away if nothing can ever say so', null, phone({ unanswered_seconds: null }), 'no sign'],
    [
      'counts as away if no sign is chosen',
      AT_DESK,
      phone({ unanswered_seconds: null, idle_minutes: null, locked: false }),
      'no sign',
    ],
  ] as const)('%s', (_, presence, settings, reason) => {
    expect(awayReason(settings, presence)).toBe(reason);
  });
});
