import { OVERVIEW_MS } from '../../core/series/event-overview.ts';
import styles from './events.module.css';

const WIDTH = 80;
const HEIGHT = 24;
const MARGIN = 3;

interface Props {
  readonly prices: readonly (readonly [number, number | null])[];
  /** Where the line ends. */
  readonly nowMs: number;
}

/** The lowest price of the last 24 hours as a line of steps, broken where nothing could be bought. */
export function Sparkline({ prices, nowMs }: Props) {
  const known = prices.flatMap(([, price]) => price ?? []);
  if (known.length === 0) return null;
  const lowest = Math.min(...known);
  const span = Math.max(...known) - lowest;
  const x = (at: number) =>
    Math.min(WIDTH - MARGIN, Math.max(0, ((at - nowMs + OVERVIEW_MS) / OVERVIEW_MS) * (WIDTH - MARGIN)));
  const y = (price: number) =>
    span === 0 ? HEIGHT / 2 : HEIGHT - MARGIN - ((price - lowest) / span) * (HEIGHT - 2 * MARGIN);
  let path = '';
  let drawing = false;
  prices.forEach(([at, price], index) => {
    const end = x(prices[index + 1]?.[0] ?? nowMs);
    if (price !== null) path += `${drawing ? 'V' : `M${x(at).toFixed(1)} `}${y(price).toFixed(1)}H${end.toFixed(1)}`;
    drawing = price !== null;
  });
  const last = prices.at(-1)?.[1] ?? null;
  return (
    <svg width={WIDTH} height={HEIGHT} className={styles.spark} aria-hidden>
      <path d={path} />
      {last !== null && <circle cx={x(nowMs)} cy={y(last)} r={2.2} />}
    </svg>
  );
}
