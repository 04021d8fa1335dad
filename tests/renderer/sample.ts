import type { AppState } from '../../core/bridge/app-state.ts';
import type { BackupState } from '../../core/bridge/backup-state.ts';
import type { DiagnosisStep, HealthState } from '../../core/bridge/health-state.ts';
import type { EntryOverview } from '../../core/bridge/watchlist-state.ts';
import { evaluateOffers } from '../../core/feed/evaluate-offers.ts';
import type { FeedDetail, FeedItem, NotificationItem } from '../../core/feed/feed-item.ts';
import type { Outcome } from '../../core/matching/decision.ts';
import type { EventInfos, Notification, Offer } from '../../core/notification/notification.ts';
import type { EventOverview } from '../../core/series/event-overview.ts';
import type { EventSeries, SeriesQuery } from '../../core/series/event-series.ts';
import { DEFAULT_SETTINGS } from '../../core/settings/settings.ts';
import type { AlertStatistics, CountedAlerts } from '../../core/statistics/alert-statistics.ts';
import type { DropQuery, DropStatistics } from '../../core/statistics/drop-statistics.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { newEntry } from '../../core/watchlist/fields.ts';

/** Generated data for the renderer's tests and the gallery page. The same seed gives the same data. */
export const NOW_MS = Date.parse('2026-06-01T20:14:10.000Z');

const infos = (
  event_name: string,
  event_venue: string,
  event_location: string,
  event_date: string,
  event_artist_name: string | null = null,
): EventInfos => ({
  event_name,
  event_date,
  event_time: null,
  event_venue,
  event_venue_url: null,
  event_artist_name,
  event_location,
  event_url: 'https://tickets.example/event',
  event_image: null,
});

/** The events of the sample evening. */
export const EVENTS = [
  {
    event_id: 'G5v0Z9',
    website: 'ticketmaster',
    currency: '$',
    infos: infos(
      'The Midnight Parade — Paper Moons Tour',
      'Madison Square Garden',
      'New York, NY',
      '2026-06-15T20:00:00-04:00',
      'The Midnight Parade',
    ),
  },
  {
    event_id: 'ax-77120',
    website: 'axs',
    currency: '$',
    infos: infos('Los Ángeles Azules', 'Kia Forum', 'Inglewood, CA', '2026-06-20T19:30:00-07:00'),
  },
  {
    event_id: 'rah-0709',
    website: 'royalalberthall',
    currency: '£',
    infos: infos('Sigur Rós with Orchestra', 'Royal Albert Hall', 'London', '2026-07-09T19:00:00+01:00'),
  },
  {
    event_id: 'par-3317',
    website: 'ticketmaster',
    currency: '€',
    infos: infos('Nova Kestrel', 'Paradiso', 'Amsterdam', '2026-07-03T21:00:00+02:00'),
  },
  {
    event_id: 'syd-9981',
    website: 'ticketek',
    currency: 'A$',
    infos: infos(
      'Harbour City Derby — Season Final, presented by the Greater Harbour Building Society and its Members',
      'Accor Stadium',
      'Sydney, NSW',
      '2026-07-12T15:00:00+10:00',
    ),
  },
] as const;

const HOUR_MS = 3_600_000;

/** A price as the site of an event writes it. */
function priceLabel(price: number, eventId: string): string {
  const { currency } = EVENTS.find(({ event_id }) => event_id === eventId) ?? EVENTS[0];
  return `${currency}${price.toFixed(2)}`;
}

/** The same evening in the list of all events, newest first; the third has sold out. */
export const SAMPLE_EVENTS: readonly EventOverview[] = EVENTS.map(({ event_id, website, infos }, n) => {
  const now = 84.5 + n * 31;
  const soldOut = n === 2;
  return {
    event_id,
    website,
    region: 'US',
    event_infos: infos,
    price: soldOut ? null : now,
    last_price: now,
    price_label: priceLabel(now, event_id),
    stock: soldOut ? 0 : 18 + n * 400,
    before: n === 3 ? null : { price: now * (n === 1 ? 0.9 : 1.25), stock: 12 + n * 400 },
    prices: [
      [NOW_MS - 24 * HOUR_MS, now * 1.25],
      [NOW_MS - 15 * HOUR_MS, n === 1 ? null : now * 1.3],
      [NOW_MS - 12 * HOUR_MS, now * 1.1],
      [NOW_MS - 3 * HOUR_MS, soldOut ? null : now],
    ],
    alerts_today: [3, 0, 1, 0, 7][n % 5] ?? 0,
    last_at: new Date(NOW_MS - n * n * 400_000 - 3_000).toISOString(),
    last_item: 1000 - n,
  };
});

/** A week of prices of an event: falling to its lowest price now, once sold out, with a gap. */
export function sampleSeries({ event_id, section, range }: SeriesQuery): EventSeries {
  const from = NOW_MS - (range === 'day' ? 24 : 7 * 24) * HOUR_MS;
  const stepMs = (NOW_MS - from) / 60;
  const now = SAMPLE_EVENTS.find((event) => event.event_id === event_id)?.last_price ?? 149;
  return {
    choices: [
      { section: '', name: '', classes: ['all', 'primary', 'resale'] },
      { section: '101', name: 'Section 101', classes: ['all', 'primary'] },
    ],
    from,
    to: NOW_MS,
    steps: Array.from({ length: 60 }, (_, n) => {
      const soldOut = n === 20 || n === 21;
      const price = now + 41 - n + ((n * 7) % 5) * 6 + (section === '' ? 0 : 20);
      return [from + n * stepMs, soldOut ? null : price, soldOut ? 0 : 20 + ((n * 13) % 40)];
    }),
    condensed: range === 'all',
    price_label: priceLabel(now, event_id),
    alerts: [from + 14 * stepMs, from + 40 * stepMs, from + 58 * stepMs],
    gaps: [[from + 27 * stepMs, from + 31 * stepMs]],
  };
}

/** Drops on Tuesdays and Fridays at ten, and some at other hours; of an event fewer. */
export function sampleDrops({ event_id, website }: Pick<DropQuery, 'event_id' | 'website'>): DropStatistics {
  const times = event_id !== null ? 1 : website !== null ? 4 : 9;
  const hours = Array.from({ length: 168 }, (_, hour) => {
    if (hour === 34 || hour === 106) return 6 * times;
    if (hour === 35 || hour === 91 || hour === 92) return 3 * times;
    return hour % 24 > 8 && hour % 24 < 23 && (hour * 7) % 11 === 0 ? times : 0;
  });
  return {
    drops: hours.reduce((sum, count) => sum + count, 0),
    hours,
    sold_out: { count: 14 * times, shortest_ms: 18_000, median_ms: 130_000, p90_ms: 720_000 },
    good: { count: 12 * times, shortest_ms: 4_000, median_ms: 45_000, p90_ms: 300_000 },
  };
}

export function sampleAlertStatistics({ period }: Pick<AlertStatistics, 'period'>): AlertStatistics {
  const times = { day: 1, week: 5, month: 17, all: 23 }[period];
  const count = (entry: string | null, website: string | null, alerts: number, told: Partial<CountedAlerts> = {}) => ({
    ...{ entry, website, alerts: alerts * times, opened: 0, got: 0, tickets: 0, gone: 0 },
    ...told,
  });
  const [first, second] = SAMPLE_WATCHLIST;
  return {
    period,
    from: period === 'all' ? null : NOW_MS - 24 * HOUR_MS,
    counted: [
      count(first?.entry.id ?? null, 'ticketmaster', 14, { opened: 9, got: 3, tickets: 6, gone: 2 }),
      count(second?.entry.id ?? null, 'axs', 5, { opened: 1, gone: 1 }),
      count('an-entry-that-was-deleted', 'axs', 2),
      count(null, null, 1),
    ],
    toasts: [
      { toast: 'shown', alerts: 12 * times, clicked: 7 },
      { toast: 'paused', alerts: 6, clicked: 0 },
      { toast: 'quiet hours', alerts: 3, clicked: 0 },
      { toast: 'failed', alerts: 1, clicked: 0 },
      { toast: null, alerts: 4, clicked: 0 },
    ],
    messages: 4_812 * times,
    delay_p50_ms: 420,
    delay_p95_ms: 1_900,
    missed: { alerts: 8, available: 3 },
    offline: { times: 2, ms: 25 * 60_000 },
  };
}

const OUTCOMES: readonly Outcome[] = ['alert', 'alert', 'filtered', 'alert', 'muted', 'filtered', 'alert', 'duplicate'];
const CHANGES = ['stock_increase', 'price_decrease', 'stock_increase', 'price_increase'] as const;
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** A notification's brief; everything follows from its number. */
export function sampleItem(id: number, over: Partial<NotificationItem> = {}): NotificationItem {
  const event = pick(EVENTS, id * 7 + 3);
  const outcome = pick(OUTCOMES, id);
  const price = 38.5 + ((id * 37) % 400);
  const section = pick(['101', 'Floor GA', 'Block C', '207', 'Bay 14'], id);
  const received_at = new Date(NOW_MS - (1000 - id) * 9_000).toISOString();
  return {
    kind: 'notification',
    id,
    received_at,
    timestamp: new Date(Date.parse(received_at) - 400).toISOString(),
    event_id: event.event_id,
    website: event.website,
    region: 'US',
    event_infos: event.infos,
    changes: [
      { type: pick(CHANGES, id), sections: [section, '107', '110'].slice(0, 1 + (id % 3)), more: id % 5 === 0 ? 4 : 0 },
    ],
    outcome,
    entry: outcome === 'unlisted' ? null : 'msg',
    best: {
      key: 'sec-101/offer-abc',
      section_name: section,
      offer_name: 'Standard',
      row: id % 3 === 0 ? 'C' : null,
      price,
      price_label: priceLabel(price, event.event_id),
      stock: 2 + (id % 11),
      longest_adjacent_seats: id % 4 === 0 ? 2 : null,
    },
    surviving: outcome === 'alert' ? 3 : 0,
    offer_count: 14,
    why:
      outcome === 'filtered'
        ? 'above your max 150.00'
        : outcome === 'muted'
          ? 'muted until 21:00'
          : outcome === 'duplicate'
            ? 'same as 2 min ago'
            : null,
    unverified: id % 9 === 0 && outcome === 'alert' ? ['row_filter'] : [],
    has_link: true,
    opened_at: null,
    test: false,
    ...over,
  };
}

/** `count` rows ending at `lastId`, oldest first, with one gap. */
export function sampleFeed(count: number, lastId = 1000): FeedItem[] {
  return Array.from({ length: count }, (_, n): FeedItem => {
    const id = lastId - count + 1 + n;
    if (id === lastId - 3) {
      const to = NOW_MS - 30_000;
      return {
        kind: 'gap',
        id,
        from: new Date(to - 35_000).toISOString(),
        to: new Date(to).toISOString(),
        reason: 'network lost',
      };
    }
    return sampleItem(id);
  });
}

/** An offer for `price`, fees included, of the notification that `item` is about. */
const offer = (item: NotificationItem, price: number, over: Partial<Offer> = {}): Offer => ({
  key: 'sec-101/offer-abc',
  section_key: 'sec-101',
  offer_id: 'offer-abc',
  section_name: '101',
  offer_name: 'Standard',
  section: '101',
  available: true,
  price,
  price_without_fees: price - 16,
  price_label: priceLabel(price, item.event_id),
  inventory_type: 'primary',
  stock: 5,
  stock_not_available: 2,
  longest_adjacent_seats: 3,
  general_admission: false,
  row: 'C',
  atc: 'https://tickets.example/cart/101',
  ...over,
});

const cheapestOf = (item: NotificationItem) => item.best?.price ?? 95;
/** The highest price of the entry that decided on `item`. */
const maxPriceOf = (item: NotificationItem) => Math.ceil(cheapestOf(item)) + 61;

/** The full notification behind a row. */
function sampleNotification(item: NotificationItem): Notification {
  const cheapest = cheapestOf(item);
  return {
    timestamp: item.timestamp,
    received_at: item.received_at,
    website: item.website,
    version: '1.0',
    event_id: item.event_id,
    region: item.region,
    changes: item.changes,
    sections_type: 'SeatMapSections',
    sections: [{ key: 'sec-101', stock: 5 }],
    offers: [
      offer(item, cheapest),
      offer(item, cheapest + 9, { key: 'sec-107/b', section_name: '107', stock: 2, row: null }),
      offer(item, cheapest + 54, { key: 'sec-110/c', section_name: '110', offer_name: 'Aisle', stock: 3 }),
      offer(item, cheapest + 317, { key: 'sec-207/d', section_name: '207', stock: 1 }),
    ],
    stock: 42,
    event_infos: item.event_infos,
    problems: item.id % 10 === 0 ? [{ path: 'sections.sec-9.offer-x.price', problem: 'is not a number' }] : [],
  };
}

/** What the detail pane gets for a row. */
export function sampleDetail(item: NotificationItem): FeedDetail {
  const passing = item.outcome === 'alert';
  const max = maxPriceOf(item);
  const tooDear = `8 of 14 offers above ${max}.00, cheapest ${max + 4}.00`;
  const notification = sampleNotification(item);
  const decision: FeedDetail['decision'] = {
    outcome: item.outcome,
    entry: item.entry,
    offers: passing ? ['sec-101/offer-abc', 'sec-107/b', 'sec-110/c'] : [],
    best: passing ? 'sec-101/offer-abc' : null,
    link: 'https://tickets.example/cart/101',
    unverified: item.unverified,
    reasons: [{ filter: 'max_price_filter', rejected: 8, of: 14, detail: tooDear }],
  };
  return {
    item,
    notification,
    decision,
    offers: evaluateOffers(notification, decision, newEntry(item.event_id, 'msg', { max_price_filter: max }), null),
    explanation: passing
      ? [
          'Matches “MSG under 150” (stock increase in 101, 107, 110)',
          '3 of 14 offers pass',
          tooDear,
          '2 of 14 offers are resale',
        ]
      : [tooDear, '6 of 14 offers are resale'],
  };
}

/** An entry with no filter but what `over` gives. */
function sampleEntry(over: Partial<WatchlistEntry> & { id: string }): WatchlistEntry {
  return newEntry('G5v0Z9', over.id, over);
}

const view = (entry: WatchlistEntry, event: number, alerts: number): EntryOverview => {
  const { infos: event_infos, website } = pick(EVENTS, event);
  return {
    entry,
    event: { event_infos, website, region: 'US' },
    last_alert_at: alerts === 0 ? null : new Date(NOW_MS - alerts * 400_000).toISOString(),
    alerts_today: alerts,
    got_tickets: 0,
    warnings: [],
  };
};

/** A short watchlist, one entry of each kind. */
export const SAMPLE_WATCHLIST: readonly EntryOverview[] = [
  view(
    sampleEntry({
      id: 'msg',
      label: 'MSG under 150',
      change_type: ['stock_increase', 'price_decrease'],
      section: '101-110, Floor*, !PIT',
      max_price_filter: 150,
      seat_quantity: 2,
      resale_tickets: false,
      keywords: 'aisle; "floor ga" -obstructed',
    }),
    0,
    4,
  ),
  view(
    sampleEntry({
      id: 'azules',
      event_id: 'ax-77120',
      label: 'Los Ángeles Azules, Forum',
      change_type: ['*'],
      date_filter: 'fri..sun',
    }),
    1,
    1,
  ),
  view(
    sampleEntry({
      id: 'sigur',
      event_id: 'rah-0709',
      label: 'Sigur Rós',
      section: 'A, B, C',
      stock_threshold_filter: 2,
      muted_until: new Date(NOW_MS + 2_760_000).toISOString(),
    }),
    2,
    2,
  ),
  view(
    sampleEntry({
      id: 'derby',
      event_id: 'syd-9981',
      label: 'Derby final',
      change_type: ['price_decrease'],
      row_filter: 'A-F',
      strict: true,
      enabled: false,
    }),
    4,
    0,
  ),
];

/** `count` entries over the sample events. */
export function manyEntries(count: number): EntryOverview[] {
  return Array.from({ length: count }, (_, n) =>
    view(
      sampleEntry({
        id: `e${n}`,
        event_id: `${pick(EVENTS, n).event_id}-${n}`,
        label: `Entry ${n}: ${pick(EVENTS, n).infos.event_name}`,
        max_price_filter: 50 + (n % 200),
        section: n % 3 === 0 ? '101-110, Floor*' : '',
        enabled: n % 7 !== 0,
      }),
      n,
      n % 13,
    ),
  );
}

/** A connected app in demo mode. */
export function sampleState(over: Partial<AppState> = {}): AppState {
  return {
    mode: 'browser',
    platform: 'linux',
    version: '0.1.0',
    locale: '',
    profile: 'demo',
    profile_number: 1,
    key: {
      set: true,
      ending: '3f9a',
      entered_for: null,
      storage: { secure: true, detail: 'The key is encrypted by the system.' },
    },
    connection: {
      state: 'open',
      since: new Date(NOW_MS - 600_000).toISOString(),
      detail: 'Connected',
      problem: null,
      retry_at: null,
    },
    feed_delay_ms: 400,
    paused_until: null,
    quiet_now: false,
    settings: { ...DEFAULT_SETTINGS, time: { zone: 'system', clock: '24h' } },
    last_alarm: null,
    last_heartbeat: null,
    stream: { url: 'http://127.0.0.1:38218', file: null, readers: 0 },
    computers: null,
    abilities: {
      tray: true,
      quit: true,
      open_at_login: true,
      global_shortcuts: true,
      shortcuts_confirmed: true,
      toast_actions: true,
      presence: true,
    },
    alert_route: { by: 'system', tried: true },
    conditions: [],
    update: {
      method: 'install',
      phase: 'current',
      version: null,
      notes: '',
      checked_at: '2026-06-01T12:00:00Z',
      problem: null,
    },
    counts: { alerts_today: 24, notifications_today: 131 },
    ...over,
  };
}

const step = (
  name: string,
  state: DiagnosisStep['state'],
  detail: string,
  duration_ms: number | null,
): DiagnosisStep => ({
  name,
  state,
  detail,
  duration_ms,
  problem:
    state === 'failed'
      ? {
          cause: 'tls_expired',
          sentence: 'The certificate of api.eventory.ai has expired.',
          next_step: 'Check the date of this computer; if it is right, the service has to renew it.',
        }
      : null,
});

/** A run of the checks that ends at an expired certificate. */
export const SAMPLE_HEALTH: HealthState = {
  steps: [
    step('DNS lookup', 'passed', 'api.eventory.ai resolved to 203.0.113.7', 12),
    step('TCP', 'passed', 'Port 443 answers', 31),
    step('TLS', 'failed', 'The certificate ended on 31 May 2026', 44),
    step('Ping', 'skipped', 'Needs TLS', null),
    step('Sign-in', 'skipped', 'Needs TLS', null),
    step('First message', 'skipped', 'Needs the sign-in', null),
  ],
  running: false,
  toasts: { shown: 21, failed: 1, unknown: 2, withheld: 5 },
  messages: { received: 131, malformed: 2, repaired: 4 },
  malformed: [
    {
      received_at: new Date(NOW_MS - 50_000).toISOString(),
      error: 'not a JSON object',
      text: '<img src=x onerror=alert(1)>',
    },
  ],
  forwarders: [
    { id: 'ntfy-1', delivered: 12, failed: 1, waiting: 0, withdrawn: 3, last_error: '429: asked to wait 3 s' },
  ],
  suppression: 'Do Not Disturb is on: the system hides notifications.',
};

/** A restore that is previewed. */
export const SAMPLE_RESTORE: Extract<BackupState, { state: 'previewed' }> = {
  state: 'previewed',
  id: 'preview-1',
  plan: {
    manifest: { app_version: '1.2.3', created_at: new Date(NOW_MS - 24 * 3_600_000).toISOString() },
    bytes: 412_000_000,
    entries: { total: 12, added: 3, changed: 1, removed: 2, damaged: 0 },
    settings: ['alerts.volume', 'theme'],
    programs: [['/usr/bin/firefox', '-P', 'tickets']],
    gateway: null,
    sounds: { total: 2, added: 1 },
    history: {
      backup: {
        items: 412_318,
        oldest_at: new Date(NOW_MS - 30 * 24 * 3_600_000).toISOString(),
        newest_at: new Date(NOW_MS - 24 * 3_600_000).toISOString(),
      },
      now: 1204,
    },
  },
  missing_secrets: ['the API key', 'the address of “Team”'],
  problem: null,
};
