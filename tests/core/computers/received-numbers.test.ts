import { describe, expect, it } from 'vitest';
import { createReceivedNumbers } from '../../../core/computers/received-numbers.ts';

describe('the numbers of a sender', () => {
  it('count once, and not if they were sent before this computer listened', () => {
    const numbers = createReceivedNumbers(10);
    expect([10, 11, 11, 12, 5].map(numbers.add)).toEqual([false, true, false, true, false]);
  });

  it('count in any order, and what is missing is known', () => {
    const numbers = createReceivedNumbers(0);
    expect([1, 5, 4, 8].map(numbers.add)).toEqual([true, true, true, true]);
    expect(numbers.missing()).toEqual({ from: 2, to: 3 });
    expect([3, 2, 4].map(numbers.add)).toEqual([true, true, false]);
    expect(numbers.missing()).toEqual({ from: 6, to: 7 });
  });

  it('are missing too if only the sender says that it has sent them', () => {
    const numbers = createReceivedNumbers(3);
    numbers.announce(3);
    expect(numbers.missing()).toBeNull();
    numbers.announce(5);
    expect(numbers.missing()).toEqual({ from: 4, to: 5 });
  });

  it('are no longer waited for once they are given up, but count once if they come late', () => {
    const numbers = createReceivedNumbers(0);
    numbers.add(3);
    numbers.announce(6);
    expect(numbers.giveUp(4)).toBe(3);
    expect(numbers.missing()).toEqual({ from: 5, to: 6 });
    expect([2, 2, 3, 5].map(numbers.add)).toEqual([true, false, false, true]);
    expect(numbers.missing()).toEqual({ from: 6, to: 6 });
  });

  it('a sender that is far ahead does not make this computer deaf or its memory grow', () => {
    const numbers = createReceivedNumbers(0);
    expect(numbers.add(1_000_000)).toBe(true);
    expect(numbers.add(1_000_000)).toBe(false);
    expect(numbers.add(1)).toBe(false);
    expect(numbers.missing()).toEqual({ from: 1_000_000 - 8_191, to: 999_999 });
  });
});

describe('what a sender no longer has', () => {
  it('ends with what it is known to have sent, whatever it says', () => {
    const numbers = createReceivedNumbers(0);
    numbers.announce(3);
    expect(numbers.giveUp(Number.MAX_SAFE_INTEGER)).toBe(3);
    expect(numbers.add(4)).toBe(true);
  });
});
