import { decodeFrame } from '../../core/notification/decode.ts';
import { fingerprint } from '../../core/notification/fingerprint.ts';
import { arenaMessage } from './arena.ts';
import { type Benchmark, medianMs, ms } from './measure.ts';

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
      { name: 'JSON.parse alone', figure: ms(parse) },
      { name: 'decodeFrame', figure: ms(decode), ratio: `${(decode / parse).toFixed(2)} x JSON.parse` },
      { name: 'fingerprint (alerts only)', figure: ms(print), ratio: `${(print / parse).toFixed(2)} x JSON.parse` },
    ];
  },
};
