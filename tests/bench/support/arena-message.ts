/** An arena's message of about 60 KB, as the busiest platforms send it, differing with `number`. */
export function arenaMessage(number: number, eventId = 'arena'): string {
  const sections: Record<string, unknown> = {};
  for (let section = 101; section < 281; section += 1) {
    sections[`sec-${section}`] = {
      stock: 4 + (section % 7),
      [`offer-${section}`]: {
        offer_name:
          section % 5 === 0 ? 'Verified Resale Ticket' : `Standard Row ${String.fromCharCode(65 + (section % 20))}`,
        price: 60 + ((section * 7 + number) % 200),
        price_without_fees: 50 + ((section * 7 + number) % 200),
        price_label: `$${60 + ((section * 7 + number) % 200)}.00`,
        section: String(section),
        inventory_type: section % 5 === 0 ? 'resale' : 'primary',
        is_active: section % 11 !== 0,
        stock: 4 + (section % 7),
        stock_not_available: 12,
        atc: `https://tickets.example/cart/${section}?offer=${number}`,
        longest_adjacent_seats: 1 + (section % 4),
        general_admission: section < 104,
      },
    };
  }
  return JSON.stringify(arenaEnvelope(eventId, ['Section 101', 'Section 150', '220'], sections, 1260 + number));
}

/** A message of the wire around these sections, which says that the stock of `changed` went up. */
export function arenaEnvelope(
  eventId: string,
  changed: readonly string[],
  sections: Readonly<Record<string, unknown>>,
  stock: number,
) {
  return {
    timestamp: '2026-06-01T12:00:00Z',
    website: 'ticketmaster',
    version: '1.0',
    event_id: eventId,
    region: 'US',
    changes: { stock_increase: changed },
    sections_type: 'SeatMapSections',
    sections,
    stock,
    event_infos: {
      event_name: 'The Long Evening Tour',
      event_date: '2026-06-15T20:00:00-04:00',
      event_time: '20:00',
      event_venue: 'Harbour Arena',
      event_artist_name: 'The Long Evening',
      event_location: 'New York, NY',
      event_url: `https://tickets.example/event/${eventId}`,
    },
  };
}
