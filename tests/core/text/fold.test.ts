import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { foldAccents, foldSection, foldText, wordsOf } from '../../../core/text/fold.ts';

/** Much work: a busy machine may take its time. */
vi.setConfig({ testTimeout: 120_000 });

describe('foldText', () => {
  it.each([
    ['Floor GA', 'floor ga'],
    ['  Floor \t\u00a0 GA\n', 'floor ga'],
    ['ＦＬＯＯＲ １０１', 'floor 101'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Cafe\u0301', 'caf\u00e9'],
    ['Balcón', 'balcón'],
  ])('%j is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
        expect(foldAccents(foldAccents(text))).toBe(foldAccents(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('foldAccents', () => {
  it.each([
    ['Sigur Rós', 'sigur ros'],
    ['Los Ángeles Azules', 'los angeles azules'],
    ['Mø', 'mo'],
    ['Daði Þór', 'dadi thor'],
    ['ガ', 'ガ'],
    ['हिन्दी', 'हिन्दी'],
  ])('%j is %j', (text, folded) => {
    expect(foldAccents(text)).toBe(folded);
  });
});

describe('foldSection', () => {
  it.each(['Section 101', 'SEC 101', 'Sec. 101', 'sec.101', 'Block 101', ' section   101 ', '101'])(
    '%j is the section 101',
    (name) => {
      expect(foldSection(name)).toBe('101');
    },
  );
  it.each([
    ['Section', 'section'],
    ['Sec.', 'sec.'],
    ['Sector 5', 'sector 5'],
    ['Blocks 1', 'blocks 1'],
    ['North Section 5', 'north section 5'],
  ])('%j keeps its name: %j', (name, folded) => {
    expect(foldSection(name)).toBe(folded);
  });
});

describe('wordsOf', () => {
  it('takes runs of letters and digits', () => {
    expect(wordsOf("AC/DC, Guns N' Roses & Motörhead — 2026")).toEqual([
      'ac',
      'dc',
      'guns',
      'n',
      'roses',
      'motorhead',
      '2026',
    ]);
  });
});
