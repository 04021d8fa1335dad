import { describe, expect, it, vi } from 'vitest';
import type { Offer } from '../../../../core/notification/notification.ts';
import type { Answer } from '../../../../core/watchlist/expressions/answer.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';
import { answersAs, type Case } from './answers-as.ts';

describe('keywords', () => {
  const NAMELESS = { event_name: null, event_artist_name: null, event_venue: null, event_location: null };
  const of = (keywords: string, is: Answer, offer: Partial<Offer> = {}): Case => ({
    when: `\`${keywords}\``,
    entry: { keywords },
    offer: { offer_name: 'Aisle seat, obstructed view', section: 'Balcony', ...offer },
    is,
  });
  answersAs('keywords', [
    of('aisle', 'yes'),
    of('AISLE', 'yes'),
    of('ais', 'no'),
    of('parade', 'yes'),
    of('moons', 'yes'),
    of('madison', 'yes'),
    of('york', 'yes'),
    of('balcony', 'yes'),
    of('aisle balcony', 'yes'),
    of('aisle floor', 'no'),
    of('floor; aisle', 'yes'),
    of('floor\nvip', 'no'),
    of('"obstructed view"', 'yes'),
    of('"view obstructed"', 'no'),
    of('-obstructed', 'no'),
    of('aisle; balcony -obstructed', 'no'),
    of('-parking', 'yes'),
    of('angeles', 'yes', { offer_name: 'Los Ángeles' }),
  ]);
  answersAs('keywords', [
    {
      when: 'a wanted word is missing, and so is event_infos',
      entry: { keywords: 'parade' },
      infos: null,
      is: 'unknown',
    },
    { when: 'event_infos gives none of the texts', entry: { keywords: 'parade' }, infos: NAMELESS, is: 'unknown' },
    {
      when: 'event_infos gives one of the texts',
      entry: { keywords: 'parade' },
      infos: { ...NAMELESS, event_location: 'Oslo' },
      is: 'no',
    },
    { when: 'found in the offer though event_infos is missing', entry: { keywords: 'seat' }, infos: null, is: 'yes' },
    {
      when: 'excluded by the offer though event_infos is missing',
      entry: { keywords: 'parade -seat' },
      infos: null,
      is: 'no',
    },
    { when: 'only excludes, none found, event_infos missing', entry: { keywords: '-parking' }, infos: null, is: 'yes' },
  ]);

  const LONG = 'word '.repeat(400);
  const ofLong = (keywords: string, is: Answer): Case =>
    of(keywords, is, { offer_name: `${LONG}Aisle, obstructed view ${LONG}` });
  describe('in a name of thousands of characters', () => {
    answersAs('keywords', [
      ofLong('aisle', 'yes'),
      ofLong('ais', 'no'),
      ofLong('word', 'yes'),
      ofLong('ord', 'no'),
      ofLong('floor', 'no'),
      ofLong('"obstructed view"', 'yes'),
      ofLong('"view obstructed"', 'no'),
      ofLong('aisle -view', 'no'),
      ofLong('-parking', 'yes'),
    ]);

    it('are read once for all entries', () => {
      const notification = buildNotification({ offers: [buildOffer({ offer_name: `é${LONG}`, section: 'Floor' })] });
      const normalize = vi.spyOn(String.prototype, 'normalize');
      const readBy = (entries: number) => {
        normalize.mockClear();
        const wanted = Array.from({ length: entries }, (_, id) => buildEntry({ id: `${id}`, keywords: `vip${id}` }));
        expect(decided({ ...notification }, wanted).outcome).toBe('filtered');
        return normalize.mock.contexts.filter((text) => String(text).includes('word word')).length;
      };
      expect(readBy(20)).toBe(readBy(1));
      normalize.mockRestore();
    });
  });
});
