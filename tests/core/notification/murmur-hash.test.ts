import { expect, it } from 'vitest';
import { murmurHash } from '../../../core/notification/murmur-hash.ts';

/** Of the C++ original, with the words as little-endian bytes. */
it.each<[number[], string]>([
  [[], '00000000000000000000000000000000'],
  [[1], 'cf0f20ca519c70b1519c70b1519c70b1'],
  [[1, 2], '40e85748a4321e5e7fee4e567fee4e56'],
  [[1, 2, 3], '8504721670aa166f7385e62f9204edfb'],
  [[1, 2, 3, 4], '37d6ee173d4a429d3dbb9c175b64b81d'],
  [[0x7fffffff, -1, 0, 12345, -98765], '284811413280fd92eaadd59cf3bed933'],
  [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], '167ee7a7b9e304ae3531e81df687d68a'],
])('hashes %j as MurmurHash3_x86_128 does', (words, expected) => {
  const { a, b, c, d } = murmurHash(Int32Array.from([...words, 99]), words.length);
  expect([a, b, c, d].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')).toBe(expected);
});
