import { describe, expect, it } from 'vitest';
import type { PriceQuestion } from '../../../core/matching/history/price-history.ts';
import type { Offer } from '../../../core/notification/notification.ts';
import { createPriceHistories } from '../../../core/series/price-histories.ts';
import { buildNotification, buildOffer } from '../../support/build-notification.ts';

const NOW = Date.parse('2026-11-28T10:00:00Z');
const LOWEST: PriceQuestion = { kind: 'lowest', scope: 'event', class: 'all', days: 30 };

const message = (offer: Partial<Offer>, event_id = 'abc123', website = 'ticketmaster') =>
  buildNotification({ event_id, website, offers: [buildOffer(offer)] });

function followed(scope: 'event' | 'sections' = 'event', maxSize?: number) {
  const histories = createPriceHistories(maxSize);
  for (const id of histories.follow(new Map([['abc123', scope]]))) histories.load(id, []);
  const lowest = (website = 'ticketmaster', question = LOWEST, section = '') =>
    histories.get({ event_id: 'abc123', website }, NOW)?.answer(question, section)?.price ?? null;
  return { histories, lowest };
}

describe('the prices kept for relative filters', () => {
  it('are kept for followed events only', () => {
    const { histories } = followed();
    histories.add(message({ price: 100 }, 'other'), NOW);
    expect(histories.get(message({}, 'other'), NOW)).toBeNull();
  });

  it('are by site, however its name is written', () => {
    const { histories, lowest } = followed();
    histories.add(message({ price: 100 }), NOW);
    histories.add(message({ price: 50 }, 'abc123', 'axs'), NOW);
    expect([lowest(), lowest('Ticketmaster'), lowest('axs'), lowest('unheard')]).toEqual([100, 100, 50, null]);
  });

  it('are by section only if that is wanted, and by class', () => {
    const whole = followed('event');
    const sections = followed('sections');
    for (const { histories } of [whole, sections])
      histories.add(message({ section: 'Sec. 101', price: 80, inventory_type: 'resale' }), NOW);
    const ofSection: PriceQuestion = { ...LOWEST, scope: 'section' };
    expect(whole.lowest('ticketmaster', ofSection, '101')).toBeNull();
    expect(sections.lowest('ticketmaster', ofSection, '101')).toBe(80);
    expect(sections.lowest('ticketmaster', { ...LOWEST, class: 'primary' })).toBeNull();
    expect(sections.lowest('ticketmaster', { ...LOWEST, class: 'resale' })).toBe(80);
  });

  it.each([
    [200, 80],
    [201, null],
  ])('of a section with a name of %i characters: %s', (length, price) => {
    const { histories, lowest } = followed('sections');
    const section = 'n'.repeat(length);
    histories.add(message({ section, price: 80 }), NOW);
    expect([lowest(), lowest('ticketmaster', { ...LOWEST, scope: 'section' }, section)]).toEqual([80, price]);
  });

  it.each([
    [200, 200],
    [201, undefined],
  ])('keep how a price is written in %i characters: %s', (length, kept) => {
    const { histories } = followed();
    histories.add(message({ price: 80, price_label: `$${'8'.repeat(length - 1)}` }), NOW);
    const { label } = histories.get(message({}), NOW)?.answer(LOWEST, '') ?? {};
    expect(label?.length).toBe(kept);
  });

  it('are unknown until they are loaded, and then hold what came meanwhile', () => {
    const histories = createPriceHistories();
    expect(histories.follow(new Map([['abc123', 'event']]))).toEqual(['abc123']);
    histories.add(message({ price: 90 }), NOW);
    expect(histories.get(message({}), NOW)).toBeNull();
    const series = [{ section: '', class: 'all', label: null, values: [NOW - 5_000_000, 80, 120] }] as const;
    histories.load('abc123', [{ site: 'ticketmaster', heardAtMs: NOW - 5_000_000, series }]);
    expect(histories.get(message({}), NOW)?.answer(LOWEST, '')?.price).toBe(80);
    expect(histories.get(message({}), NOW)?.answer({ ...LOWEST, kind: 'median' }, '')?.price).toBe(90);
  });

  it('are asked for again only if more is wanted', () => {
    const histories = createPriceHistories();
    histories.follow(new Map([['abc123', 'event']]));
    histories.load('abc123', []);
    expect(histories.follow(new Map([['abc123', 'event']]))).toEqual([]);
    expect(histories.follow(new Map([['abc123', 'sections']]))).toEqual(['abc123']);
    histories.load('abc123', []);
    expect(histories.follow(new Map([['abc123', 'event']]))).toEqual([]);
    expect(histories.follow(new Map())).toEqual([]);
    expect(histories.get(message({}), NOW)).toBeNull();
  });

  it('are forgotten after 30 days of silence, because nothing tells what happened', () => {
    const { histories } = followed();
    histories.add(message({ price: 100 }), NOW - 31 * 86_400_000);
    expect(histories.get(message({}), NOW)?.answer(LOWEST, '')).toBeNull();
  });

  it('start again if the currency changes', () => {
    const { histories, lowest } = followed();
    histories.add(message({ price: 100, price_label: '$100.00' }), NOW - 2);
    histories.add(message({ price: 180, price_label: '180,00 €' }), NOW - 1);
    expect(lowest()).toBe(180);
  });

  it('are bounded: events updated longest ago are unknown from then on', () => {
    const histories = createPriceHistories(3 * 3 * 50);
    const ids = Array.from({ length: 100 }, (_, at) => `event-${at}`);
    for (const id of histories.follow(new Map(ids.map((id) => [id, 'event'] as const)))) histories.load(id, []);
    for (const [at, id] of ids.entries()) histories.add(message({ price: 100 }, id), NOW + at);
    const known = ids.filter((id) => histories.get(message({}, id), NOW + 100)?.answer(LOWEST, '') != null);
    expect(known.length).toBeGreaterThan(40);
    expect(known.at(-1)).toBe('event-99');
    histories.add(message({ price: 120 }, 'event-0'), NOW + 200);
    expect(histories.get(message({}, 'event-0'), NOW + 201)).toBeNull();
  });
});
