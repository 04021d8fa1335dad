import { expect, it } from 'vitest';
import { entriesFor } from '../../../core/text/name-length.ts';

it.each([
  [0, 1, 1],
  [200, 1, 1],
  [201, 1, 2],
  [1_400, 7, 1],
  [1_401, 7, 2],
  [1_000_000, 2, 2_500],
])('%i characters in a memory of entries of up to %i names count as %i', (length, names, entries) => {
  expect(entriesFor(length, names)).toBe(entries);
});
