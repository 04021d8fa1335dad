import { foldText } from '../../core/text/fold.ts';
import { type EventLine, isWatched } from './event-lines.ts';

/** Which events are shown. */
export const SHOWN = { all: 'All', watched: 'Watched', unwatched: 'Not watched' } as const;
export type Shown = keyof typeof SHOWN;

/** What may be asked of events besides; several together. */
export const CHIPS = { in_stock: 'In stock', alerted_today: 'Alerted today', next_30_days: 'Next 30 days' } as const;
export type Chip = keyof typeof CHIPS;

export interface EventFilters {
  readonly shown: Shown;
  readonly chips: readonly Chip[];
  /** `null`: any. */
  readonly site: string | null;
}

export const NO_FILTERS: EventFilters = { shown: 'all', chips: [], site: null };

const SOON_MS = 30 * 24 * 60 * 60 * 1000;

/** Whether an event fits a chip. Stock that is not known may be there. */
function fitsChip({ event }: EventLine, chip: Chip, nowMs: number): boolean {
  switch (chip) {
    case 'in_stock':
      return event.stock !== 0;
    case 'alerted_today':
      return event.alerts_today > 0;
    case 'next_30_days': {
      const ms = Date.parse(event.event_infos?.event_date ?? '');
      return ms >= nowMs && ms <= nowMs + SOON_MS;
    }
  }
}

/** Whether an event is shown. */
export function fitsFilters(line: EventLine, { shown, chips, site }: EventFilters, nowMs: number): boolean {
  if (shown !== 'all' && isWatched(line) !== (shown === 'watched')) return false;
  if (site !== null && foldText(line.event.website ?? '') !== foldText(site)) return false;
  return chips.every((chip) => fitsChip(line, chip, nowMs));
}

/** The sites of events, each once, in order: a site may be written in several ways. */
export function sitesOf(lines: readonly EventLine[]): readonly string[] {
  const written = lines.flatMap(({ event }) => event.website ?? []).sort();
  return [...Map.groupBy(written, foldText).values()].flatMap(([first]) => first ?? []);
}
