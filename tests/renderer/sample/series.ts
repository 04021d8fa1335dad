import type { EventOverview } from '../../../core/series/event-overview.ts';
import type { EventSeries, SeriesQuery } from '../../../core/series/event-series.ts';
import { HOUR_MS, NOW_MS, priceLabel, SAMPLE_EVENTS } from './events.ts';

const USUAL_PRICE = 149;
const STEPS = 60;
const stockAt = (step: number) => 20 + ((step * 13) % 40);
const STOCK_AT_END = stockAt(STEPS - 1);

/** A week of prices of an event: falling to its price now, once sold out, with a gap. */
export function sampleSeries(
  { event_id, section, range }: SeriesQuery,
  event: EventOverview | undefined = SAMPLE_EVENTS.find((one) => one.event_id === event_id),
): EventSeries {
  const from = NOW_MS - (range === 'day' ? 24 : 7 * 24) * HOUR_MS;
  const stepMs = (NOW_MS - from) / STEPS;
  const now = event?.last_price ?? USUAL_PRICE;
  const priceUnit = now / USUAL_PRICE;
  const stockUnit = (event?.stock || STOCK_AT_END) / STOCK_AT_END;
  return {
    choices: [
      { section: '', name: '', classes: ['all', 'primary', 'resale'] },
      { section: '101', name: 'Section 101', classes: ['all', 'primary'] },
    ],
    from,
    to: NOW_MS,
    steps: Array.from({ length: STEPS }, (_, n) => {
      const soldOut = n === 20 || n === 21;
      const price = now + priceUnit * (41 - n + ((n * 7) % 5) * 6 + (section === '' ? 0 : 20));
      return [from + n * stepMs, soldOut ? null : price, soldOut ? 0 : Math.round(stockUnit * stockAt(n))];
    }),
    condensed: range === 'all',
    price_label: event?.price_label ?? priceLabel(now, event_id),
    alerts: [from + 14 * stepMs, from + 40 * stepMs, from + 58 * stepMs],
    gaps: [[from + 27 * stepMs, from + 31 * stepMs]],
  };
}
