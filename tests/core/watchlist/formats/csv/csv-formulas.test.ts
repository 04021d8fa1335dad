import { describe, expect, it } from 'vitest';
import { escapeFormulas, unescapeFormulas } from '../../../../../core/watchlist/formats/csv/csv-formulas.ts';

describe('formulas in a cell', () => {
  it.each([
    ['=1', "'=1"],
    ['a;=1', "a;'=1"],
    ['a\t "+1\n\'-1', "a\t \"'+1\n''-1"],
    ['a = 1;b', 'a = 1;b'],
  ])('are kept as text: %j', (text, escaped) => {
    expect(escapeFormulas(text)).toBe(escaped);
    expect(unescapeFormulas(escaped)).toBe(text);
  });

  // A time that grows with the square of the length would be some minutes.
  it.each(['\t', '\t ', '\t"', "\t'", '\n', "'"])('take a time that grows with the length alone: %j', (unit) => {
    const text = `a${unit.repeat(300_000)}a`;
    expect(unescapeFormulas(escapeFormulas(text))).toBe(text);
    expect(unescapeFormulas(text)).toBe(text);
  });
});
