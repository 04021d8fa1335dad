import { describe, expect, it } from 'vitest';
import {
  describeDateExpression,
  matchDateExpression,
  parseDateExpression,
} from '../../../../core/watchlist/expressions/date.ts';
import { parsed } from './parse-helpers.ts';

const answer = (text: string, event_date: string | null, event_time: string | null = null) =>
  matchDateExpression(parsed(parseDateExpression(text)), { event_date, event_time });

// 2026-06-15 is a Monday.
describe('date_filter', () => {
  it.each([
    ['a date', '2026-06-15', ['2026-06-15'], ['2026-06-14', '2026-06-16', '2025-06-15']],
    [
      'a range, inclusive',
      '2026-06-10..2026-06-20',
      ['2026-06-10', '2026-06-15', '2026-06-20'],
      ['2026-06-09', '2026-06-21'],
    ],
    ['an open end', '2026-06-10..', ['2026-06-10', '2031-01-01'], ['2026-06-09']],
    ['an open start', '..2026-06-10', ['2026-06-10', '2020-01-01'], ['2026-06-11']],
    ['a weekday', 'mon', ['2026-06-15', '2026-06-22'], ['2026-06-16']],
    ['full names and any case', 'Monday, THURS, Sun.', ['2026-06-15', '2026-06-18', '2026-06-14'], ['2026-06-16']],
    ['weekdays', 'sat,sun', ['2026-06-13', '2026-06-14'], ['2026-06-12', '2026-06-15']],
    ['a weekday range', 'fri..sun', ['2026-06-12', '2026-06-13', '2026-06-14'], ['2026-06-11', '2026-06-15']],
    ['a weekday range wraps', 'fri..mon', ['2026-06-12', '2026-06-14', '2026-06-15'], ['2026-06-16', '2026-06-11']],
    ['a weekday range with a dash', 'fri-sun', ['2026-06-13'], ['2026-06-15']],
    ['any item suffices', '2026-06-16, sun', ['2026-06-16', '2026-06-14'], ['2026-06-15']],
    ['empty items are ignored', ',,mon,', ['2026-06-15'], ['2026-06-16']],
    ['leap days', '2028-02-29', ['2028-02-29'], ['2028-03-01']],
  ])('%s: %s', (_rule, text, passes, fails) => {
    for (const day of passes) expect([day, answer(text, `${day}T20:00:00-04:00`)]).toEqual([day, 'yes']);
    for (const day of fails) expect([day, answer(text, `${day}T20:00:00-04:00`)]).toEqual([day, 'no']);
  });

  it('takes the date at the venue', () => {
    expect(answer('2026-06-15', '2026-06-16T00:00:00Z', '8:00 PM')).toBe('yes');
    expect(answer('2026-06-16', '2026-06-16T00:00:00Z', '8:00 PM')).toBe('no');
  });

  it.each([null, '', 'soon', '2026-06-31T20:00:00Z', '15/06/2026'])('is unknown if event_date is %j', (date) => {
    expect(answer('mon', date)).toBe('unknown');
    expect(answer('', date)).toBe('yes');
  });

  it.each([
    [
      '..',
      1,
      '`..` at character 1: a range needs at least one end, for example 2026-06-10.. for every date from then on',
    ],
    ['sat, 2026-02-30', 6, '`2026-02-30` at character 6: Feb 2026 has the days 01 to 28'],
    ['2026-13-01', 1, '`2026-13-01` at character 1: write a date as 2026-06-10 (year, month, day) or a weekday as sat'],
    ['10/06/2026', 1, '`10/06/2026` at character 1: write a date as 2026-06-10 (year, month, day) or a weekday as sat'],
    [
      '2026-06-20..2026-06-10',
      1,
      '`2026-06-20..2026-06-10` at character 1: a range starts with the earlier date: 2026-06-10..2026-06-20',
    ],
    ['fri..', 1, '`fri..` at character 1: a range of weekdays needs both ends, for example fri..sun'],
    [
      'fri..2026-06-10',
      1,
      '`fri..2026-06-10` at character 1: a range has two dates or two weekdays, for example fri..sun',
    ],
    ['mon..tue..wed', 1, '`mon..tue..wed` at character 1: a range has two ends, for example 2026-06-10..2026-06-20'],
    ['!sat', 1, '`!sat` at character 1: write plain dates or weekdays, for example 2026-06-10, fri..sun'],
  ])('%j is refused at character %i', (text, position, message) => {
    expect(parseDateExpression(text)).toEqual({ ok: false, error: { position, message } });
  });

  it.each([
    ['2026-06-10 .. 2026-06-20, Saturday,sun', 'From 10 Jun 2026 to 20 Jun 2026, on a Saturday, or on a Sunday'],
    ['fri-mon', 'From Friday to Monday'],
    ['2026-06-15', 'On Mon 15 Jun 2026'],
    ['2026-06-10…', 'From 10 Jun 2026 on'],
    ['..2026-06-20', 'Until 20 Jun 2026'],
    ['', 'Any date'],
  ])('%j in words: %s', (text, words) => {
    expect(describeDateExpression(parsed(parseDateExpression(text)))).toBe(words);
  });
});
