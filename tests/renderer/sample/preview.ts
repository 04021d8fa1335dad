import type { EntryPreview } from '../../../core/feed/entry-preview.ts';
import type { NotificationItem, OfferSummary } from '../../../core/feed/feed-item.ts';
import { EVENTS, pick, priceLabel } from './events.ts';
import { sampleItem } from './feed.ts';

const [{ event_id, website, infos: event_infos }] = EVENTS;
const SECTIONS = ['104', 'Floor GA', '107', '101', '110', 'Floor 2', '103'];
const MAX_PRICE = 150;

/** A message of the first sample event, with a best offer in a section that its sample entry wants. */
function itemOf(id: number, price: number, over: Partial<NotificationItem>): NotificationItem {
  const section_name = pick(SECTIONS, id);
  const isStanding = section_name === 'Floor GA';
  const best: OfferSummary = {
    key: `${section_name}/offer-abc`,
    section_name,
    offer_name: 'Standard',
    row: isStanding ? null : pick(['C', 'F', '12'], id),
    price,
    price_label: priceLabel(price, event_id),
    stock: 2 + ((id * 5) % 11),
    longest_adjacent_seats: isStanding ? null : 2 + (id % 3),
  };
  return sampleItem(id, { event_id, website, event_infos, best, unverified: [], ...over });
}

/** What the entry "MSG under 150" of the sample watchlist comes to. */
export const SAMPLE_PREVIEW: EntryPreview = {
  issues: [],
  evaluated: 119,
  alerts: 11,
  alerts_before: 11,
  would_alert: Array.from({ length: 11 }, (_, n) => ({
    item: itemOf(1000 - n * 17, 78.5 + ((n * 29) % 72), { outcome: 'alert', why: null }),
    why: null,
  })),
  would_not: Array.from({ length: 20 }, (_, n) => ({
    item: itemOf(995 - n * 13, MAX_PRICE + 4 + n * 6.5, { outcome: 'filtered', why: 'above your max 150.00' }),
    why: `over by ${(4 + n * 6.5).toFixed(2)}`,
  })),
};
