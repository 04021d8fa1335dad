import type { NotificationRecord } from '../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../main/engine/history/writing/history-writer.ts';
import { buildItem } from '../../support/build-item.ts';

/** Recorded in one write, as a busy moment would be. */
const BATCH_ITEMS = 500;
/** Between two messages. */
const INTERVAL_MS = 1_000;
/** How many messages an event has. */
const MESSAGES_PER_EVENT = 40;

/** A word that is in the name of one event. */
const RARE_WORD = 'quetzalcoatl';
const NAMES = [
  'Evening',
  'Harbour',
  'Winter',
  'Electric',
  'Golden',
  'Silent',
  'Northern',
  'Velvet',
  'Paper',
  'Midnight',
];
const VENUES = ['Arena', 'Royal Hall', 'Stadium', 'Theatre', 'Garden', 'Forum', 'Pavilion'];
const CITIES = ['London', 'New York', 'Köln', 'Paris', 'Chicago', 'Madrid', 'Sydney', 'Berlin'];

const DECISION = {
  outcome: 'filtered',
  entry: null,
  offers: [],
  best: null,
  link: null,
  unverified: [],
  reasons: [],
} as const;

/** The message number `id` of a generated history; the newest came at `newestMs`. Every tenth alerted. */
export function generatedRecord(id: number, atMs: number): NotificationRecord {
  const event = Math.floor(id / MESSAGES_PER_EVENT);
  const alert = id % 10 === 0;
  const name = `${NAMES[event % 10]} ${NAMES[Math.floor(event / 10) % 10]} Tour ${event}`;
  const at = new Date(atMs).toISOString();
  return {
    kind: 'notification',
    item: buildItem({
      id,
      received_at: at,
      timestamp: at,
      event_id: `event${event}`,
      event_infos: {
        event_name: event === 3 ? `${name} ${RARE_WORD}` : name,
        event_date: '2026-06-15T20:00:00Z',
        event_time: '20:00',
        event_venue: `${CITIES[event % 8]} ${VENUES[event % 7]}`,
        event_venue_url: null,
        event_artist_name: `The ${NAMES[event % 10]}s`,
        event_location: CITIES[event % 8] ?? null,
        event_url: `https://tickets.example/event/${event}`,
        event_image: null,
      },
      outcome: alert ? 'alert' : 'filtered',
      entry: alert ? `entry${event % 200}` : null,
      website: id % 3 === 0 ? 'axs' : 'ticketmaster',
    }),
    decision: { ...DECISION, outcome: alert ? 'alert' : 'filtered', reasons: [] },
    fingerprint: alert ? `content-${id}` : null,
    frame: generatedFrame(`event${event}`, id),
    receivedAtMs: atMs,
  };
}

function generatedFrame(event_id: string, id: number): string {
  const sections = { floor: { offer_name: 'Floor', price: 50 + (id % 97), stock: 1 + (id % 13) } };
  return JSON.stringify({
    event_id,
    changes: { stock_increase: ['Floor'] },
    sections_type: 'OfferSections',
    sections,
    stock: id,
  });
}

/** Writes a history of `count` messages, one a second, the newest at `newestMs`. */
export function generateHistory(path: string, count: number, newestMs: number): void {
  const writer = openHistoryWriter(path, newestMs);
  for (let first = 1; first <= count; first += BATCH_ITEMS) {
    const size = Math.min(BATCH_ITEMS, count - first + 1);
    writer.write(
      Array.from({ length: size }, (_, index) =>
        generatedRecord(first + index, newestMs - (count - first - index) * INTERVAL_MS),
      ),
      newestMs,
    );
  }
  writer.close();
}
