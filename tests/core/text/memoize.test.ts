import { expect, it, vi } from 'vitest';
import { memoize } from '../../../core/text/memoize.ts';

it('computes a text once, and again after it had to forget', () => {
  const upper = vi.fn((text: string) => text.toUpperCase());
  const remembered = memoize(upper, 2);
  expect([remembered('a'), remembered('a'), remembered('b')]).toEqual(['A', 'A', 'B']);
  expect(upper).toHaveBeenCalledTimes(2);
  remembered('c');
  expect(remembered('a')).toBe('A');
  expect(upper).toHaveBeenCalledTimes(4);
});
