import type { Notification, Offer } from '../notification/notification.ts';
import { formatCount } from '../text/format-count.ts';
import { formatList } from '../text/format-list.ts';
import type { Answer } from '../watchlist/expressions/answer.ts';
import type { CompiledEntry } from './compiled-entry.ts';
import type { FilterName, Reason } from './decision.ts';
import { FILTER_LABELS } from './filter-labels.ts';
import { createFilterStats, type FilterStats, reject, toReason } from './filter-stats.ts';
import { affectedOffers } from './filters/affected-sections.ts';
import { checkAvailability } from './filters/availability.ts';
import { wantedChanges } from './filters/change-type.ts';
import type { MessageFilter } from './filters/filter.ts';
import { checkStock, formatStockDetail } from './filters/stock-threshold.ts';

/** What one entry's filters say of one message, whatever its mute and whether it is on. */
export interface EntryEvaluation {
  readonly passes: boolean;
  /** Where it ended: at the entry's switch or a rule on the whole message, at the offers, or at their stock together. */
  readonly stage: 'message' | 'offers' | 'stock';
  /** In message order. Where the stock threshold failed, the offers it was asked about. */
  readonly survivors: readonly Offer[];
  /** Ranks the survivors before anything else; lower is better. Absent: all are equal. */
  readonly fitOf?: (offer: Offer) => number;
  readonly unverified: readonly FilterName[];
  /** Made on demand: only the deciding entry's are put into words. */
  readonly reasons: () => Reason[];
}

/** Evaluates a message against one entry. */
export function evaluate(compiled: CompiledEntry, notification: Notification): EntryEvaluation {
  const unverified: FilterName[] = [];
  for (const filter of compiled.messageFilters) {
    const answer = filter.answer(notification);
    if (rejects(answer, compiled)) {
      const reasons = () => [messageReason(filter, answer, notification)];
      return { passes: false, stage: 'message', survivors: [], unverified, reasons };
    }
    if (answer === 'unknown') unverified.push(filter.field);
  }
  return notification.offers.length === 0
    ? evaluateWithoutOffers(compiled, notification, unverified)
    : evaluateOffers(compiled, notification, unverified);
}

/** What an entry that is off says of every message. */
export const DISABLED_EVALUATION: EntryEvaluation = {
  passes: false,
  stage: 'message',
  survivors: [],
  unverified: [],
  reasons: () => [{ filter: 'enabled', rejected: 1, of: 1, detail: 'the entry is switched off' }],
};

/** Whether an answer fails a test: a no, or with `strict` an unknown. */
function rejects(answer: Answer, { entry }: CompiledEntry): boolean {
  return answer === 'no' || (answer === 'unknown' && entry.strict);
}

function messageReason(filter: MessageFilter, answer: Answer, notification: Notification): Reason {
  const detail =
    answer === 'unknown' ? `${FILTER_LABELS[filter.field]} not stated (strict)` : filter.detail(notification);
  return { filter: filter.field, rejected: 1, of: 1, detail };
}

/** A message without readable offers is unknown on every offer test. */
function evaluateWithoutOffers(
  compiled: CompiledEntry,
  notification: Notification,
  unverified: FilterName[],
): EntryEvaluation {
  unverified.push('affected_sections', 'availability');
  const [first] = compiled.offerFilters;
  if (first !== undefined && compiled.entry.strict) {
    const detail = `no readable offers, so ${FILTER_LABELS[first.field]} is not stated (strict)`;
    return {
      passes: false,
      stage: 'offers',
      survivors: [],
      unverified,
      reasons: () => [{ filter: first.field, rejected: 1, of: 1, detail }],
    };
  }
  for (const filter of compiled.offerFilters) unverified.push(filter.field);
  return evaluateStock(compiled, notification, [], unverified, () => []);
}

function evaluateOffers(
  compiled: CompiledEntry,
  notification: Notification,
  unverified: FilterName[],
): EntryEvaluation {
  const { offerFilters } = compiled;
  const { change_type } = compiled.entry;
  const matchingOffers = affectedOffers(notification, change_type);
  const affected = matchingOffers ?? notification.offers;
  if (matchingOffers === null) unverified.push('affected_sections');

  const filterStats: (FilterStats | undefined)[] = [];
  const survivors: Offer[] = [];
  let unavailable = 0;
  let availabilityUnknown = false;
  /** One bit a filter that was unknown for a surviving offer. */
  let unknownFilters = 0;
  for (const offer of affected) {
    const available = checkAvailability(offer);
    if (available === 'no') {
      unavailable += 1;
      continue;
    }
    const offerUnknownBits = applyOfferFilters(compiled, offer, notification, filterStats);
    if (offerUnknownBits === REJECTED) continue;
    survivors.push(offer);
    unknownFilters |= offerUnknownBits;
    if (available === 'unknown') availabilityUnknown = true;
  }

  if (availabilityUnknown) unverified.push('availability');
  for (const [index, filter] of offerFilters.entries()) {
    if ((unknownFilters & (1 << index)) !== 0) unverified.push(filter.field);
  }
  const reasons = (): Reason[] => {
    const list: Reason[] = [];
    const all = notification.offers.length;
    if (affected.length < all) {
      const sections = wantedChanges(notification, change_type).flatMap((change) => change.sections);
      const names = formatList([...new Set(sections)], 3);
      const rejected = all - affected.length;
      const detail = `${rejected} of ${formatCount(all, 'offer')} not affected by this change (in ${names})`;
      list.push({ filter: 'affected_sections', rejected, of: all, detail });
    }
    if (unavailable > 0) {
      const detail = `${unavailable} of ${formatCount(affected.length, 'offer')} sold out or not on sale`;
      list.push({ filter: 'availability', rejected: unavailable, of: affected.length, detail });
    }
    for (const [index, filter] of offerFilters.entries()) {
      const stats = filterStats[index];
      if (stats !== undefined && stats.rejected + stats.notStated > 0) list.push(toReason(stats, filter));
    }
    return list;
  };
  if (survivors.length === 0) return { passes: false, stage: 'offers', survivors, unverified, reasons };
  return evaluateStock(compiled, notification, survivors, unverified, reasons);
}

const REJECTED = -1;

/** Asks the filters about one offer until one turns it away. Gives one bit a filter that was unknown. */
function applyOfferFilters(
  compiled: CompiledEntry,
  offer: Offer,
  notification: Notification,
  filterStats: (FilterStats | undefined)[],
): number {
  const { offerFilters } = compiled;
  let unknownBits = 0;
  for (let index = 0; index < offerFilters.length; index += 1) {
    const filter = offerFilters[index];
    if (filter === undefined) continue;
    let stats = filterStats[index];
    if (stats === undefined) {
      stats = createFilterStats();
      filterStats[index] = stats;
    }
    stats.of += 1;
    const answer = filter.answer(offer, notification);
    if (answer === 'yes') continue;
    if (answer === 'no') {
      reject(stats, filter, offer);
      return REJECTED;
    }
    if (compiled.entry.strict) {
      stats.notStated += 1;
      return REJECTED;
    }
    unknownBits |= 1 << index;
  }
  return unknownBits;
}

function evaluateStock(
  compiled: CompiledEntry,
  notification: Notification,
  survivors: readonly Offer[],
  unverified: FilterName[],
  reasonsBefore: () => Reason[],
): EntryEvaluation {
  const threshold = compiled.stockThreshold;
  if (threshold === null) return { passes: true, stage: 'stock', survivors, unverified, reasons: reasonsBefore };
  const stockCheck = checkStock(survivors, notification, threshold);
  if (rejects(stockCheck.answer, compiled)) {
    const reasons = (): Reason[] => [
      ...reasonsBefore(),
      { filter: 'stock_threshold_filter', rejected: 1, of: 1, detail: formatStockDetail(stockCheck, threshold) },
    ];
    return { passes: false, stage: 'stock', survivors, unverified, reasons };
  }
  if (!stockCheck.verified) unverified.push('stock_threshold_filter');
  return { passes: true, stage: 'stock', survivors, unverified, reasons: reasonsBefore };
}
