import fc from 'fast-check';
import type { Change, EventInfos, Notification, Offer } from '../../../core/notification/notification.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { buildNotification, buildOffer, EVENT_INFOS } from '../../support/build-notification.ts';
import type { SeenPoint } from './reference-prices.ts';

/** Values are drawn from small sets, so that filters meet the values they are about, and edges come often. */

export const SECTIONS = [
  '101',
  '102',
  '110',
  '207',
  '20',
  'Floor GA',
  'FLOOR  A',
  'Pit',
  'Section 101',
  'Lawn Row C',
  'Upper Row 7',
  'Terrace Rows 2 - 6',
  'Balcony',
  'Block 20',
  'A12',
  'Box 1',
  '東京ドーム',
  '10A',
  '1015',
  '１０１',
  'Ｆloor GA',
  'Platinum Terrace',
  'Hauptstraße',
  'Sec. 101',
];
export const OFFER_NAMES = [
  'Standard',
  'Platinum seat',
  'Official Resale',
  'GA',
  'Aisle Row C',
  'Row 12',
  'VIP Café',
  'Row AA obstructed',
  'Aisle Row 3-9',
  'Block 20',
  'Row A-C',
  'Rows 2 to 6',
  'Rows A & B',
  'General-Admission',
  "O'Connor’s VIP",
  'เวทีกลาง',
  '서울에서',
  '東京公演',
  'さくらの席',
  'มุมមុខឆាកធំ',
  'ໜ້າເວທີໃຫຍ່',
  'ရှေ့စင်မြင့်',
  "L'Olympia",
  'Front Standing',
  'Outstanding View',
  'Pitside',
  'Section 101',
];
export const ROWS: readonly (string | null)[] = [
  null,
  null,
  'C',
  'F',
  'g',
  'AA',
  '10',
  '7',
  '5-12',
  '11-20',
  'B-D',
  '-',
  '4 to 9',
];
export const EVENT_DATES: readonly (string | null)[] = [
  null,
  'soon',
  '2026-06-15T20:00:00-04:00',
  '2026-06-16T00:00:00Z',
  '2026-06-14T10:00:00Z',
  '2026-06-15T07:00:00Z',
  '2026-06-15T07:00:00+00:00',
  '2026-06-20T19:30:00+02:00',
];
export const EVENT_TIMES: readonly (string | null)[] = [null, '20:00', '00:00', '10:00', '21:00', 'doors at 7'];
export const SECTION_FILTERS = [
  '101-110',
  '1xx',
  'Floor*, !PIT',
  '!207',
  ' , ',
  '*a*, 20',
  '10x; x07',
  'A1x;!102',
  '!10x',
  'HAUPTSTRASSE; section 1xx*',
  'Ｆloor*',

  'Box x',
  'Sec. 101,,Block 20',
];
export const KEYWORD_FILTERS = [
  'aisle',
  'parade -obstructed',
  '"new york" row; platinum',
  '-resale',
  'cafe',
  'angeles; ga',
  'oconnor',
  'sinead oconnor; oconnors',
  "connor's; o'connors -aisle",
  'ドーム; กลาง',
  '東京',
  'さくら; ឆាក',
  'ເວທີ; စင်',
  'olympia',
  'olympia; l\'olympia -"front standing"',
  '-서울',
  'हिनदी',
];
export const DATE_FILTERS = [
  '2026-06-15',
  '2026-06-15..2026-06-16',
  'sat,sun',
  'fri..mon',
  '..2026-06-14',
  '2026-06-20..',
];
export const ROW_FILTERS = [
  'C',
  'A-F',
  'AA-CC',
  '1-10, c',
  '1-10, 11-15',
  '11 to 20, 1-10',
  '5-6, 8-12',
  '1-10, 2-3',
  '7',
];
export const CHANGED_NAMES = [
  'Nowhere',
  'GA Floor',
  'Section sec-0',
  'Section Aisle Row C',
  '12 Row',
  '101 Section',
  'GA Floor Section',
  'Sec. 101',
  '20 Block',
  'Floor Floor GA',
  '20 Section',
  '20 Block Section',
  'STRASSE',
  'Section 101 101',
  'sec-1',
  'tier-2',
  'section 20',
  'Section Block 20',
  ...SECTIONS,
  ...OFFER_NAMES,
];
const LINKS = ['https://tickets.example/1', 'http://tickets.example/2', 'javascript:alert(1)', 'not a link'];

function oneOf<T>(...values: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...values);
}

const facts = fc.record({
  section: oneOf(null, ...SECTIONS),
  offer_name: oneOf(null, ...OFFER_NAMES),
  available: oneOf(null, true, true, false),
  price: oneOf(null, 0, 49.99, 50, 95, 100, 100.01, 150, 412),
  price_label: oneOf(null, null, '$1', '$2', '3 €'),
  inventory_type: oneOf(null, 'primary', 'resale', 'Resale'),
  stock: oneOf(null, 0, 1, 2, 4, 5, 12),
  longest_adjacent_seats: oneOf(null, 0, 1, 2, 4),
  general_admission: oneOf(null, null, true, false),
  row: oneOf(...ROWS),
  atc: oneOf(null, ...LINKS),
}) satisfies fc.Arbitrary<Partial<Offer>>;

const offers: fc.Arbitrary<readonly Offer[]> = fc
  .tuple(fc.boolean(), fc.array(facts, { maxLength: 6, size: 'max' }))
  .map(([seatMap, list]) =>
    list.map((fact, index) => {
      if (seatMap) return buildOffer({ ...fact, section_key: `sec-${index % 3}`, offer_id: `o${index}` });
      const offer_id = `tier-${index}`;
      const section_name = fact.offer_name ?? offer_id;
      return buildOffer({ ...fact, section_key: null, offer_id, section: null, section_name });
    }),
  );

const changes: fc.Arbitrary<readonly Change[] | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 9,
    arbitrary: fc.array(
      fc.record({
        type: oneOf('stock_increase', 'price_decrease', 'price_increase', 'new_thing'),
        sections: fc.array(oneOf(...CHANGED_NAMES), {
          maxLength: 4,
        }),
      }),
      { maxLength: 3 },
    ),
  },
);

const infos: fc.Arbitrary<EventInfos | null> = fc
  .option(
    fc.record({
      event_date: oneOf(...EVENT_DATES),
      event_time: oneOf(...EVENT_TIMES),
      event_url: oneOf(null, 'https://tickets.example/event', 'ftp://tickets.example'),
      event_artist_name: oneOf(null, 'The Midnight Parade', 'Los Ángeles Azules', 'हिन्दी', "Sinéad O'Connor"),
      named: oneOf(true, true, true, false),
    }),
    { freq: 5 },
  )
  .map((some) => {
    if (some === null) return null;
    const { named, ...fields } = some;
    const nameless = { event_name: null, event_artist_name: null, event_venue: null, event_location: null };
    return { ...EVENT_INFOS, ...fields, ...(named ? {} : nameless) };
  });

export const notifications: fc.Arbitrary<Notification> = fc
  .record({
    offers,
    changes,
    event_infos: infos,
    website: oneOf(null, 'ticketmaster', 'axs'),
    event_id: oneOf('abc123', 'abc123', 'abc123', 'other'),
    stock: oneOf(null, 0, 3, 4, 8, 42),
  })
  .map((parts) => buildNotification(parts));

/** Mostly blank, so that several filters are set together but not all of them. */
function sometimes<T>(blank: T, ...values: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(blank) }, { weight: 1, arbitrary: fc.constantFrom(...values) });
}

export const entries: fc.Arbitrary<WatchlistEntry> = fc
  .record({
    event_id: oneOf('abc123', 'abc123', 'abc123', 'other'),
    website: sometimes(null, 'Ticketmaster', 'axs'),
    enabled: oneOf(true, true, true, false),
    change_type: oneOf(['stock_increase'], ['*'], ['price_decrease', 'stock_increase'], ['new_thing']),
    min_price_filter: sometimes<number | null>(null, 50, 100),
    max_price_filter: sometimes<number | null>(null, 100, 150, 0),
    stock_threshold_filter: sometimes<number | null>(null, 1, 4, 8, 50),
    seat_quantity: sometimes<number | null>(null, 1, 2, 4),
    section: sometimes('', ...SECTION_FILTERS),
    keywords: sometimes('', ...KEYWORD_FILTERS),
    standard_tickets: sometimes(true, false),
    resale_tickets: sometimes(true, false),
    general_admission_tickets: sometimes(true, false),
    platinum_tickets: sometimes(true, false),
    date_filter: sometimes('', ...DATE_FILTERS),
    row_filter: sometimes('', ...ROW_FILTERS),
    new_low: sometimes<'event' | 'section' | null>(null, 'event', 'section'),
    drop_percent: sometimes<number | null>(null, 10, 50),
    drop_days: sometimes<number | null>(null, 1, 30),
    below_face: sometimes(false, true),
    muted_until: sometimes(null, '2026-04-27T10:00:00Z', '2026-04-27T11:00:00Z', 'tomorrow'),
    strict: sometimes(false, true),
  })
  .map((fields) => buildEntry(fields));

/** What was seen before a message; `null` if it is not known. */
export const pasts: fc.Arbitrary<readonly SeenPoint[] | null> = fc.option(
  fc
    .array(
      fc.record({
        minutesAgo: fc.oneof(
          fc.integer({ min: 1, max: 40 * 24 * 60 }),
          fc.integer({ min: 1, max: 180 }),
          oneOf(60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60, 31 * 24 * 60),
        ),
        section: oneOf('', '', '101', '207', 'floor ga', 'lawn row c', 'standard'),
        class: oneOf('all' as const, 'all' as const, 'primary' as const, 'resale' as const),
        price: oneOf(null, 49.99, 50, 95, 100, 120, 200, 300),
        label: fc.oneof(
          { weight: 6, arbitrary: fc.constant('$1') },
          { weight: 2, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: fc.constant('3 €') },
        ),
      }),
      // Two of one minute would be in no order.
      { maxLength: 14 },
    )
    .map((points) => [...new Map(points.map((point) => [point.minutesAgo, point])).values()]),
  { freq: 6 },
);

export const watchlists: fc.Arbitrary<readonly WatchlistEntry[]> = fc
  .array(entries, { maxLength: 4 })
  .map((list) => list.map((entry, index) => ({ ...entry, id: `e${index + 1}` })));
