/**
 * `npm run fuzz [-- COUNT [SEED]]`: damaged messages through decoding and deciding, a million by default.
 *
 * Fails where one throws, or where one takes more than 50 times the median of its size. A slow one is measured again,
 * so that a pause of the machine does not count as a slow input.
 */
import { decide } from '../../core/matching/decide.ts';
import { createWatchlistIndex, type WatchlistIndex } from '../../core/matching/watchlist-index.ts';
import { decodeFrame } from '../../core/notification/decoding/decode-frame.ts';
import { parseEntry } from '../../core/watchlist/entry-schema.ts';
import { offerSectionsMessage, seatMapMessage } from '../core/notification/messages.ts';
import { mutateText, mutateValue, xorshift } from '../core/notification/mutations.ts';

const SLOW_RATIO = 50;
const NOW_MS = Date.parse('2026-06-01T12:00:00Z');
const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  '',
  '12',
  'x'.repeat(300),
  [],
  {},
  ['Section 101'],
  { a: { b: {} } },
  '2026-06-15T20:00:00+14:00',
  '\ud800',
];

const index = createWatchlistIndex([
  entry({ event_id: 'abc123' }),
  entry({
    event_id: 'abc123',
    id: 'everything',
    change_type: ['*'],
    min_price_filter: 20,
    max_price_filter: 120,
    stock_threshold_filter: 2,
    seat_quantity: 2,
    section: '100-210, Floor*, !PIT',
    keywords: 'artist "floor ga" -obstructed; standard',
    resale_tickets: false,
    date_filter: '2026-06-01..2026-06-30, sat',
    row_filter: 'A-F, 1-10',
    muted_until: '2026-05-01T00:00:00Z',
  }),
]);

const random = xorshift(seed);
/** Sampled times in microseconds by size class (a power of two of characters), for the medians. */
const samples = new Map<number, number[]>();
const slowCandidates: { text: string; micros: number }[] = [];
let notifications = 0;

for (let round = 0; round < count; round += 1) {
  const text = nextInput();
  const micros = measureUs(text);
  const sizeClass = Math.ceil(Math.log2(text.length + 1));
  const times = samples.get(sizeClass) ?? [];
  samples.set(sizeClass, times);
  if (times.length < 20_000) times.push(micros);
  if (micros > 500) slowCandidates.push({ text, micros });
}

const slow = slowCandidates.filter(({ text }) => {
  const best = Math.min(...Array.from({ length: 5 }, () => measureUs(text)));
  return best > SLOW_RATIO * medianOf(text.length);
});
for (const { text } of slow.slice(0, 5)) console.error(`Slow: ${JSON.stringify(text.slice(0, 400))}`);
console.log(
  `${count} inputs (seed ${seed}), ${notifications} of them notifications; none threw, ${slow.length} above ${SLOW_RATIO} times the median of their size`,
);
process.exitCode = slow.length === 0 ? 0 : 1;

function nextInput(): string {
  const message = random() % 2 === 0 ? offerSectionsMessage() : seatMapMessage();
  if (random() % 4 === 0) message.sections = manySections(1 + (random() % 40));
  if (random() % 2 === 0) return mutateText(JSON.stringify(message), random());
  const places = Array.from({ length: 1 + (random() % 5) }, random);
  return JSON.stringify(mutateValue(message, places, ODD_VALUES[random() % ODD_VALUES.length]));
}

function manySections(size: number): Record<string, unknown> {
  const sections = seatMapMessage().sections as Record<string, unknown>;
  return Object.fromEntries(Array.from({ length: size }, (_, at) => [`sec-${100 + at}`, sections['sec-101']]));
}

function measureUs(text: string): number {
  const begin = process.hrtime.bigint();
  const decoded = decodeFrame(text, NOW_MS);
  if (decoded.kind === 'notification') {
    notifications += 1;
    decideNotification(decoded.notification, index);
  }
  return Number(process.hrtime.bigint() - begin) / 1000;
}

function decideNotification(notification: Parameters<typeof decide>[0], watchlist: WatchlistIndex): void {
  decide(notification, watchlist, {
    nowMs: NOW_MS,
    unlisted: 'alert',
    endpoint: 'subscribe',
    applyLocalFilters: false,
    history: null,
    wasAlerted: () => false,
  });
}

function medianOf(length: number): number {
  const times = [...(samples.get(Math.ceil(Math.log2(length + 1))) ?? [])].sort((a, b) => a - b);
  return times[times.length >> 1] ?? Number.POSITIVE_INFINITY;
}

function entry(input: Record<string, unknown>) {
  const parsed = parseEntry(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.entry;
}
