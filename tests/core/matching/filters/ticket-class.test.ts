import { describe, expect, it } from 'vitest';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import type { FilterField } from '../../../../core/watchlist/fields.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';
import { answersAs, type Case } from './answers-as.ts';

describe('ticket classes', () => {
  const off = (field: FilterField): Partial<WatchlistEntry> => ({ [field]: false });
  const unsaid = { inventory_type: null, general_admission: null };

  describe('standard_tickets', () => {
    answersAs('standard_tickets', [
      { when: 'a reserved primary seat', entry: off('standard_tickets'), is: 'no' },
      { when: 'with no evidence', entry: off('standard_tickets'), offer: { ...unsaid, offer_name: null }, is: 'no' },
      { when: 'a resale offer', entry: off('standard_tickets'), offer: { inventory_type: 'resale' }, is: 'yes' },
      { when: 'a platinum offer', entry: off('standard_tickets'), offer: { offer_name: 'Platinum' }, is: 'yes' },
      { when: 'general admission', entry: off('standard_tickets'), offer: { general_admission: true }, is: 'yes' },
    ]);
  });

  describe('resale_tickets', () => {
    answersAs('resale_tickets', [
      {
        when: 'inventory_type says resale',
        entry: off('resale_tickets'),
        offer: { inventory_type: 'Resale' },
        is: 'no',
      },
      {
        when: 'the name says so',
        entry: off('resale_tickets'),
        offer: { ...unsaid, offer_name: 'Fan RESALE ticket' },
        is: 'no',
      },
      { when: 'primary, whatever the name', entry: off('resale_tickets'), offer: { offer_name: 'Resale' }, is: 'yes' },
      { when: 'part of a word', entry: off('resale_tickets'), offer: { ...unsaid, offer_name: 'Presales' }, is: 'yes' },
      { when: 'with no evidence', entry: off('resale_tickets'), offer: unsaid, is: 'yes' },
    ]);
  });

  describe('platinum_tickets', () => {
    answersAs('platinum_tickets', [
      {
        when: 'the offer name has the word',
        entry: off('platinum_tickets'),
        offer: { offer_name: 'Official PLATINUM' },
        is: 'no',
      },
      {
        when: 'only the section name has it',
        entry: off('platinum_tickets'),
        offer: { section: 'Platinum Lounge' },
        is: 'yes',
      },
      { when: 'with no evidence', entry: off('platinum_tickets'), offer: { offer_name: null }, is: 'yes' },
    ]);
  });

  describe('general_admission_tickets', () => {
    const ga = off('general_admission_tickets');
    answersAs('general_admission_tickets', [
      { when: 'general_admission is true', entry: ga, offer: { general_admission: true }, is: 'no' },
      { when: 'false, whatever the name', entry: ga, offer: { general_admission: false, offer_name: 'GA' }, is: 'yes' },
      ...[
        'GA',
        'Floor-GA',
        'General-Admission',
        'General - Admission',
        'General–Admission',
        'Floor—GA',
        'General  Admission',
        'Standing',
        'PIT',
        'Lawn',
      ].flatMap((name): Case[] => [
        { when: `offer name ${name}`, entry: ga, offer: { ...unsaid, offer_name: name }, is: 'no' },
        { when: `section name ${name}`, entry: ga, offer: { ...unsaid, section: name }, is: 'no' },
      ]),
      {
        when: 'the beginning of a word',
        entry: ga,
        offer: { ...unsaid, offer_name: 'Gallery', section: 'Pitside' },
        is: 'yes',
      },
      {
        when: 'the end of a word',
        entry: ga,
        offer: { ...unsaid, offer_name: 'Outstanding', section: 'Spit' },
        is: 'yes',
      },
    ]);
  });

  it('turn an offer away when any class it belongs to is off', () => {
    const offers = [buildOffer({ inventory_type: 'resale', general_admission: true })];
    for (const field of ['resale_tickets', 'general_admission_tickets'] as const) {
      expect(decided(buildNotification({ offers }), [buildEntry({ [field]: false })]).outcome).toBe('filtered');
    }
  });

  it('all off mean no class filter', () => {
    const allOff = buildEntry({
      standard_tickets: false,
      resale_tickets: false,
      general_admission_tickets: false,
      platinum_tickets: false,
    });
    expect(decided(buildNotification(), [allOff]).outcome).toBe('alert');
  });
});
