import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import type { EventInfos } from '../../../core/notification/notification.ts';
import { EVENTS, NOW_MS, priceLabel } from './events.ts';
import { sampleItem } from './feed.ts';

const at = (secondsAgo: number) => new Date(NOW_MS - secondsAgo * 1000).toISOString();

const LONG_NAME = `${'The Long Evening with the Great Harbour Orchestra and its Friends, '.repeat(3)}in one Night`;

const named = (event_name: string, event_venue: string, event_location: string): EventInfos => ({
  ...EVENTS[0].infos,
  event_name,
  event_artist_name: null,
  event_venue,
  event_location,
});

/** The best offer of an item, of event `n`, at another price; with the one it had before. */
function priced(id: number, n: number, price: number, before: number | null): Partial<NotificationItem> {
  const { event_id, website, infos } = EVENTS[n] ?? EVENTS[0];
  const { best } = sampleItem(id);
  const was = before === null ? null : { price: before, label: priceLabel(before, event_id), at: at(1900) };
  return {
    event_id,
    website,
    event_infos: infos,
    outcome: 'alert',
    why: null,
    unverified: [],
    best: best === null ? null : { ...best, price, price_label: priceLabel(price, event_id) },
    price_context: {
      was,
      change_percent: before === null ? null : Math.round(((price - before) / before) * 100),
      lowest_seen: before === null,
      below_primary: false,
    },
  };
}

/** One row of each kind, oldest first: prices compared, sold out, got, without a name, with names of all lengths. */
export const SAMPLE_EVENING: readonly NotificationItem[] = [
  sampleItem(990, { event_id: 'ra-1904417', event_infos: null, outcome: 'alert', why: null }),
  sampleItem(991, {
    ...priced(991, 4, 61, 72),
    event_id: 'har-1',
    event_infos: named(LONG_NAME, 'Harbour Hall of the Greater Harbour Building Society', 'Sydney, NSW'),
  }),
  sampleItem(992, { ...priced(992, 3, 38.5, null), result: { outcome: 'got', at: at(60), tickets: 2 } }),
  sampleItem(993, {
    event_id: 'kaze-22',
    event_infos: named('風待ちシグナル — 夏の終わりのアリーナツアー 追加公演決定', '横浜アリーナ', '横浜市'),
    outcome: 'alert',
    why: null,
    superseded: { reason: 'sold_out', at: at(30), price: null },
  }),
  sampleItem(994, { ...priced(994, 2, 84.2, 90.5) }),
  sampleItem(995, {
    event_id: 'azules-2',
    event_infos: EVENTS[1].infos,
    outcome: 'filtered',
    why: 'above your max 150.00',
  }),
  sampleItem(998, { ...priced(998, 1, 109.5, null) }),
  sampleItem(1000, { ...priced(1000, 0, 126, 153.5) }),
];
