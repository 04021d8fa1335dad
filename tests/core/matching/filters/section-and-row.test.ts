import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../../core/notification/notification.ts';
import type { Answer } from '../../../../core/watchlist/expressions/answer.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';
import { answersAs, type Case } from './answers-as.ts';

describe('section', () => {
  const of = (section: string, name: string, is: Answer): Case => ({
    when: `\`${section}\` and ${name}`,
    entry: { section },
    offer: { section: name },
    is,
  });
  answersAs('section', [
    of('101', '101', 'yes'),
    of('101', '1010', 'no'),
    of('101', 'Section 101', 'yes'),
    of('Sec. 101', '101', 'yes'),
    of('block c', 'C', 'yes'),
    of('101-110', '105', 'yes'),
    of('101-110', '1050', 'no'),
    of('101-110', '111', 'no'),
    of('2xx', '207', 'yes'),
    of('2xx', '2070', 'no'),
    of('Floor*', 'FLOOR  A', 'yes'),
    of('*ga', 'Floor GA', 'yes'),
    of('101-110, Floor*, !PIT', 'Pit', 'no'),
    of('!PIT', 'Balcony', 'yes'),
    of('Floor*, !Floor B', 'floor b', 'no'),
    of(',, 101 ,', '102', 'no'),
    of(' , ', 'anything', 'yes'),
  ]);

  it('takes the section key where the offer names no section, and the name of a tier', () => {
    const seat = buildNotification({ offers: [buildOffer({ section: null, section_key: 'Balcony' })] });
    expect(decided(seat, [buildEntry({ section: 'balcony' })]).outcome).toBe('alert');
    const tier = buildNotification({
      offers: [buildOffer({ section_key: null, offer_id: 'x', offer_name: 'Floor GA' })],
    });
    expect(decided(tier, [buildEntry({ section: 'Floor*' })]).outcome).toBe('alert');
  });
});

describe('row_filter', () => {
  const of = (row_filter: string, offer: Partial<Offer>, is: Answer): Case => ({
    when: `\`${row_filter}\` and ${JSON.stringify(offer)}`,
    entry: { row_filter },
    offer,
    is,
  });
  answersAs('row_filter', [
    of('C', { row: 'C' }, 'yes'),
    of('c', { row: 'C' }, 'yes'),
    of('A-F', { row: 'F' }, 'yes'),
    of('A-F', { row: 'G' }, 'no'),
    of('AA-CC', { row: 'AZ' }, 'yes'),
    of('A-Z', { row: 'AA' }, 'no'),
    of('Y-AB', { row: 'AA' }, 'yes'),
    of('1-10', { row: '10' }, 'yes'),
    of('1-10', { row: 'C' }, 'no'),
    of('A-F', { row: '3' }, 'no'),
    of('G,,A-B', { row: 'H' }, 'no'),
    of('A-F', { offer_name: 'Seat Row C' }, 'yes'),
    of('A-F', { section: '101 row k' }, 'no'),
    of('A-F', { row: 'B', offer_name: 'Row K' }, 'yes'),
    of('A-F', { offer_name: 'Row B', section: '101 Row K' }, 'yes'),
    of('A-F', { offer_name: 'Front row by the stage' }, 'unknown'),
    of('A-F', { offer_name: null }, 'unknown'),
  ]);
});
