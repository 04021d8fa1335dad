import { describe, expect, it } from 'vitest';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';

describe('affected offers', () => {
  const offers = [
    buildOffer({ section_key: 'sec-101', section: '101', offer_id: 'a' }),
    buildOffer({ section_key: 'sec-207', section: 'Balcony', offer_id: 'b', offer_name: 'VIP package' }),
    buildOffer({ section_key: 'sec-9', section: 'Block 9', offer_id: 'c' }),
  ];
  it.each([
    ['by section key', 'SEC-207', ['sec-207/b']],
    ['by section name', 'balcony', ['sec-207/b']],
    ['by offer name', 'vip  package', ['sec-207/b']],
    ['by "Section " and the section', 'Section 101', ['sec-101/a']],
    ['by "Section " and a section of two words', 'section block 9', ['sec-9/c']],
    ['by the tier id of OfferSections', 'floor-ga', ['floor-ga']],
    ['by the words of the name in another order', 'Package VIP', ['sec-207/b']],
    ['by "Section " and the name of a tier', 'Section Floor', ['floor-ga']],
    ['by the section and "Section" in another order', '101 Section', ['sec-101/a']],
    ['by another word for "Section"', 'Block 101', ['sec-101/a']],
    ['by all words of a section and "Section" in another order', '9 Block Section', ['sec-9/c']],
    ['by a section of two words in another order', '9 Block', ['sec-9/c']],
    ['by the bare name of a section and "Section" in another order', '9 Section', ['sec-9/c']],
  ])('%s', (_, name, expected) => {
    const tier = buildOffer({ section_key: null, offer_id: 'floor-ga', offer_name: 'Floor' });
    const notification = buildNotification({
      offers: [...offers, tier],
      changes: [{ type: 'stock_increase', sections: [name] }],
    });
    const decision = decided(notification, [buildEntry()]);
    expect(decision.offers).toEqual(expected);
    expect(decision.unverified).toEqual([]);
    expect(decision.reasons).toEqual([
      {
        filter: 'affected_sections',
        rejected: 3,
        of: 4,
        detail: `3 of 4 offers not affected by this change (in ${name})`,
      },
    ]);
  });

  it('are found by "Section " and a section key of two words, where the offer names no section', () => {
    const keyed = buildOffer({ section_key: 'Block 9', section: null, offer_id: 'k', offer_name: null });
    const changes = [{ type: 'stock_increase', sections: ['Section Block 9'] }];
    const notification = buildNotification({ offers: [offers[0] ?? keyed, keyed], changes });
    expect(decided(notification, [buildEntry()])).toMatchObject({ offers: ['Block 9/k'], unverified: [] });
  });

  it('counts only names under change types the entry wants', () => {
    const changes = [
      { type: 'stock_increase', sections: ['sec-101'] },
      { type: 'price_decrease', sections: ['sec-207'] },
    ];
    const notification = buildNotification({ offers, changes });
    expect(decided(notification, [buildEntry()]).offers).toEqual(['sec-101/a']);
    expect(decided(notification, [buildEntry({ change_type: ['price_decrease'] })]).offers).toEqual(['sec-207/b']);
    expect(decided(notification, [buildEntry({ change_type: ['*'] })]).offers).toHaveLength(2);
  });

  it('are all offers, unverified, where none of the names resolves, also for a strict entry', () => {
    for (const sections of [['Nowhere'], []]) {
      const notification = buildNotification({ offers, changes: [{ type: 'stock_increase', sections }] });
      for (const strict of [false, true]) {
        const decision = decided(notification, [buildEntry({ strict })]);
        expect(decision).toMatchObject({ outcome: 'alert', unverified: ['affected_sections'] });
        expect(decision.offers).toHaveLength(3);
      }
    }
  });

  it.each(['10', '1010', 'Section', 'Section 10', '101 101', 'VIP', 'VIP package package', ''])(
    'are not those of %j',
    (name) => {
      const changes = [{ type: 'stock_increase', sections: [name, 'sec-9'] }];
      expect(decided(buildNotification({ offers, changes }), [buildEntry()]).offers).toEqual(['sec-9/c']);
    },
  );

  it('are found for each entry: one may want the changes of another, and more', () => {
    const changes = [
      { type: 'stock_increase', sections: ['101'] },
      { type: 'price_decrease', sections: ['Balcony'] },
    ];
    const wanting = (id: string, ...change_type: string[]) => buildEntry({ id, change_type, section: 'Balcony' });
    const entries = [wanting('less', 'stock_increase'), wanting('more', 'stock_increase', 'price_decrease')];
    for (const order of [entries, entries.toReversed()]) {
      expect(decided(buildNotification({ offers, changes }), order)).toMatchObject({
        outcome: 'alert',
        entry: 'more',
        unverified: [],
      });
    }
  });

  it('may be any if one of two wanted changes names none of them and those of the other do not pass', () => {
    const notification = buildNotification({
      offers,
      changes: [
        { type: 'price_decrease', sections: ['Lower Bowl'] },
        { type: 'stock_increase', sections: ['Balcony'] },
      ],
    });
    const wanting = (section: string, ...change_type: string[]) =>
      decided(notification, [buildEntry({ change_type, section })]);
    const inDoubt = { outcome: 'alert', offers: ['sec-101/a'], unverified: ['affected_sections'] };
    expect(wanting('101', 'price_decrease')).toMatchObject(inDoubt);
    expect(wanting('101', 'price_decrease', 'stock_increase')).toMatchObject(inDoubt);
    expect(wanting('101', '*')).toMatchObject(inDoubt);
    expect(wanting('101', 'stock_increase')).toMatchObject({ outcome: 'filtered' });
    expect(wanting('Balcony', '*')).toMatchObject({ outcome: 'alert', offers: ['sec-207/b'], unverified: [] });
    expect(wanting('999', '*')).toMatchObject({ outcome: 'filtered' });
  });

  it('take no longer to find for many changes and many offers than for their text', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `${at}`);
    const notification = buildNotification({
      offers: many.map((section) => buildOffer({ section_key: `sec-${section}`, section })),
      changes: many.map((name) => ({ type: `type-${name}`, sections: [name] })),
    });
    const decision = decided(notification, [buildEntry({ change_type: ['*'], section: 'Floor' })]);
    expect(decision).toMatchObject({ outcome: 'filtered', unverified: [] });
  });

  describe('with a text of 200 characters or more', () => {
    const text = (length: number) => `Floor ${'a'.repeat(length - 11)} Left`;
    const reversed = (words: string) => words.split(' ').reverse().join(' ');
    const named = (section: string, name: string) =>
      decided(
        buildNotification({
          offers: [buildOffer({ section }), buildOffer({ section_key: 'sec-9', section: '9', offer_id: 'c' })],
          changes: [{ type: 'stock_increase', sections: [name] }],
        }),
        [buildEntry()],
      );
    const onlyIt = { offers: [expect.not.stringContaining('sec-9')], unverified: [] };
    const every = { offers: expect.objectContaining({ length: 2 }), unverified: ['affected_sections'] };

    it.each([
      ['of 200, in another order, are found', text(200), reversed(text(200)), onlyIt],
      ['of 201, in another case, are found', text(201), text(201).toUpperCase(), onlyIt],
      ['of 201, by "Section " and the text, are found', text(201), `Section ${text(201)}`, onlyIt],
      ['of 201, in another order, are not looked for: the text is no name', text(201), reversed(text(201)), every],
    ])('%s', (_, section, name, expected) => {
      expect(named(section, name)).toMatchObject(expected);
    });
  });

  it('need one name that resolves, not all', () => {
    const changes = [{ type: 'stock_increase', sections: ['Nowhere', 'sec-101'] }];
    const decision = decided(buildNotification({ offers, changes }), [buildEntry()]);
    expect(decision).toMatchObject({ offers: ['sec-101/a'], unverified: [] });
  });
});

describe('availability', () => {
  it.each([
    ['marked active', { available: true, stock: null }, 'alert', []],
    ['in stock', { available: null, stock: 1 }, 'alert', []],
    ['marked inactive', { available: false, stock: 5 }, 'filtered', []],
    ['stock 0', { available: true, stock: 0 }, 'filtered', []],
    ['neither stated', { available: null, stock: null }, 'alert', ['availability']],
  ])('%s', (_, offer, outcome, unverified) => {
    for (const strict of [false, true]) {
      const decision = decided(buildNotification({ offers: [buildOffer(offer)] }), [buildEntry({ strict })]);
      expect(decision).toMatchObject({ outcome, unverified });
      if (outcome === 'filtered') {
        expect(decision.reasons).toEqual([
          { filter: 'availability', rejected: 1, of: 1, detail: '1 of 1 offer sold out or not on sale' },
        ]);
      }
    }
  });
});
