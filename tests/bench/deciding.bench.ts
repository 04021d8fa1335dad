import { decide } from '../../core/matching/decide.ts';
import { createWatchlistIndex } from '../../core/matching/watchlist-index.ts';
import { decodeFrame } from '../../core/notification/decode.ts';
import { arenaMessage } from './arena.ts';
import { busyEntry } from './entries.ts';
import { type Benchmark, medianMs, ms } from './measure.ts';

const context = {
  now: Date.parse('2026-06-01T12:00:00Z'),
  unlisted: 'alert',
  endpoint: 'subscribe',
  apply_local_filters: false,
  alerted: () => false,
} as const;

function decideMs(watchlistSize: number): number {
  const others = Array.from({ length: watchlistSize - 1 }, (_, at) => busyEntry(`entry-${at}`, `event-${at}`));
  const index = createWatchlistIndex([...others, busyEntry('arena', 'arena')]);
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
      { name: 'watchlist of 10', figure: ms(small) },
      { name: 'watchlist of 100,000', figure: ms(large), ratio: `${(large / small).toFixed(2)} x the one of 10` },
    ];
  },
};
