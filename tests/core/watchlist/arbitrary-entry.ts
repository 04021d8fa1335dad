import fc from 'fast-check';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { assignIds, parseEntry } from '../../../core/watchlist/entry-schema.ts';

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    'a,b;"c"',
    "'=1+1",
    '=SUM(A1)',
    '-x',
    '+1',
    '@x',
    "''",
    'two\nlines',
    'a\r\nb',
    'none',
    '\ufeff',
    'tab\there',
  ),
);
const amount = fc.option(fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(0.01, 149.5, 1e-7, 1e21)));
const count = fc.option(fc.integer({ min: 1, max: 50 }));

/** Entries with anything in them that the schema accepts, in their canonical form. */
export const anyEntry: fc.Arbitrary<WatchlistEntry> = fc
  .record({
    id: fc.oneof(fc.constant(''), fc.string({ minLength: 1, maxLength: 8 })),
    event_id: fc.string({ minLength: 1, maxLength: 12 }).filter((id) => id.trim() !== '' && !id.includes('/')),
    website: fc.option(text),
    label: text,
    notes: text,
    enabled: fc.boolean(),
    change_type: fc.array(fc.constantFrom('stock_increase', 'price_decrease', 'price_increase', 'x y', '*')),
    min_price_filter: amount,
    max_price_filter: fc.constant(null),
    stock_threshold_filter: count,
    seat_quantity: count,
    section: fc.constantFrom('', '101-110, Floor*, !PIT', '"Floor, GA"', '!PIT', '2xx\n3xx'),
    keywords: fc.constantFrom('', '-obstructed', 'aisle; "floor ga" -x', 'Rós'),
    standard_tickets: fc.boolean(),
    resale_tickets: fc.boolean(),
    general_admission_tickets: fc.boolean(),
    platinum_tickets: fc.boolean(),
    date_filter: fc.constantFrom('', '2026-06-10', 'fri..mon, ..2026-01-01'),
    row_filter: fc.constantFrom('', 'A-F, 10-20', '1-10'),
    new_low: fc.option(fc.constantFrom('event', 'section')),
    drop_percent: fc.option(fc.constantFrom(0.5, 20, 99)),
    drop_days: fc.option(fc.integer({ min: 1, max: 30 })),
    below_face: fc.boolean(),
    muted_until: fc.option(fc.constantFrom('2026-06-15T20:00:00Z', 'tomorrow')),
    strict: fc.boolean(),
    auto_open: fc.boolean(),
    sound: fc.option(fc.constantFrom('chime', 'none')),
    speak: fc.option(fc.boolean()),
    open_with: fc.option(fc.constantFrom('system', 'chrome-2')),
    forward_to: fc.option(fc.array(fc.constantFrom('phone', 'team'))),
    phone_after_seconds: fc.option(fc.integer({ min: 5, max: 3_600 })),
    repeat_every_seconds: fc.option(fc.integer({ min: 30, max: 3_600 })),
    repeat_times: fc.option(fc.integer({ min: 1, max: 20 })),
  })
  .map((draft) => {
    const result = parseEntry(draft);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return result.entry;
  });

/** Watchlists as stored: every id once. */
export const anyWatchlist: fc.Arbitrary<WatchlistEntry[]> = fc
  .uniqueArray(anyEntry, { selector: (entry) => entry.id || Symbol('none'), maxLength: 8 })
  .map((entries) => assignIds(entries));
