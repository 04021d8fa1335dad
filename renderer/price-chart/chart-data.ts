import type { AlignedData } from 'uplot';
import type { EventSeries } from '../../core/series/event-series.ts';

/** The steps as uPlot takes them, in seconds; what holds at the end holds until now. */
export function chartData({ steps, from, to }: EventSeries): AlignedData {
  const last = steps.at(-1);
  const all = last === undefined || last[0] >= to ? steps : [...steps, [to, last[1], last[2]] as const];
  return [all.map(([at]) => Math.max(at, from) / 1000), all.map(([, price]) => price), all.map(([, , stock]) => stock)];
}
