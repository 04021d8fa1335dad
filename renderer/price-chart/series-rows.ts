import type { EventSeries } from '../../core/series/event-series.ts';

/** A line of the table: a step, or what the chart marks, with price and stock as they were then. */
export type SeriesRow = {
  readonly key: string;
  readonly at: number;
  readonly price: number | null;
  readonly stock: number | null;
} & ({ readonly kind: 'step' | 'alert' } | { readonly kind: 'gap'; readonly until: number });

/** Everything the chart shows as lines, newest first. */
export function seriesRows({ steps, alerts, gaps }: EventSeries): SeriesRow[] {
  const lines: SeriesRow[] = steps.map(([at, price, stock], index) => ({
    key: `step ${index}`,
    kind: 'step',
    at,
    price,
    stock,
  }));
  alerts.forEach((at, index) => {
    lines.push({ key: `alert ${index}`, kind: 'alert', at, ...valuesAt(steps, at) });
  });
  gaps.forEach(([at, until], index) => {
    lines.push({ key: `gap ${index}`, kind: 'gap', at, until, price: null, stock: null });
  });
  return lines.sort((a, b) => b.at - a.at);
}

/** Price and stock at a moment: those of the last step until then. */
export function valuesAt(steps: EventSeries['steps'], at: number) {
  const step = steps.findLast(([from]) => from <= at);
  return { price: step?.[1] ?? null, stock: step?.[2] ?? null };
}

/** Whether nothing is known of a moment: the connection was gone, and no message has come since. */
export function isInGap({ gaps, steps }: Pick<EventSeries, 'gaps' | 'steps'>, at: number): boolean {
  return gaps.some(([start, end]) => start <= at && at < end && !steps.some(([step]) => start < step && step <= at));
}
