import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { EventInfos } from '../../../core/notification/notification.ts';
import type { EventOverview } from '../../../core/series/event-overview.ts';
import type { EventSeries, SeriesQuery } from '../../../core/series/event-series.ts';
import { EVENTS, pick, SAMPLE_EVENTS } from './events.ts';
import { sampleItem } from './feed.ts';
import { sampleSeries } from './series.ts';
import { SAMPLE_WATCHLIST } from './watchlist.ts';

const SECTION = 'Lower Orchestra Premium Hospitality Terrace East With Lounge';

/** Names, venues, sites and prices as long as they come, in several scripts and directions. */
const TEXTS = [
  ['The Grand Reunion of Everybody Who Ever Played Here, with Friends', 'The Great Hall of the Harbour Society'],
  ['Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzfestival', 'Donaudampfschifffahrtsgesellschaft'],
  ['מופע ההופעות הגדול של הלהקה הגדולה בישראל עם כל החברים והאורחים', 'היכל התרבות הגדול של תל אביב'],
  ['الحفل الكبير لفرقة المدينة القديمة مع جميع الأصدقاء والضيوف في ليلة واحدة', 'قاعة الاحتفالات الكبرى'],
  ['風待ちシグナル夏の終わりのアリーナツアー追加公演決定記念特別夜間興行', '横浜国際総合競技場特設大舞台'],
] as const;
const PRICE = 12_345;
const MAX_PRICE = 11_150;
const LABELS = ['$12,345.00', 'CA$112,345.00', '₪12,345.00', 'ر.س 12,345.00', '¥1,234,500'];
const SITE = 'a-very-long-name-of-a-site-that-sells-tickets';

const infosOf = (n: number): EventInfos => {
  const [event_name, event_venue] = pick(TEXTS, n);
  const { infos } = pick(EVENTS, n);
  return { ...infos, event_name, event_venue, event_artist_name: null, event_location: 'Llanfairpwllgwyngyll, Wales' };
};

/** Two rows of each, oldest first: an alert and a filtered one. */
export const EXTREME_FEED: readonly NotificationItem[] = Array.from({ length: 2 * TEXTS.length }, (_, n) => {
  const filtered = n % 2 === 0;
  const { best } = sampleItem(n);
  return sampleItem(990 + n, {
    event_id: `extreme-${n}`,
    website: SITE,
    event_infos: infosOf(n),
    changes: [{ type: 'stock_increase', sections: [SECTION, `${SECTION} 2`], more: 120 }],
    outcome: filtered ? 'filtered' : 'alert',
    why: filtered ? 'above your max 11,150.00' : null,
    best: best && {
      ...best,
      section_name: SECTION,
      row: 'AAA',
      stock: 1234,
      price: PRICE,
      price_label: pick(LABELS, n),
    },
    price_context: {
      was: { price: 15_350, label: pick(LABELS, n), at: '2026-06-01T19:42:00Z' },
      change_percent: -18,
      lowest_seen: false,
      below_primary: false,
    },
  });
});

export const EXTREME_EVENTS: readonly EventOverview[] = SAMPLE_EVENTS.map((event, n) => ({
  ...event,
  website: SITE,
  event_infos: infosOf(n),
  price: event.price === null ? null : PRICE,
  last_price: PRICE,
  price_label: pick(LABELS, n),
  stock: event.stock === null ? null : 123_456,
  before: event.before && { price: PRICE * (n === 1 ? 0.9 : 1.25), stock: 122_222 },
  prices: event.prices.map(([at, price]) => [at, price === null ? null : (price / (event.last_price ?? 1)) * PRICE]),
}));

export const extremeSeries = (query: SeriesQuery): EventSeries =>
  sampleSeries(query, EXTREME_EVENTS.find(({ event_id }) => event_id === query.event_id) ?? EXTREME_EVENTS[0]);

export const EXTREME_WATCHLIST: readonly EntryOverview[] = SAMPLE_WATCHLIST.map((view, n) => ({
  ...view,
  event: view.event && { ...view.event, event_infos: infosOf(n + 2), website: SITE },
  entry: {
    ...view.entry,
    label: infosOf(n + 1).event_name ?? '',
    section: SECTION,
    max_price_filter: view.entry.max_price_filter && MAX_PRICE,
  },
}));
