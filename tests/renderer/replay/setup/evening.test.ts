import { describe, expect, it } from 'vitest';
import { eveningInstants, suggestEvening } from '../../../../renderer/replay/setup/evening.ts';

const ZONE = 'America/New_York';
const NOW = Date.parse('2026-05-20T15:00:00Z');

describe('the evening to replay', () => {
  it('is last evening in the time zone of the user, unless a moment was chosen', () => {
    expect(suggestEvening(null, NOW, ZONE)).toEqual({ date: '2026-05-19', from: '18:00', to: '00:00' });
    expect(suggestEvening('2026-05-18T00:30:00Z', NOW, ZONE)).toEqual({
      date: '2026-05-17',
      from: '19:30',
      to: '21:30',
    });
    expect(suggestEvening('no time', NOW, ZONE)).toEqual(suggestEvening(null, NOW, ZONE));
  });

  it.each([
    ['an end later that day', '18:00', '23:30', '2026-05-19T22:00:00.000Z', '2026-05-20T03:30:00.000Z'],
    ['midnight', '18:00', '00:00', '2026-05-19T22:00:00.000Z', '2026-05-20T04:00:00.000Z'],
    ['an end after midnight', '22:00', '02:00', '2026-05-20T02:00:00.000Z', '2026-05-20T06:00:00.000Z'],
  ])('ends at %s', (_end, from, to, begins, ends) => {
    expect(eveningInstants({ date: '2026-05-19', from, to }, ZONE)).toEqual({ from: begins, to: ends });
  });

  it.each([
    { date: '', from: '18:00', to: '20:00' },
    { date: '2026-02-30', from: '18:00', to: '20:00' },
    { date: '2026-05-19', from: '', to: '20:00' },
  ])('needs every field: %o', (evening) => {
    expect(eveningInstants(evening, ZONE)).toBeNull();
  });
});
