import { expect, it, vi } from 'vitest';
import { remember } from '../../../core/matching/memo.ts';

it('computes a text once, and again after it had to forget', () => {
  const upper = vi.fn((text: string) => text.toUpperCase());
  const remembered = remember(upper, 2);
  expect([remembered('a'), remembered('a'), remembered('b')]).toEqual(['A', 'A', 'B']);
  expect(upper).toHaveBeenCalledTimes(2);
  remembered('c');
  expect(remembered('a')).toBe('A');
  expect(upper).toHaveBeenCalledTimes(4);
});
