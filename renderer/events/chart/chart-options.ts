import uPlot from 'uplot';
import type { EventSeries } from '../../../core/series/event-series.ts';

const HEIGHT_PX = 210;

interface Format {
  readonly price: (price: number) => string;
  readonly time: (ms: number) => string;
}

/** @param onPoint is told the time that is pointed at in milliseconds, `null` for none. */
export function chartOptions(
  series: EventSeries,
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
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: true, range: () => [series.from / 1000, Math.max(series.to, series.from + 1000) / 1000] },
      // The prices stand above the stock.
      price: { range: (_, min, max) => spread(min, max) },
      stock: { range: (_, __, max) => [0, Math.max(1, max ?? 1) * 4] },
    },
    axes: [
      { ...axis, font, size: 28, space: 70, values: (_, ticks) => ticks.map((tick) => format.time(tick * 1000)) },
      { ...axis, font, scale: 'price', size: 64, values: (_, ticks) => ticks.map((tick) => format.price(tick)) },
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
      draw: [(plot) => markAlerts(plot, series, color('accent'))],
      setCursor: [
        (plot) => {
          const { left = -1 } = plot.cursor;
          onPoint(left < 0 ? null : plot.posToVal(left, 'x') * 1000);
        },
      ],
    },
  };
}

/** A range with room below for the stock and a little above. */
function spread(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1];
  const span = max - min || Math.max(1, max * 0.2);
  return [Math.max(0, min - span * 0.5), max + span * 0.15];
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
    ctx.fillRect(x - 0.5, bbox.top, 1, bbox.height);
    ctx.beginPath();
    ctx.moveTo(x - size, bbox.top);
    ctx.lineTo(x + size, bbox.top);
    ctx.lineTo(x, bbox.top + 1.6 * size);
    ctx.fill();
  }
  ctx.restore();
}
