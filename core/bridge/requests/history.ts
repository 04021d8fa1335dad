import { z } from 'zod';
import { PRICE_CLASSES } from '../../matching/history/price-history.ts';
import type { EventOverview } from '../../series/event-overview.ts';
import { type EventSeries, SERIES_RANGES } from '../../series/event-series.ts';
import type { AlertStatistics } from '../../statistics/alert-statistics.ts';
import type { AwaySummary } from '../../statistics/away-summary.ts';
import type { DropStatistics } from '../../statistics/drop-statistics.ts';
import { STATISTICS_PERIODS } from '../../statistics/statistics-period.ts';
import { EXPORT_FORMATS, type ExportPart, type SeriesCursor } from '../export-part.ts';
import type { HistoryStorage } from '../history-storage.ts';
import { itemId, text } from './fields.ts';
import { listFields } from './list-fields.ts';

/** What was recorded: lists, events and their prices, statistics. Payloads by request name. */
export const HISTORY_REQUESTS = {
  /** A part of a list of the history as a file: the same list, all of it. The next part goes on `before` what `next` says. */
  'history.export': z.object({ ...listFields, format: z.enum(EXPORT_FORMATS) }),
  /** How large the history is, and how far its check is. */
  'history.storage': z.null(),
  /** Begins to check and compact it, unless that runs. */
  'history.upkeep': z.null(),
  /** Deletes everything that was recorded. */
  'history.clear': z.null(),
  /** The sites that messages of the history came from: choices of its filter. */
  'history.websites': z.null(),
  /** The events seen, newest first, as the history knows their prices. */
  'events.list': z.null(),
  /** Lowest price and stock of one of them, or of a section, over time. */
  'events.series': z.object({
    event_id: text(200),
    website: text(200).nullable(),
    /** Blank for the whole event. */
    section: text(1000),
    class: z.enum(PRICE_CLASSES),
    range: z.enum(SERIES_RANGES),
  }),
  /** When drops come: of an event, of a site, or of all. */
  'statistics.drops': z.object({
    event_id: text(200).nullable(),
    website: text(200).nullable(),
    period: z.enum(STATISTICS_PERIODS),
  }),
  /** Results of alerts by entry and site, toast outcomes, and missed alerts. */
  'statistics.alerts': z.object({ period: z.enum(STATISTICS_PERIODS) }),
  /** What the user did not see, of what has a larger number than the one dismissed last. */
  'statistics.away': z.object({ after: itemId }),
  /** A part of all its prices and stocks as a file; the next goes on `after` what `next` says. */
  'events.export': z.object({
    event_id: text(200),
    website: text(200).nullable(),
    format: z.enum(EXPORT_FORMATS),
    after: z.tuple([itemId, z.union([z.literal(0), z.literal(1)]), itemId, itemId]).nullable(),
  }),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface HistoryResponses {
  'history.export': ExportPart<number>;
  'history.storage': HistoryStorage;
  'history.upkeep': null;
  'history.clear': null;
  'history.websites': readonly string[];
  /** At most the 2,000 newest of `total`. */
  'events.list': { readonly events: readonly EventOverview[]; readonly total: number };
  'events.series': EventSeries;
  'statistics.drops': DropStatistics;
  'statistics.alerts': AlertStatistics;
  'statistics.away': AwaySummary;
  'events.export': ExportPart<SeriesCursor>;
}
