import type { NotificationItem, OfferSummary } from '../../core/feed/feed-item.ts';

export const FLOOR_OFFER: OfferSummary = {
  key: 'floor-ga',
  section_name: 'Floor GA',
  offer_name: 'Floor GA',
  row: null,
  price: 129.5,
  price_label: '$129.50',
  stock: 12,
  longest_adjacent_seats: null,
};

/** The alert of the API's example message, with what a test changes of it. */
export function buildItem(overrides: Partial<NotificationItem> = {}): NotificationItem {
  return {
    kind: 'notification',
    id: 1,
    received_at: '2026-04-27T10:00:00.200Z',
    timestamp: '2026-04-27T10:00:00Z',
    event_id: 'abc123',
    website: 'ticketmaster',
    region: 'US',
    event_infos: {
      event_name: 'Artist World Tour',
      event_date: '2026-06-15T20:00:00Z',
      event_time: '20:00',
      event_venue: 'Madison Square Garden',
      event_venue_url: null,
      event_artist_name: 'Artist',
      event_location: 'New York, NY',
      event_url: 'https://tickets.example/event/abc123',
      event_image: null,
    },
    changes: [{ type: 'stock_increase', sections: ['Floor GA', 'Section 101'], more: 0 }],
    outcome: 'alert',
    entry: 'abc123',
    best: FLOOR_OFFER,
    surviving: 1,
    offer_count: 1,
    why: null,
    unverified: [],
    has_link: true,
    opened_at: null,
    test: false,
    ...overrides,
  };
}
