import type { EventInfos, Notification, Offer } from '../../core/notification/notification.ts';
import { offerKey } from '../../core/notification/offer-key.ts';

/** A reserved seat that passes any filter a test does not set, unless the test says otherwise. */
export function buildOffer(overrides: Partial<Offer> = {}): Offer {
  const section_key = overrides.section_key === undefined ? 'sec-101' : overrides.section_key;
  const offer_id = overrides.offer_id ?? 'a';
  return {
    key: offerKey(section_key, offer_id),
    section_key,
    offer_id,
    section_name: overrides.section ?? section_key ?? overrides.offer_name ?? offer_id,
    offer_name: 'Seat',
    section: null,
    available: true,
    price: 100,
    price_without_fees: null,
    price_label: null,
    inventory_type: 'primary',
    stock: 5,
    stock_not_available: null,
    longest_adjacent_seats: 3,
    general_admission: false,
    row: null,
    atc: 'https://tickets.example/cart/a',
    ...overrides,
  };
}

export const EVENT_INFOS: EventInfos = {
  event_name: 'Paper Moons Tour',
  event_date: '2026-06-15T20:00:00-04:00',
  event_time: '20:00',
  event_venue: 'Madison Square Garden',
  event_venue_url: null,
  event_artist_name: 'The Midnight Parade',
  event_location: 'New York, NY',
  event_url: 'https://tickets.example/event/abc123',
  event_image: null,
};

/** A stock increase that names the sections of all its offers. */
export function buildNotification(overrides: Partial<Notification> = {}): Notification {
  const offers = overrides.offers ?? [buildOffer()];
  return {
    timestamp: '2026-04-27T10:00:00Z',
    received_at: '2026-04-27T10:00:00.400Z',
    website: 'ticketmaster',
    version: '1.0',
    event_id: 'abc123',
    region: 'US',
    changes: [{ type: 'stock_increase', sections: offers.map((offer) => offer.section_name) }],
    sections_type: 'SeatMapSections',
    sections: [],
    offers,
    stock: 42,
    event_infos: EVENT_INFOS,
    problems: [],
    ...overrides,
  };
}
