import { arenaEnvelope } from '../support/arena-message.ts';

/** How the benchmark's messages differ in size: what an arena and what a club with a few sections send. */
export const SIZES = {
  '65 KB': { sections: 190, messages: 2500, warmUp: 1500 },
  '2.6 KB': { sections: 6, messages: 30_000, warmUp: 20_000 },
} as const;
export type SizeName = keyof typeof SIZES;

const EVENT_COUNT = 40;
/** Placeholders of fixed width: the pump writes the number of the message over them. */
export const NUMBER_PLACEHOLDER = '10000000';
const MAX_PRICE = 200;

export const eventIds = Array.from({ length: EVENT_COUNT }, (_, at) => `arena-${String(at).padStart(2, '0')}`);

/** The watchlist of a power user: the events of the feed among others, each with a few filters. */
export const watchlist = [...eventIds, ...Array.from({ length: 160 }, (_, at) => `other-${at}`)].map((event_id) => ({
  event_id,
  section: '100-299, Floor*',
  max_price_filter: MAX_PRICE,
  seat_quantity: 2,
  resale_tickets: false,
}));

/**
 * A message of one event. The three sections that changed hold what the watchlist wants (`wanted`), or are all above
 * its price. The total stock and their links hold the message's number.
 */
export function messageTemplate(eventId: string, sectionCount: number, wanted: boolean): string {
  const sections: Record<string, unknown> = {};
  for (let at = 0; at < sectionCount; at += 1) {
    const section = 101 + at;
    const changed = at < 3;
    const price = changed ? (wanted ? 80 : 250) + at : 60 + ((section * 7) % 300);
    sections[`sec-${section}`] = {
      stock: 4 + (section % 7),
      [`offer-${section}`]: {
        offer_name:
          section % 5 === 0 ? 'Verified Resale Ticket' : `Standard Row ${String.fromCharCode(65 + (at % 20))}`,
        price,
        price_without_fees: price - 12.5,
        price_label: `$${price}.00`,
        section: String(section),
        inventory_type: section % 5 === 0 ? 'resale' : 'primary',
        is_active: section % 11 !== 0,
        stock: 4 + (section % 7),
        stock_not_available: 12,
        atc: `https://tickets.example/cart/${section}?offer=${changed ? NUMBER_PLACEHOLDER : section}`,
        longest_adjacent_seats: changed ? 4 : 1 + (section % 4),
        general_admission: false,
      },
    };
  }
  return JSON.stringify(
    arenaEnvelope(eventId, ['Section 101', 'Section 102', '103'], sections, Number(NUMBER_PLACEHOLDER)),
  );
}
