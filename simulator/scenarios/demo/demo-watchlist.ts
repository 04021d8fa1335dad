import { DEMO_EVENTS } from './demo-events.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * The watchlist of the demo: raw entries as the API has them. Together they show each part of the filter language,
 * and rows that alert, are filtered or are muted. The last event is on no entry: the user can add it.
 */
export function demoWatchlist(startMs: number): readonly unknown[] {
  return [
    {
      event_id: '3F005E8B1C2A77D4',
      label: 'Paper Moons, lower bowl under 150',
      section: '101-112, Floor*, !Floor B',
      max_price_filter: 150,
      platinum_tickets: false,
    },
    {
      event_id: '0A0062F19E4D',
      label: 'Noche Larga, floor or a good price',
      change_type: ['stock_increase', 'price_decrease'],
      max_price_filter: 160,
      resale_tickets: false,
      keywords: 'faroles floor; faroles pit; "general admission"',
    },
    {
      event_id: 'lon-88213',
      label: 'Hrafn, two together near the front',
      seat_quantity: 2,
      row_filter: 'A-H',
    },
    {
      event_id: 'paradox-2107',
      label: 'Nova Kestrel, after dinner',
      stock_threshold_filter: 2,
      muted_until: new Date(startMs + 3 * HOUR_MS).toISOString(),
    },
    {
      event_id: 'tk-au-559013',
      label: 'The final, if it gets cheaper',
      change_type: ['price_decrease'],
      max_price_filter: 85,
      seat_quantity: 2,
    },
    {
      event_id: 'jp-2260741',
      label: 'Kazemachi, anything but the far stands',
      change_type: ['*'],
      section: 'Arena*, Stand 1, Stand 2, Stand 3, Stand 4, Stand 5',
    },
    { event_id: 'ra-1904417', label: 'Warehouse night', keywords: 'warehouse; regular' },
  ];
}

/** What the demo account is subscribed to: its watchlist, and every other event of the evening. */
export function demoAccountWatchlist(startMs: number): readonly unknown[] {
  const watched = demoWatchlist(startMs);
  const ids = new Set(watched.map((entry) => (entry as { event_id: string }).event_id));
  const others = DEMO_EVENTS.filter(({ plan }) => !ids.has(plan.eventId));
  return [...watched, ...others.map(({ plan }) => ({ event_id: plan.eventId, change_type: ['*'] }))];
}
