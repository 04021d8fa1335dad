import { expect, it } from 'vitest';
import { formatPauseEnd, PAUSE_CHOICES, UNTIL_RESUMED } from '../../../core/alerts/pause-choices.ts';
import { TIMES } from '../../support/times.ts';

const NOW = Date.parse('2026-06-01T20:14:10Z');

it('a pause lasts half an hour, an hour, until the midnight of the user’s time zone, or until it is ended', () => {
  expect(PAUSE_CHOICES.map(({ label, until }) => [label, until(NOW, 'Europe/Berlin')])).toEqual([
    ['For 30 minutes', '2026-06-01T20:44:10.000Z'],
    ['For 1 hour', '2026-06-01T21:14:10.000Z'],
    ['Until tomorrow', '2026-06-01T22:00:00.000Z'],
    ['Until I resume', UNTIL_RESUMED],
  ]);
});

it('its end is a time, or that the user resumes', () => {
  expect(formatPauseEnd('2026-06-01T20:44:10.000Z', NOW, TIMES)).toBe(
    `until ${TIMES.dateTime('2026-06-01T20:44:10.000Z', NOW)}`,
  );
  expect(formatPauseEnd(UNTIL_RESUMED, NOW, TIMES)).toBe('until you resume');
});
