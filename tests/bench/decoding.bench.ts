import { decodeFrame } from '../../core/notification/decoding/decode-frame.ts';
import { fingerprint } from '../../core/notification/fingerprint.ts';
import { arenaMessage } from './support/arena-message.ts';
import { type Benchmark, formatMs, medianMs } from './support/benchmark.ts';

const texts = Array.from({ length: 20 }, (_, number) => arenaMessage(number));
const text = (call: number): string => texts[call % texts.length] ?? '';

export const decoding: Benchmark = {
  title: `Decoding a message of ${Math.round(text(0).length / 1024)} KB`,
  async run() {
    const parse = medianMs(2000, (call) => JSON.parse(text(call)));
    const decode = medianMs(2000, (call) => decodeFrame(text(call), 0));
    const decoded = decodeFrame(text(0), 0);
    if (decoded.kind === 'malformed') throw new Error(decoded.error);
    const print = medianMs(500, () => fingerprint({ ...decoded.notification }));
    return [
      { name: 'JSON.parse alone', figure: formatMs(parse) },
      { name: 'decodeFrame', figure: formatMs(decode), ratio: { value: decode / parse, of: 'JSON.parse' } },
      {
        name: 'fingerprint (alerts only)',
        figure: formatMs(print),
        ratio: { value: print / parse, of: 'JSON.parse' },
      },
    ];
  },
};
