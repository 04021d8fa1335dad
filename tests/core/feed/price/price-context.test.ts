import { describe, expect, it } from 'vitest';
import { formatPriceContext } from '../../../../core/feed/price/format-price-context.ts';
import { comparePrice, type SeenPrices } from '../../../../core/feed/price/price-context.ts';
import { createPriceMemory } from '../../../../core/feed/price/price-memory.ts';
import type { Offer } from '../../../../core/notification/notification.ts';
import { buildNotification, buildOffer } from '../../../support/build-notification.ts';

const at = (minute: number) => `2026-06-01T19:${String(minute).padStart(2, '0')}:00Z`;
const message = (minute: number, ...offers: Offer[]) => buildNotification({ offers, received_at: at(minute) });
const priced = (price: number | null, overrides: Partial<Offer> = {}) => buildOffer({ price, ...overrides });
const timeOfDay = (instant: string) => instant.slice(11, 16);

/** What is said of the first offer of the last message, after the others. */
function words(...messages: ReturnType<typeof message>[]): readonly string[] {
  const memory = createPriceMemory();
  const last = messages.at(-1);
  for (const earlier of messages.slice(0, -1)) memory.add(earlier);
  const offer = last?.offers[0];
  const seen = last === undefined ? null : memory.get(last);
  if (last === undefined || offer === undefined || seen === null) return [];
  const context = comparePrice(offer, last, seen);
  return context === null ? [] : formatPriceContext(context, timeOfDay);
}

describe('price context', () => {
  it('says nothing of the first price seen, and nothing of one that never changed', () => {
    expect(words(message(0, priced(100)))).toEqual([]);
    expect(words(message(0, priced(100)), message(1, priced(100)))).toEqual([]);
  });

  it('says by how much the same offer changed, and since when', () => {
    expect(words(message(42, priced(153.5)), message(50, priced(126)))).toEqual(['−18% since 19:42', 'lowest seen']);
    expect(words(message(42, priced(100)), message(50, priced(105)))).toEqual(['+5% since 19:42']);
  });

  it('says nothing of a change that is no whole percent', () => {
    expect(words(message(0, priced(1000)), message(1, priced(1004)))).toEqual([]);
  });

  it('goes on saying so while the price stays', () => {
    const drops = [message(42, priced(150)), message(50, priced(120)), message(55, priced(120))];
    expect(words(...drops)).toEqual(['−20% since 19:42', 'lowest seen']);
  });

  it('keeps what was said, whatever comes later', () => {
    const memory = createPriceMemory();
    memory.add(message(42, priced(150)));
    const now = message(50, priced(120));
    const context = comparePrice(now.offers[0] as Offer, now, memory.get(now) as SeenPrices);
    memory.add(now);
    memory.add(message(55, priced(90)));
    expect(context?.was).toEqual({ price: 150, label: priced(150).price_label, at: at(42) });
  });

  it('compares with no other offer', () => {
    const other = priced(80, { section_key: 'sec-207', offer_id: 'z' });
    expect(words(message(0, other), message(1, priced(100)))).toEqual([]);
  });

  it('calls a price the lowest only if no buyable offer of the event was cheaper', () => {
    const other = (price: number, stock = 1) => priced(price, { offer_id: 'z', stock });
    expect(words(message(0, priced(100), other(50)), message(1, priced(60)))).toEqual(['−40% since 19:00']);
    expect(words(message(0, priced(100), other(50, 0)), message(1, priced(60)))).toEqual([
      '−40% since 19:00',
      'lowest seen',
    ]);
  });

  it('says if resale is below every primary offer of the message', () => {
    const resale = priced(80, { offer_id: 'r', inventory_type: 'resale' });
    const earlier = message(0, priced(100));
    expect(words(earlier, message(1, resale, priced(90)))).toEqual(['lowest seen', 'below the cheapest primary']);
    expect(words(message(0, priced(70)), message(1, resale, priced(75)))).toEqual([]);
    expect(words(message(0, priced(70)), message(1, resale))).toEqual([]);
    expect(words(message(0, priced(70)), message(1, resale, priced(80)))).toEqual([]);
    expect(words(message(0, priced(70)), message(1, resale, priced(75, { stock: 0 }), priced(90)))).toEqual([
      'below the cheapest primary',
    ]);
  });

  it('says nothing of an offer without a price or that cannot be bought', () => {
    expect(words(message(0, priced(100)), message(1, priced(null)))).toEqual([]);
    expect(words(message(0, priced(100)), message(1, priced(50, { stock: 0 })))).toEqual([]);
    expect(words(message(0, priced(100)), message(1, priced(0)))).toEqual([]);
  });
});

describe('the memory of prices', () => {
  it('keeps events apart, also two sites with one id', () => {
    const memory = createPriceMemory();
    memory.add(message(0, priced(100)));
    expect(memory.get({ event_id: 'abc123', website: 'axs' })).toBeNull();
    expect(memory.get({ event_id: 'abc123', website: 'ticketmaster' })?.lowest).toBe(100);
  });

  it('forgets the event updated longest ago, not the one heard of last', () => {
    const memory = createPriceMemory();
    for (let n = 0; n < 500; n += 1) memory.add({ ...message(0, priced(100)), event_id: `e${n}` });
    memory.add({ ...message(1, priced(90)), event_id: 'e0' });
    memory.add({ ...message(2, priced(90)), event_id: 'new' });
    expect(memory.get({ event_id: 'e0', website: 'ticketmaster' })?.lowest).toBe(90);
    expect(memory.get({ event_id: 'e1', website: 'ticketmaster' })).toBeNull();
    expect(memory.get({ event_id: 'e2', website: 'ticketmaster' })?.lowest).toBe(100);
    memory.addEarlier({ ...message(0, priced(100)), event_id: 'earlier' });
    expect(memory.get({ event_id: 'earlier', website: 'ticketmaster' })).toBeNull();
    memory.addEarlier({ ...message(0, priced(80)), event_id: 'e2' });
    expect(memory.get({ event_id: 'e2', website: 'ticketmaster' })?.lowest).toBe(80);
  });

  it('knows the lowest of each message, which one that is sold out does not change', () => {
    const memory = createPriceMemory();
    memory.add(message(0, priced(70), priced(50, { offer_id: 'b' }), priced(60, { offer_id: 'c' })));
    memory.add(message(1, priced(55)));
    memory.add(message(2, priced(10, { stock: 0 })));
    expect(memory.get(message(3))).toMatchObject({ lowest: 50, highestLow: 55 });
  });

  const name = (length: number) => 'n'.repeat(length);
  it.each<[string, Partial<Offer>, number | null]>([
    ['of names of the usual length', { section_key: name(200), offer_id: name(200), price_label: name(200) }, 100],
    ['without a section and a label', { section_key: null, price_label: null }, 100],
    ['with the section key of a book', { section_key: name(201) }, null],
    ['with the id of a book', { offer_id: name(201) }, null],
    ['with the label of a book', { price_label: name(201) }, null],
  ])('remembers the price of an offer %s: %j', (_, overrides, expected) => {
    for (const add of ['add', 'addEarlier'] as const) {
      const memory = createPriceMemory();
      const offer = priced(100, overrides);
      memory[add](message(0, offer));
      const seen = memory.get(message(1));
      expect(seen?.offer(offer)?.last.price ?? null).toBe(expected);
      expect(seen).toMatchObject({ lowest: 100, highestLow: 100 });
    }
  });

  it('remembers no event whose id or site is a book', () => {
    for (const add of ['add', 'addEarlier'] as const) {
      const memory = createPriceMemory();
      for (const event of [{ event_id: name(401) }, { website: name(401) }]) {
        const notification = { ...message(0, priced(100)), ...event };
        memory[add](notification);
        expect(memory.get(notification)).toBeNull();
      }
    }
  });
});
