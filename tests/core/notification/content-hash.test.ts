import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContentHash, hashRecord } from '../../../core/notification/content-hash.ts';

type Field = string | number | boolean | null;

function hashOf(records: readonly (readonly Field[])[]): string {
  const hash = createContentHash();
  for (const record of records) hash.add(hashRecord(record));
  return hash.digest();
}

const field = fc.oneof(
  fc.constantFrom<Field>(null, true, false, 0, 1, -1, 0.5, '', '0', '1', 'null', 'true'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.string({ unit: 'binary', maxLength: 150 }),
);
const records = fc.array(fc.array(field, { maxLength: 5 }), { maxLength: 5 });

describe('the content hash', () => {
  it('is 128 bits', () => {
    fc.assert(fc.property(records, (set) => void expect(hashOf(set)).toMatch(/^[0-9a-f]{32}$/)));
  });

  it('stays what the history and other computers have', () => {
    const records: Field[][] = [
      ['ab', null, 1, -1.5, true],
      [false, 'x'.repeat(120), 2 ** 31, ''],
    ];
    expect(hashOf(records)).toBe('9ffa03e3ed54604d3a482e18495999ff');
  });

  it('does not depend on the order of the records', () => {
    fc.assert(fc.property(records, (set) => void expect(hashOf(set.toReversed())).toBe(hashOf(set))));
  });

  it('differs for different records', () => {
    const sorted = (set: readonly (readonly Field[])[]) => JSON.stringify(set.map((one) => JSON.stringify(one)).sort());
    fc.assert(
      fc.property(records, records, (one, other) => {
        fc.pre(sorted(one) !== sorted(other));
        expect(hashOf(one)).not.toBe(hashOf(other));
      }),
      { numRuns: 5000 },
    );
  });

  it.each<[string, Field[][], Field[][]]>([
    ['a text and the number it spells', [['1']], [[1]]],
    ['null and an empty text', [[null]], [['']]],
    ['0, false and null', [[0]], [[false]]],
    ['fields that run together', [['ab', 'c']], [['a', 'bc']]],
    ['fields that changed places', [['a', 'b']], [['b', 'a']]],
    ['one record and two', [['a', 'b']], [['a'], ['b']]],
    ['a record once and twice', [['a']], [['a'], ['a']]],
    [
      'values that two records exchange',
      [
        ['a', 1],
        ['b', 2],
      ],
      [
        ['a', 2],
        ['b', 1],
      ],
    ],
    ['a long text and its beginning', [['x'.repeat(101)]], [['x'.repeat(100)]]],
    ['a text and one with a zero character more', [['a']], [['a\u0000']]],
    ['an empty text more', [['a']], [['a', '']]],
    ['a text longer than usual and its beginning', [['x'.repeat(20_001)]], [['x'.repeat(20_000)]]],
  ])('tells apart %s', (_name, one, other) => {
    expect(hashOf(one)).not.toBe(hashOf(other));
  });

  it('spreads small differences over all bits', () => {
    const hashes = Array.from({ length: 20_000 }, (_, at) => hashOf([['101', at, 4]]));
    for (const [from, to] of [
      [0, 8],
      [8, 16],
      [16, 24],
      [24, 32],
    ] as const) {
      // Of 20,000 random words of 32 bits about 0.05 pairs agree.
      expect(new Set(hashes.map((hash) => hash.slice(from, to))).size).toBeGreaterThan(19_990);
    }
  });
});
