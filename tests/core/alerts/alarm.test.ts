import { describe, expect, it } from 'vitest';
import { alarmOf, type FeedFacts, isRecovered, isUsuallyBusy } from '../../../core/alerts/alarm.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 100 * DAY;
const FINE: FeedFacts = {
  wanted: true,
  refused: false,
  offlineSinceMs: null,
  heardAtMs: NOW,
  messageAtMs: NOW,
  usuallyBusy: true,
};
const ON = { ...DEFAULT_SETTINGS.alarm, enabled: true };

describe('the alarm', () => {
  it.each([
    ['says nothing while all is well', {}, {}, null],
    ['says nothing for a moment without a connection', { offlineSinceMs: NOW - 2 * MINUTE + 1 }, {}, null],
    ['says offline after the time set', { offlineSinceMs: NOW - 2 * MINUTE }, {}, 'offline'],
    ['says nothing about it if it does not count', { offlineSinceMs: NOW - DAY }, { offline_minutes: null }, null],
    ['says at once that the key is refused', { refused: true, offlineSinceMs: NOW }, {}, 'key_refused'],
    ['says nothing about that either, if so set', { refused: true, offlineSinceMs: 0 }, { key_refused: false }, null],
    ['says that nothing comes', { heardAtMs: NOW - 3 * HOUR }, {}, 'silent'],
    ['says nothing of a usual silence', { heardAtMs: NOW - 9 * HOUR, usuallyBusy: false }, {}, null],
    ['says nothing before the time set', { heardAtMs: NOW - 3 * HOUR + 1 }, {}, null],
    ['says nothing if the user disconnected', { wanted: false, offlineSinceMs: 0, refused: true }, {}, null],
    ['is off unless it is turned on', { offlineSinceMs: 0 }, { enabled: false }, null],
  ] as const)('%s', (_, facts, settings, expected) => {
    expect(alarmOf({ ...FINE, ...facts }, { ...ON, ...settings }, NOW)).toBe(expected);
  });

  it('is over when the feed is as it should be', () => {
    expect(isRecovered('offline', FINE, NOW - HOUR)).toBe(true);
    expect(isRecovered('offline', { ...FINE, offlineSinceMs: NOW }, NOW - HOUR)).toBe(false);
    expect(isRecovered('key_refused', { ...FINE, refused: true }, NOW - HOUR)).toBe(false);
    expect(isRecovered('silent', { ...FINE, messageAtMs: NOW - 2 * HOUR }, NOW - HOUR)).toBe(false);
    // Connected again, and still nothing arrived.
    expect(isRecovered('silent', { ...FINE, messageAtMs: null }, NOW - HOUR)).toBe(false);
    expect(isRecovered('silent', FINE, NOW - HOUR)).toBe(true);
  });
});

describe('messages usually come', () => {
  const at = (day: number, hoursBefore = 1) => NOW - day * DAY - hoursBefore * HOUR;
  it.each([
    ['on three of the last seven days', [at(1), at(3), at(7)], true],
    ['not on two', [at(1), at(3)], false],
    ['not at another time of day', [at(1, 5), at(2, 5), at(3, 5)], false],
    ['not longer ago', [at(8), at(9), at(10)], false],
    ['not by many on one day', [at(1), at(1, 2), at(1, 2.5)], false],
  ])('%s', (_, quarters, expected) => {
    expect(isUsuallyBusy(quarters, 3, NOW)).toBe(expected);
  });
});
