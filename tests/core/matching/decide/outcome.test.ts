import { describe, expect, it, vi } from 'vitest';
import { fingerprint } from '../../../../core/notification/fingerprint.ts';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification, buildOffer, EVENT_INFOS } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';
import { LATER } from './later.ts';

describe('the outcome', () => {
  const alerting = buildEntry({ id: 'alerting' });
  const muted = buildEntry({ id: 'muted', muted_until: LATER });
  const failing = buildEntry({ id: 'failing', max_price_filter: 1 });
  const off = buildEntry({ id: 'off', enabled: false });

  /** No offer of the default message states its row. */
  const unverified = buildEntry({ id: 'unverified', row_filter: 'C' });
  const mutedUnverified = buildEntry({ ...muted, id: 'mutedUnverified', row_filter: 'C' });
  it.each([
    ['alert before muted', [muted, alerting], false, 'alert', 'alerting'],
    ['alert before filtered', [failing, alerting], false, 'alert', 'alerting'],
    ['duplicate before muted', [muted, alerting], true, 'duplicate', 'alerting'],
    ['duplicate before filtered', [failing, off, alerting], true, 'duplicate', 'alerting'],
    ['muted before filtered', [failing, muted], false, 'muted', 'muted'],
    ['a muted entry stays muted where the content is a duplicate', [muted], true, 'muted', 'muted'],
    ['filtered stays filtered where the content is a duplicate', [failing], true, 'filtered', 'failing'],
    ['filtered before off', [off, failing], false, 'filtered', 'failing'],
    ['the first of equals', [buildEntry({ id: 'first' }), alerting], false, 'alert', 'first'],
    ['the first of equals', [alerting, buildEntry({ id: 'second' })], false, 'alert', 'alerting'],
    ['verified before unverified', [unverified, failing, alerting], false, 'alert', 'alerting'],
    ['an unverified alert before muted', [muted, unverified], false, 'alert', 'unverified'],
    ['verified before unverified, also of muted entries', [mutedUnverified, muted], false, 'muted', 'muted'],
  ])('%s', (_, entries, duplicate, outcome, entry) => {
    const decision = decided(buildNotification(), entries, { wasAlerted: () => duplicate });
    expect(decision).toMatchObject({ outcome, entry });
  });

  it('is no mute once that entry’s mute is over, whatever the clock says', () => {
    const other = buildEntry({ id: 'other', muted_until: LATER });
    const over = (id: string) => id === 'muted';
    expect(decided(buildNotification(), [other], { isMuteOver: over }).outcome).toBe('muted');
    expect(decided(buildNotification(), [other, muted], { isMuteOver: over })).toMatchObject({
      outcome: 'alert',
      entry: 'muted',
    });
  });

  it('asks about duplicates by the fingerprint, and only where an alert is due', () => {
    const alerted = vi.fn(() => false);
    decided(buildNotification(), [failing, muted, off], { wasAlerted: alerted });
    expect(alerted).not.toHaveBeenCalled();
    decided(buildNotification(), [alerting], { wasAlerted: alerted });
    expect(alerted).toHaveBeenCalledExactlyOnceWith(fingerprint(buildNotification()));
  });

  it('folds duplicates of events that no entry names', () => {
    expect(decided(buildNotification(), [], { wasAlerted: () => true })).toMatchObject({
      outcome: 'duplicate',
      entry: null,
    });
  });

  it('keeps the offers, the link and the reason of a muted message', () => {
    expect(decided(buildNotification(), [muted])).toMatchObject({
      offers: ['sec-101/a'],
      link: 'https://tickets.example/cart/a',
      reasons: [{ filter: 'muted_until', rejected: 1, of: 1, detail: `muted until ${LATER}` }],
    });
  });
});

describe('the best offer', () => {
  const link = (name: string) => `https://tickets.example/${name}`;
  it('is the cheapest with an acceptable link, unknown price last, then the larger stock, then message order', () => {
    const offers = [
      buildOffer({ offer_id: 'no-link', price: 10, atc: null }),
      buildOffer({ offer_id: 'script', price: 5, atc: 'javascript:alert(1)' }),
      buildOffer({ offer_id: 'unknown-price', price: null, atc: link('u') }),
      buildOffer({ offer_id: 'few', price: 50, stock: 2, atc: link('few') }),
      buildOffer({ offer_id: 'many', price: 50, stock: 8, atc: link('many') }),
      buildOffer({ offer_id: 'many-too', price: 50, stock: 8, atc: link('many-too') }),
      buildOffer({ offer_id: 'dear', price: 70, stock: 9, atc: link('dear') }),
    ];
    const decision = decided(buildNotification({ offers }), [buildEntry()]);
    expect(decision.offers.map((key) => key.replace('sec-101/', ''))).toEqual([
      'many',
      'many-too',
      'few',
      'dear',
      'unknown-price',
      'script',
      'no-link',
    ]);
    expect(decision).toMatchObject({ best: 'sec-101/many', link: link('many') });
  });

  it.each([
    ['its own', link('a'), EVENT_INFOS.event_url, link('a')],
    ['the event’s page where its own may not be opened', 'javascript:1', EVENT_INFOS.event_url, EVENT_INFOS.event_url],
    ['http, which is opened after confirmation', 'http://tickets.example/a', null, 'http://tickets.example/a'],
    ['its own, without the space around it', ` ${link('a')}\n`, EVENT_INFOS.event_url, link('a')],
    ['none', null, 'file:///etc/passwd', null],
  ])('gives the link: %s', (_, atc, event_url, expected) => {
    const notification = buildNotification({
      offers: [buildOffer({ atc })],
      event_infos: { ...EVENT_INFOS, event_url },
    });
    expect(decided(notification, [buildEntry()]).link).toBe(expected);
  });

  it('of a filtered message is none: the link is the event’s page', () => {
    expect(decided(buildNotification(), [buildEntry({ max_price_filter: 1 })])).toMatchObject({
      offers: [],
      best: null,
      link: EVENT_INFOS.event_url,
    });
  });
});
