import { decide } from '../../core/matching/decide.ts';
import { createWatchlistIndex } from '../../core/matching/watchlist-index.ts';
import { decodeFrame } from '../../core/notification/decoding/decode-frame.ts';
import { arenaMessage } from './support/arena-message.ts';
import { type Benchmark, formatMs, medianMs } from './support/benchmark.ts';
import { entryWithMostFilters } from './support/entry-with-most-filters.ts';

const context = {
  nowMs: Date.parse('2026-06-01T12:00:00Z'),
  unlisted: 'alert',
  endpoint: 'subscribe',
  applyLocalFilters: false,
  history: null,
  wasAlerted: () => false,
} as const;

function decideMs(watchlistSize: number): number {
  const others = Array.from({ length: watchlistSize - 1 }, (_, at) =>
    entryWithMostFilters(`entry-${at}`, `event-${at}`),
  );
  const index = createWatchlistIndex([...others, entryWithMostFilters('arena', 'arena')]);
  const notifications = Array.from({ length: 20 }, (_, number) => {
    const decoded = decodeFrame(arenaMessage(number), 0);
    if (decoded.kind === 'malformed') throw new Error(decoded.error);
    return decoded.notification;
  });
  return medianMs(2000, (call) => {
    const notification = notifications[call % notifications.length];
    if (notification !== undefined) decide(notification, index, context);
  });
}

export const deciding: Benchmark = {
  title: 'Deciding on an arena of 180 sections, most filters set',
  async run() {
    const small = decideMs(10);
    const large = decideMs(100_000);
    return [
      { name: 'watchlist of 10', figure: formatMs(small) },
      { name: 'watchlist of 100,000', figure: formatMs(large), ratio: { value: large / small, of: 'the one of 10' } },
    ];
  },
};
