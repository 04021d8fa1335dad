/** A small message of `event-1`: two seats more in Section 101 at 95.00. */
export function sampleMessage(overrides: object = {}): object {
  return {
    timestamp: '2026-06-01T18:00:00Z',
    website: 'ticketmaster',
    version: '1.0',
    event_id: 'event-1',
    region: 'US',
    changes: { stock_increase: ['Section 101'] },
    sections_type: 'SeatMapSections',
    sections: {
      'sec-101': {
        stock: 2,
        'offer-a': {
          offer_name: 'Standard',
          price: 95,
          price_label: '$95.00',
          section: '101',
          inventory_type: 'primary',
          is_active: true,
          stock: 2,
          atc: 'https://tickets.example/cart?offer=a',
          longest_adjacent_seats: 2,
          general_admission: false,
        },
      },
    },
    stock: 2,
    ...overrides,
  };
}
