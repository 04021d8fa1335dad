/** Messages as the API sends them (docs/protocol.md#4-message-envelope), to start tests from. Each call makes a fresh one. */

export function offerSectionsMessage(): Record<string, unknown> {
  return {
    timestamp: '2026-04-27T10:00:00Z',
    website: 'ticketmaster',
    version: '1.0',
    event_id: 'abc123',
    region: 'US',
    changes: { stock_increase: ['Floor GA', 'Section 101'] },
    sections_type: 'OfferSections',
    sections: {
      'floor-ga': {
        offer_name: 'Floor GA',
        available: true,
        price: 129.5,
        price_label: '$129.50',
        stock: 12,
        atc: 'https://tickets.example/cart/floor-ga',
      },
    },
    stock: 42,
    event_infos: {
      event_name: 'Artist World Tour',
      event_date: '2026-06-15T20:00:00Z',
      event_time: '20:00',
      event_venue: 'Madison Square Garden',
      event_venue_url: 'https://tickets.example/venue',
      event_artist_name: 'Artist',
      event_location: 'New York, NY',
      event_url: 'https://tickets.example/event',
      event_image: 'https://tickets.example/image.jpg',
    },
  };
}

export function seatMapMessage(): Record<string, unknown> {
  return {
    ...offerSectionsMessage(),
    changes: { stock_increase: ['Section 101'], price_decrease: ['Section 207'] },
    sections_type: 'SeatMapSections',
    sections: {
      'sec-101': {
        stock: 5,
        'offer-abc': {
          offer_name: 'Standard',
          price: 95,
          price_without_fees: 79,
          price_label: '$95.00',
          section: '101',
          inventory_type: 'primary',
          is_active: true,
          stock: 5,
          stock_not_available: 2,
          atc: 'https://tickets.example/cart/abc',
          longest_adjacent_seats: 3,
          general_admission: false,
        },
      },
      'sec-207': {
        stock: 2,
        'offer-def': { offer_name: 'Row C Resale', price: 120.5, inventory_type: 'resale', stock: 2 },
      },
    },
  };
}
