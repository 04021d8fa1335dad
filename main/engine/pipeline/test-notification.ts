/**
 * The frame behind "Send a test alert": an event on no watchlist, with a harmless link. It goes
 * through the pipeline like any other.
 *
 * @param nowMs milliseconds since the epoch.
 */
export function testNotificationFrame(nowMs: number): string {
  const eventDate = new Date(nowMs + 30 * 24 * 60 * 60 * 1000);
  eventDate.setUTCHours(20, 0, 0, 0);
  return JSON.stringify({
    timestamp: new Date(nowMs).toISOString(),
    website: 'eventory-tray',
    version: '1.0',
    event_id: 'eventory-tray-test',
    region: 'US',
    changes: { stock_increase: ['Floor GA'] },
    sections_type: 'OfferSections',
    sections: {
      'floor-ga': {
        offer_name: 'Floor GA',
        available: true,
        price: 129.5,
        price_label: '$129.50',
        stock: 12,
        atc: 'https://eventory.ai/',
      },
    },
    stock: 12,
    event_infos: {
      event_name: 'Test alert',
      event_date: eventDate.toISOString(),
      event_time: '20:00',
      event_venue: 'Eventory Tray',
      event_location: 'Your desk',
      event_url: 'https://eventory.ai/',
    },
  });
}
