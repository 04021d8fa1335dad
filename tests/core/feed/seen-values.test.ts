import { describe, expect, it } from 'vitest';
import { collectSeenValues } from '../../../core/feed/seen-values.ts';
import type { Offer } from '../../../core/notification/notification.ts';
import { matchRowExpression, parseRowExpression, toRowItem } from '../../../core/watchlist/expressions/row.ts';
import { matchSectionExpression, parseSectionExpression } from '../../../core/watchlist/expressions/section.ts';
import { buildNotification, buildOffer } from '../../support/build-notification.ts';

const seen = (...offers: Partial<Offer>[]) =>
  collectSeenValues([buildNotification({ offers: offers.map(buildOffer) })]);

describe('what messages of an event have named', () => {
  it('is each section once, in order, with the lowest price', () => {
    const values = seen(
      { section: '112', price: 90, price_label: '$90.00' },
      { section: '20' },
      { section: '112', price: 70, price_label: '$70.00' },
    );
    expect(values.sections).toEqual([
      { item: '20', cheapest: '100.00' },
      { item: '112', cheapest: '$70.00' },
    ]);
  });

  it('is an item that means just that, whatever characters it holds', () => {
    const names = ['101-110', 'Floor, GA', 'Floor*', '!PIT', '2xx', 'Say "hi"'];
    const { sections } = seen(...names.map((section) => ({ section })));
    expect(sections).toHaveLength(names.length);
    for (const { item } of sections) {
      const parsed = parseSectionExpression(item);
      const matched = names.filter((name) => parsed.ok && matchSectionExpression(parsed.expression, name) === 'yes');
      expect(matched, item).toHaveLength(1);
    }
  });

  it('is each row, also one that a name holds, quoted where it must be', () => {
    expect(seen({ row: 'C' }, { offer_name: 'Row AA' }, { row: '10' }).rows.map(({ item }) => item)).toEqual([
      '10',
      'AA',
      'C',
    ]);
    for (const row of ['C', '12A', 'BOX/1', '-3', '1-10', '10-1', 'A-', 'x, y']) {
      const parsed = parseRowExpression(toRowItem(row));
      expect(parsed.ok && matchRowExpression(parsed.expression, row), row).toBe('yes');
    }
    expect(toRowItem('C')).toBe('C');
  });

  it.each([
    [['$90.00', '$1,290.50'], '$'],
    [['129,50 €'], '€'],
    [['CHF 80'], 'CHF'],
    [['A$12.00'], 'A$'],
    [['$90.00', '£80.00'], null],
    [['about 90'], null],
    [[], null],
  ])('is the currency of %j: %s', (labels, currency) =>
    expect(seen(...labels.map((price_label) => ({ price_label }))).currency).toBe(currency),
  );

  it('is each site', () =>
    expect(
      collectSeenValues(['axs', null, 'ticketmaster', 'axs'].map((website) => buildNotification({ website }))).websites,
    ).toEqual(['axs', 'ticketmaster']));

  it('is bounded, however many a message names', () =>
    expect(seen(...Array.from({ length: 2000 }, (_, n) => ({ section: `S${n}` }))).sections).toHaveLength(500));
});
