import { describe } from 'vitest';
import type { Answer } from '../../../../core/watchlist/expressions/answer.ts';
import { answersAs, type Case } from './answers-as.ts';

describe('date_filter', () => {
  const of = (date_filter: string, event_date: string | null, is: Answer, event_time: string | null = null): Case => ({
    when: `\`${date_filter}\` and ${event_date}${event_time === null ? '' : ` at ${event_time}`}`,
    entry: { date_filter },
    infos: { event_date, event_time },
    is,
  });
  const MONDAY = '2026-06-15T20:00:00-04:00';
  answersAs('date_filter', [
    of('2026-06-15', MONDAY, 'yes'),
    of('2026-06-16', MONDAY, 'no'),
    of('2026-06-10..2026-06-20', MONDAY, 'yes'),
    of('2026-06-16..', MONDAY, 'no'),
    of('..2026-06-15', MONDAY, 'yes'),
    of('sat,sun', MONDAY, 'no'),
    of('fri..mon', MONDAY, 'yes'),
    of('2026-01-01,,mon', MONDAY, 'yes'),
    of('2026-06-15', '2026-06-15T23:59:00+12:00', 'yes'),
    of('2026-06-15', '2026-06-16T00:00:00Z', 'yes', '20:00'),
    of('2026-06-16', '2026-06-16T00:00:00Z', 'yes', '00:00'),
    of('2026-06-16', '2026-06-15T20:00:00Z', 'yes', '06:00'),
    of('2026-06-15', '2026-06-15T20:00:00Z', 'yes', 'evening'),
    of('2026-06-15', 'soon', 'unknown'),
    of('2026-06-15', null, 'unknown'),
  ]);
  answersAs('date_filter', [{ when: 'no event_infos', entry: { date_filter: 'sat' }, infos: null, is: 'unknown' }]);
});
