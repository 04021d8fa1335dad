import './valid-language.ts';
import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import type { EventSeries } from '../../core/series/event-series.ts';
import { formatLike } from '../../core/text/format/format-like.ts';
import { formatCount, formatStock } from '../../core/text/format/format-number.ts';
import { useTimeFormat } from '../state/time-format.ts';
import styles from './chart.module.css';
import { chartData } from './chart-data.ts';
import { chartOptions } from './chart-options.ts';
import { maxPricesInSight } from './price-range.ts';
import { isInGap, valuesAt } from './series-rows.ts';

interface Props {
  readonly series: EventSeries;
  readonly maxPrices: readonly number[];
  readonly small: boolean;
}

/**
 * The chart: lowest price as a line, stock as an area, alerts as marks, gaps shaded, the user's highest prices dashed. A
 * line follows the pointer.
 */
export default function PriceChart({ series, maxPrices, small }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const times = useTimeFormat();
  const scheme = useComputedColorScheme('light');
  /** Milliseconds since the epoch of the place that is pointed at. */
  const [pointed, setPointed] = useState<number | null>(null);

  const maxKey = maxPrices.join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors are those of the scheme, the prices those of the key, and pointing draws nothing anew
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const format = {
      price: (price: number) => formatLike(price, series.price_label),
      time: (ms: number) => {
        const at = new Date(ms).toISOString();
        return series.to - series.from > 36 * 3_600_000 ? times.dayHeading(at, series.to)[0] : times.shortTime(at);
      },
    };
    const options = chartOptions({ series, maxPrices, small }, format, getComputedStyle(element), setPointed);
    // A message draws the chart anew: what was pointed at still is.
    const ready = (drawn: uPlot) => {
      if (pointed !== null) drawn.setCursor({ left: drawn.valToPos(pointed / 1000, 'x'), top: 0 });
    };
    const hooks = { ...options.hooks, ready: [ready] };
    const plot = new uPlot({ ...options, hooks, width: element.clientWidth }, chartData(series), element);
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: options.height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [series, maxKey, small, times, scheme]);

  const at = pointed ?? series.to;
  const { price, stock } = valuesAt(series.steps, at);
  return (
    <figure className={styles.figure}>
      <div
        ref={box}
        className={styles.plot}
        data-small={small || undefined}
        role="img"
        aria-label={`Lowest price and stock over time; “As a table” has the same in words. ${formatCount(series.alerts.length, 'alert')}.${describeMax(maxPrices, series)}`}
      />
      <figcaption className={styles.caption}>
        <span>{pointed === null ? 'now' : times.dateTime(new Date(at).toISOString(), series.to)}</span>
        {isInGap(series, at) ? (
          <b>no data</b>
        ) : (
          <>
            <b>{price === null ? 'nothing to buy' : formatLike(price, series.price_label)}</b>
            <span>{stock === null ? 'stock unknown' : formatStock(stock)}</span>
          </>
        )}
        <span className={styles.legend} aria-hidden>
          <i data-mark="price" /> price <i data-mark="stock" /> stock <i data-mark="alert" /> alert{' '}
          <i data-mark="gap" /> no data
          {maxPricesInSight(series.steps, maxPrices).length > 0 && (
            <>
              {' '}
              <i data-mark="max" /> your max
            </>
          )}
        </span>
      </figcaption>
    </figure>
  );
}

function describeMax(prices: readonly number[], { price_label }: EventSeries): string {
  return prices.length === 0 ? '' : ` Your max: ${prices.map((price) => formatLike(price, price_label)).join(', ')}.`;
}
