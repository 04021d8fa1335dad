import { describe, expect, it } from 'vitest';
import { formatAlternatives, formatClauses, formatList } from '../../../../core/text/format/format-list.ts';

const letters = [...'abcdefghijklmn'];

describe('a list in words', () => {
  it.each([
    [0, '', '', ''],
    [1, 'a', 'a', 'a'],
    [2, 'a and b', 'a or b', 'a, or b'],
    [3, 'a, b and c', 'a, b or c', 'a, b, or c'],
  ])('of %i items', (count, list, alternatives, clauses) => {
    const items = letters.slice(0, count);
    expect(formatList(items)).toBe(list);
    expect(formatAlternatives(items)).toBe(alternatives);
    expect(formatClauses(items)).toBe(clauses);
  });

  it('ends with how many more there are', () => {
    expect(formatList(letters, 2)).toBe('a, b and 12 more');
    expect(formatList(letters.slice(0, 2), 2)).toBe('a and b');
    expect(formatAlternatives(letters, 3)).toBe('a, b or 12 more');
    expect(formatAlternatives(letters)).toBe('a, b, c, d, e, f, g, h, i, j, k or 3 more');
    expect(formatClauses(letters)).toBe('a, b, c, d, e, f, g, h, i, j, k, or 3 more');
    expect(formatClauses(letters.slice(0, 12))).toBe('a, b, c, d, e, f, g, h, i, j, k, or l');
  });
});
