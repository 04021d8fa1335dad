import { describe, expect, it } from 'vitest';
import { isSpoken, speechText } from '../../../core/alerts/speech.ts';

it.each([
  [[null], false, false],
  [[null], true, true],
  [[true], false, true],
  [[false], true, false],
  [[false, true], false, true],
  [[false, null], true, true],
  [[false, false], true, false],
] as const)('entries that say %s, with %s in the settings: spoken %s', (entries, usual, spoken) => {
  expect(
    isSpoken(
      entries.map((speak) => ({ speak })),
      usual,
    ),
  ).toBe(spoken);
});

it('an event that no entry names is spoken as the settings say', () => {
  expect([isSpoken([null], true), isSpoken([null], false)]).toEqual([true, false]);
});

describe('a text that is spoken', () => {
  it.each([
    ['Floor, 129 dollars', 'Floor, 129 dollars'],
    ['  two\r\nlines\0and\u202Emore ', 'two lines and more'],
    ['[[volm 9]] loud [[[x]]]', '[volm 9] loud [x]'],
    ['[row 3]', '[row 3]'],
    ['broken \uD800', 'broken \uFFFD'],
  ])('%j is said as %j', (text, said) => {
    expect(speechText(text).replaceAll(/ +/g, ' ').replaceAll('[ ', '[').replaceAll(' ]', ']').trim()).toBe(said);
    expect(speechText(text)).not.toMatch(/\[\[|\]\]|[\p{Cc}]/u);
  });

  it('ends somewhere, and not within a character', () => {
    expect([...speechText('🎟'.repeat(1_000))]).toHaveLength(300);
  });
});
