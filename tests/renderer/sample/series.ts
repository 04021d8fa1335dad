import type { EventSeries, SeriesQuery } from '../../../core/series/event-series.ts';
import { HOUR_MS, NOW_MS, priceLabel, SAMPLE_EVENTS } from './events.ts';

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
