import { describe, expect, it } from 'vitest';
import { createRandom } from '../../simulator/random.ts';

const draw = (seed: string | number, count = 1000): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('seeded randomness', () => {
  it('repeats for a seed, whether it is a number or its text, and differs between seeds', () => {
    expect(draw(1)).toEqual(draw('1'));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('fills 0 to 1 evenly', () => {
    const values = draw('even', 10_000);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = values.filter((value) => value >= tenth / 10 && value < (tenth + 1) / 10).length;
      expect(share).toBeGreaterThan(850);
      expect(share).toBeLessThan(1150);
    }
  });

  it('gives a part its own source, whatever else was drawn before', () => {
    const one = createRandom(1);
    const other = createRandom(1);
    other.next();
    expect(one.fork('part').next()).toBe(other.fork('part').next());
    expect(one.fork('part').next()).not.toBe(one.fork('another').next());
  });

  it('samples without repeats and no more than there is', () => {
    const sample = createRandom(1).sample([1, 2, 3, 4], 9);
    expect(sample.toSorted()).toEqual([1, 2, 3, 4]);
  });

  it('does not pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });
});
