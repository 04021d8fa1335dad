import { describe, expect, it } from 'vitest';
import { eventMuteEndMs } from '../../../../core/matching/filters/mute-end.ts';

const SOON = '2026-06-15T20:00:00Z';
const LATER = '2026-06-16T20:00:00Z';

describe('the end of the mute of an event', () => {
  it.each<[string, readonly [enabled: boolean, mutedUntil: string | null][], string | null]>([
    ['is that of its entry', [[true, SOON]], SOON],
    [
      'is the first of the ends',
      [
        [true, LATER],
        [true, SOON],
      ],
      SOON,
    ],
    [
      'is none while one entry is not muted',
      [
        [true, LATER],
        [true, null],
      ],
      null,
    ],
    [
      'is none while one mute cannot be read',
      [
        [true, LATER],
        [true, 'tomorrow'],
      ],
      null,
    ],
    [
      'does not depend on an entry that is off',
      [
        [true, LATER],
        [false, null],
      ],
      LATER,
    ],
    [
      'does not come sooner with an entry that is off',
      [
        [true, LATER],
        [false, SOON],
      ],
      LATER,
    ],
    [
      'depends on the entries that are off if no other names the event',
      [
        [false, LATER],
        [false, SOON],
      ],
      SOON,
    ],
    ['is none without an entry', [], null],
  ])('%s', (_, entries, end) => {
    const given = entries.map(([enabled, muted_until]) => ({ enabled, muted_until }));
    expect(eventMuteEndMs(given)).toBe(end === null ? null : Date.parse(end));
  });
});
