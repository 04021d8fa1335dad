import uPlot from 'uplot';
import type { EventSeries } from '../../core/series/event-series.ts';
import { formatNumber } from '../../core/text/format/format-number.ts';
import { axisWidth } from './axis-width.ts';
import { priceRange } from './price-range.ts';

const HEIGHT_PX = { small: 150, large: 210 };
/** The stock takes one part in so many of the height. */
const STOCK_SHARE = 4;

/** What is drawn. */
export interface ChartContent {
  readonly series: EventSeries;
  readonly maxPrices: readonly number[];
  readonly small: boolean;
}

interface Format {
  readonly price: (price: number) => string;
  readonly time: (ms: number) => string;
}

/** @param onPoint receives the time under the pointer in milliseconds, `null` for none. */
export function chartOptions(
  { series, maxPrices, small }: ChartContent,
  format: Format,
  colors: CSSStyleDeclaration,
  onPoint: (ms: number | null) => void,
): Omit<uPlot.Options, 'width'> {
  const color = (name: string) => colors.getPropertyValue(`--${name}`).trim() || 'gray';
  const { stepped } = uPlot.paths;
  const steps = stepped === undefined ? {} : { paths: stepped({ align: 1 }) };
  const axis = { stroke: color('dim'), grid: { stroke: color('line-soft'), width: 1 }, ticks: { show: false } };
  const font = `11px ${colors.fontFamily || 'sans-serif'}`;
  return {
    height: small ? HEIGHT_PX.small : HEIGHT_PX.large,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: true, range: () => [series.from / 1000, Math.max(series.to, series.from + 1000) / 1000] },
      // The prices stand above the stock.
      price: { range: (_, min, max) => priceRange(min, max, maxPrices) },
      stock: { range: (_, __, max) => [0, Math.max(1, max ?? 1) * STOCK_SHARE] },
    },
    axes: [
      { ...axis, font, size: 28, space: 70, values: (_, ticks) => ticks.map((tick) => format.time(tick * 1000)) },
      {
        ...axis,
        font,
        scale: 'price',
        size: axisWidth(font),
        values: (_, ticks) => ticks.map((tick) => format.price(tick)),
      },
      {
        ...axis,
        font,
        scale: 'stock',
        side: 1,
        size: axisWidth(font),
        stroke: color('stock'),
        grid: { show: false },
        splits: ({ scales }) => [0, (scales.stock?.max ?? 0) / STOCK_SHARE],
        values: (_, ticks) => ticks.map((tick) => formatNumber(Math.round(tick))),
      },
    ],
    series: [
      {},
      { scale: 'price', stroke: color('price'), width: 1.6, points: { show: false }, ...steps },
      {
        scale: 'stock',
        stroke: color('stock'),
        fill: `color-mix(in srgb, ${color('stock')} 25%, transparent)`,
        width: 1,
        points: { show: false },
        ...steps,
      },
    ],
    hooks: {
      drawClear: [(plot) => shadeGaps(plot, series, color('muted'))],
      draw: [
        (plot) => markMax(plot, maxPrices, format.price, { line: color('dim'), background: color('bg'), font }),
        (plot) => markAlerts(plot, series, color('accent')),
      ],
      setCursor: [
        (plot) => {
          const { left = -1 } = plot.cursor;
          onPoint(left < 0 ? null : plot.posToVal(left, 'x') * 1000);
        },
      ],
    },
  };
}

/** Draws a dashed line at each highest price in sight. */
function markMax(
  plot: uPlot,
  maxPrices: readonly number[],
  format: (price: number) => string,
  look: { readonly line: string; readonly background: string; readonly font: string },
): void {
  const { ctx, bbox, scales } = plot;
  const { min = 0, max = 0 } = scales.price ?? {};
  ctx.save();
  ctx.strokeStyle = look.line;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.font = look.font.replace('11px', `${11 * devicePixelRatio}px`);
  // The axes leave their own.
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  for (const price of maxPrices) {
    if (price < (min ?? 0) || price > (max ?? 0)) continue;
    const y = Math.round(plot.valToPos(price, 'price', true));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    const label = `your max ${format(price)}`;
    const x = bbox.left + 4 * devicePixelRatio;
    // The prices it lies over do not cross it out.
    ctx.fillStyle = look.background;
    ctx.fillRect(
      x - 2 * devicePixelRatio,
      y + 2 * devicePixelRatio,
      ctx.measureText(label).width + 4 * devicePixelRatio,
      14 * devicePixelRatio,
    );
    ctx.fillStyle = look.line;
    ctx.fillText(label, x, y + 12 * devicePixelRatio);
  }
  ctx.restore();
}

function shadeGaps(plot: uPlot, { gaps, from, to }: EventSeries, color: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.globalAlpha = 0.18;
  ctx.fillStyle = color;
  for (const [start, end] of gaps) {
    const left = plot.valToPos(Math.max(start, from) / 1000, 'x', true);
    const right = plot.valToPos(Math.min(end, to) / 1000, 'x', true);
    ctx.fillRect(left, bbox.top, Math.max(2, right - left), bbox.height);
  }
  ctx.restore();
}

function markAlerts(plot: uPlot, { alerts }: EventSeries, color: string): void {
  const { ctx, bbox } = plot;
  const size = 4 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = color;
  for (const at of alerts) {
    const x = plot.valToPos(at / 1000, 'x', true);
    // Faint, so that the price is seen behind many.
    ctx.globalAlpha = 0.3;
    ctx.fillRect(x - 0.5, bbox.top, 1, bbox.height);
    ctx.globalAlpha = 1;
    ctx.beginPath();
    ctx.moveTo(x - size, bbox.top);
    ctx.lineTo(x + size, bbox.top);
    ctx.lineTo(x, bbox.top + 1.6 * size);
    ctx.fill();
  }
  ctx.restore();
}
