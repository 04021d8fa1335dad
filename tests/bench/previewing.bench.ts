import { judgeDraft } from '../../core/matching/preview.ts';
import { decodeFrame } from '../../core/notification/decode.ts';
import { arenaMessage } from './arena.ts';
import { type Benchmark, ms, percentile } from './measure.ts';

const KEPT = 500;
/** What the user types, key by key. */
const TYPED = ['1', '10', '101', '101-', '101-1', '101-15', '101-150', '101-150, !1', '101-150, !105'];

export const previewing: Benchmark = {
  title: `The preview of a draft over the last ${KEPT} notifications of 180 offers, as one types`,
  async run() {
    const kept = Array.from({ length: KEPT }, (_, number) => {
      const decoded = decodeFrame(arenaMessage(number), 0);
      if (decoded.kind === 'malformed') throw new Error(decoded.error);
      return { id: number, notification: decoded.notification, opened_at: null, test: false };
    });
    const keystroke = (section: string): number => {
      const begin = performance.now();
      judgeDraft(
        { event_id: 'arena', section, max_price_filter: 120, keywords: 'evening', row_filter: 'A-F' },
        kept,
        null,
      );
      return performance.now() - begin;
    };
    const first = keystroke('');
    const next = TYPED.map(keystroke);
    return [
      { name: 'first keystroke', figure: ms(first) },
      {
        name: 'the next ones, median',
        figure: ms(percentile(next, 50)),
        ratio: `${(percentile(next, 50) / 50).toFixed(2)} x the 50 ms allowed`,
      },
    ];
  },
};
