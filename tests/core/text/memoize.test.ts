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

it('remembers no long text', () => {
  const upper = vi.fn((text: string) => text.toUpperCase());
  const remembered = memoize(upper);
  for (const length of [200, 200, 201, 201]) expect(remembered('a'.repeat(length))).toBe('A'.repeat(length));
  expect(upper).toHaveBeenCalledTimes(3);
});
