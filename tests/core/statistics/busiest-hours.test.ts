import { describe, expect, it } from 'vitest';
import { findDropPattern } from '../../../core/statistics/busiest-hours.ts';
import { formatBusyHours, formatHour, formatHourSpan } from '../../../core/statistics/format-hours.ts';

/** Counts by day (from Monday) and hour. */
function week(...counts: [day: number, hour: number, count: number][]): number[] {
  const hours = new Array<number>(168).fill(0);
  for (const [day, hour, count] of counts) hours[day * 24 + hour] = count;
  return hours;
}

function sentence(hours: readonly number[], clock: '12h' | '24h' = '24h'): string {
  const pattern = findDropPattern(hours);
  return pattern.kind === 'busy' ? formatBusyHours(pattern.spans, clock) : pattern.kind;
}

const everyHour = (count: number) => new Array<number>(168).fill(count);

describe('when drops come', () => {
  it.each([
    ['nothing', week(), 'few'],
    ['few drops', week([1, 10, 7]), 'few'],
    ['one hour', week([1, 10, 8]), 'Tue 10–11 h'],
    ['the same hour of two days', week([1, 10, 6], [4, 10, 6], [1, 11, 4], [3, 19, 4]), 'Tue and Fri 10–11 h'],
    ['hours that follow each other', week([3, 19, 6], [3, 20, 5]), 'Thu 19–21 h'],
    ['hours around midnight, which are two days', week([3, 23, 6], [4, 0, 6]), 'Thu 23–24 h and Fri 0–1 h'],
    ['different hours', week([0, 9, 6], [5, 12, 6]), 'Mon 9–10 h and Sat 12–13 h'],
    ['working days', week(...[0, 1, 2, 3, 4].map((day): [number, number, number] => [day, 10, 4])), 'Mon–Fri 10–11 h'],
    [
      'every day',
      week(...[0, 1, 2, 3, 4, 5, 6].map((day): [number, number, number] => [day, 8, 4])),
      'every day 8–9 h',
    ],
    ['the same at every hour', everyHour(3), 'spread'],
    [
      'single drops all over the week',
      week(...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n): [number, number, number] => [n % 7, n, 1])),
      'spread',
    ],
    ['a busy hour that holds little of all', [...everyHour(10).slice(1), 20], 'spread'],
  ])('%s', (_name, hours, text) => {
    expect(sentence(hours)).toBe(text);
  });
});

describe('hours of a day', () => {
  it.each([
    [10, 11, '24h', '10–11 h'],
    [10, 11, '12h', '10–11 AM'],
    [11, 13, '12h', '11 AM – 1 PM'],
    [0, 1, '12h', '12–1 AM'],
    [23, 24, '12h', '11 PM – 12 AM'],
    [12, 14, '12h', '12–2 PM'],
  ] as const)('%i to %i on a clock of %s: %s', (from, to, clock, text) => {
    expect(formatHourSpan(from, to, clock).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it.each([
    [6, '24h', '06'],
    [0, '12h', '12 AM'],
    [18, '12h', '6 PM'],
  ] as const)('%i on a clock of %s: %s', (hour, clock, text) => {
    expect(formatHour(hour, clock).replaceAll('\u00a0', ' ')).toBe(text);
  });
});
