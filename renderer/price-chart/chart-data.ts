import type { AlignedData } from 'uplot';
import type { EventSeries, SeriesStep } from '../../core/series/event-series.ts';

const NOTHING_KNOWN: readonly [null, null] = [null, null];

/**
 * The steps as uPlot takes them, in seconds. A value holds until the next step, the last one until now; a line ends at the
 * moment from which on there is nothing to draw. Nothing is drawn across a gap.
 */
export function chartData(series: EventSeries): AlignedData {
  const drawn = drawnSteps(series);
  return [
    drawn.map(([at]) => Math.max(at, series.from) / 1000),
    drawn.map(([, price]) => price),
    drawn.map(([, , stock]) => stock),
  ];
}

type Values = readonly [price: number | null, stock: number | null];

function drawnSteps({ steps, gaps, to }: EventSeries): SeriesStep[] {
  const drawn: SeriesStep[] = [];
  /** What the newest step says, and what is drawn. */
  let held: Values = NOTHING_KNOWN;
  let shown: Values = NOTHING_KNOWN;

  function draw(at: number, next: Values): void {
    // Without this point uPlot ends the line at the step before.
    if (next.some((value, index) => value === null && shown[index] !== null)) drawn.push([at, ...shown]);
    drawn.push([at, ...next]);
    shown = next;
  }

  const changes = [
    ...gaps.map(([, end]) => ({ at: end, apply: () => shown !== held && draw(end, held) })),
    ...steps.map(([at, ...values]) => ({
      at,
      apply: () => {
        held = values;
        draw(at, held);
      },
    })),
    ...gaps.map(([start]) => ({ at: start, apply: () => held !== NOTHING_KNOWN && draw(start, NOTHING_KNOWN) })),
  ].sort((a, b) => a.at - b.at);
  for (const { apply } of changes) apply();
  if (shown === held && held !== NOTHING_KNOWN && (drawn.at(-1)?.[0] ?? to) < to) drawn.push([to, ...held]);
  return drawn;
}
