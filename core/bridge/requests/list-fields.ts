import { z } from 'zod';
import { ALERT_RESULTS } from '../../feed/alert-result.ts';
import { HISTORY_CLASSES } from '../../feed/search/history-filters.ts';
import { OUTCOMES } from '../../matching/decision.ts';
import { instant, itemId, text } from './fields.ts';

const price = z.number().finite().nonnegative();
/** `HistoryFilters`. */
const historyFilters = z.object({
  outcome: z.enum(OUTCOMES).nullable(),
  entry: text(200).nullable(),
  result: z.enum(ALERT_RESULTS).nullable(),
  class: z.enum(HISTORY_CLASSES).nullable(),
  price_from: price.nullable(),
  price_to: price.nullable(),
  from: instant.nullable(),
  to: instant.nullable(),
});
/** Which list. */
export const listFields = {
  /** Items older than this number; `null` for the newest. */
  before: itemId.nullable(),
  /** `alerts`: only outcome alert (and gaps). */
  view: z.enum(['alerts', 'everything']),
  /** Words that event, artist, venue, location, id or the name of any section or offer contain; blank for all. */
  query: text(200),
  /** Blank for messages that state none. */
  website: text(100).nullable(),
  change_type: text(100).nullable(),
  /** What else the history is narrowed to. */
  filters: historyFilters.optional(),
};
