import { expect, it } from 'vitest';
import { BoundedMap } from '../../../main/desktop/bounded-map.ts';

it('lets go of what was used longest ago', () => {
  const map = new BoundedMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.get('a');
  map.set('c', 3);
  expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, undefined, 3, 2]);
});

it('counts an entry once however often it is set', () => {
  const map = new BoundedMap<string, number>(2);
  for (let value = 0; value < 5; value++) map.set('a', value);
  map.set('b', 1);
  expect([map.get('a'), map.size]).toEqual([4, 2]);
  map.delete('a');
  expect(map.size).toBe(1);
});
