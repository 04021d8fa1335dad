import { previewDraft } from '../../core/feed/preview-draft.ts';
import { decodeFrame } from '../../core/notification/decoding/decode-frame.ts';
import { arenaMessage } from './support/arena-message.ts';
import { type Benchmark, formatMs, percentile } from './support/benchmark.ts';

const NOTIFICATION_COUNT = 500;
/** What the user types, key by key. */
const KEYSTROKES = ['1', '10', '101', '101-', '101-1', '101-15', '101-150', '101-150, !1', '101-150, !105'];

export const previewing: Benchmark = {
  title: `The preview of a draft over the last ${NOTIFICATION_COUNT} notifications of 180 offers, as one types`,
  async run() {
    const kept = Array.from({ length: NOTIFICATION_COUNT }, (_, number) => {
      const decoded = decodeFrame(arenaMessage(number), 0);
      if (decoded.kind === 'malformed') throw new Error(decoded.error);
      return { id: number, notification: decoded.notification, opened_at: null, test: false, history: null };
    });
    const keystroke = (section: string): number => {
      const begin = performance.now();
      previewDraft(
        { event_id: 'arena', section, max_price_filter: 120, keywords: 'evening', row_filter: 'A-F' },
        kept,
        null,
      );
      return performance.now() - begin;
    };
    const first = keystroke('');
    const next = KEYSTROKES.map(keystroke);
    return [
      { name: 'first keystroke', figure: formatMs(first) },
      {
        name: 'the next ones, median',
        figure: formatMs(percentile(next, 50)),
        ratio: { value: percentile(next, 50) / 50, of: 'the 50 ms allowed' },
      },
    ];
  },
};
