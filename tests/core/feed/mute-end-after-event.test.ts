import { describe, expect, it } from 'vitest';
import { muteEndAfterEvent } from '../../../core/feed/mute-end-after-event.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');

describe('a mute until after the event', () => {
  it.each([
    ['of a dated event ends two days after its date', '2026-06-15T20:00:00-04:00', '2026-06-17T00:00:00.000Z'],
    ['of one that is over ends in 30 days', '2026-05-01T20:00:00-04:00', '2026-07-01T12:00:00.000Z'],
    ['of one without a date ends in 30 days', null, '2026-07-01T12:00:00.000Z'],
    ['of one whose date is unreadable ends in 30 days', 'soon', '2026-07-01T12:00:00.000Z'],
  ])('%s', (_, event_date, end) => {
    expect(muteEndAfterEvent({ event_date, event_time: null }, NOW)).toBe(end);
  });
});
