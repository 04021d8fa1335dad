import type { Notification, Offer } from '../notification/notification.ts';
import { formatList } from '../text/format/format-list.ts';
import { formatCount, formatNumber } from '../text/format/format-number.ts';
import type { Answer } from '../watchlist/expressions/answer.ts';
import type { CompiledEntry } from './compiled-entry.ts';
import type { FilterName, Reason } from './decision.ts';
import { FILTER_LABELS } from './explanation/filter-labels.ts';
import { affectedOffers, hasUnresolvedChange } from './filters/affected-sections.ts';
import { checkAvailability } from './filters/availability.ts';
import { wantedChanges } from './filters/change-type.ts';
import type { MessageFilter } from './filters/filter.ts';
import { checkStock, formatStockDetail } from './filters/stock-threshold.ts';
import { filterOffers } from './offers/filter-offers.ts';

/** What one entry's filters say of one message, whatever its mute and whether it is on. */
export interface EntryEvaluation {
  readonly passes: boolean;
  /** Where it ended: at the entry's switch or a rule on the whole message, at the offers, or at their stock together. */
  readonly stage: 'message' | 'offers' | 'stock';
  /** In message order. Where the stock threshold failed, the offers it was asked about. */
  readonly survivors: readonly Offer[];
  /** Ranks the survivors before anything else; lower is better. Absent: all are equal. */
  readonly fitOf?: (offer: Offer) => number;
  /** Ranks the entry among others of the same outcome before anything else; lower is better. Absent: all are equal. */
  readonly entryFit?: () => number;
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

/**
 * Evaluates the offers that the changes name. If that fails, and one of the changes names none of the offers, it may mean any:
 * an entry that wants more changes must not miss what it would alert for with that change alone.
 */
function evaluateOffers(
  compiled: CompiledEntry,
  notification: Notification,
  unverified: readonly FilterName[],
): EntryEvaluation {
  const { change_type } = compiled.entry;
  const named = affectedOffers(notification, change_type);
  const evaluation = evaluateAffected(compiled, notification, named, [...unverified]);
  if (evaluation.passes || named === null || !hasUnresolvedChange(notification, change_type)) return evaluation;
  const inDoubt = evaluateAffected(compiled, notification, null, [...unverified]);
  return inDoubt.passes ? inDoubt : evaluation;
}

/** @param matchingOffers `null` if any may be meant. */
function evaluateAffected(
  compiled: CompiledEntry,
  notification: Notification,
  matchingOffers: readonly Offer[] | null,
  unverified: FilterName[],
): EntryEvaluation {
  const { offerFilters } = compiled;
  const { change_type, strict } = compiled.entry;
  const affected = matchingOffers ?? notification.offers;
  if (matchingOffers === null) unverified.push('affected_sections');

  const available: Offer[] = [];
  for (const offer of affected) if (checkAvailability(offer) !== 'no') available.push(offer);
  const unavailable = affected.length - available.length;
  const { survivors, unknown, reasons: offerReasons } = filterOffers(available, offerFilters, notification, strict);
  if (survivors.some((offer) => checkAvailability(offer) === 'unknown')) unverified.push('availability');
  unverified.push(...unknown);
  const reasons = (): Reason[] => {
    const list: Reason[] = [];
    const all = notification.offers.length;
    if (affected.length < all) {
      const names = formatList(changedSections(notification, change_type), 3);
      const rejected = all - affected.length;
      const detail = `${formatNumber(rejected)} of ${formatCount(all, 'offer')} not affected by this change (in ${names})`;
      list.push({ filter: 'affected_sections', rejected, of: all, detail });
    }
    if (unavailable > 0) {
      const detail = `${formatNumber(unavailable)} of ${formatCount(affected.length, 'offer')} sold out or not on sale`;
      list.push({ filter: 'availability', rejected: unavailable, of: affected.length, detail });
    }
    return list.concat(offerReasons());
  };
  if (survivors.length === 0) return { passes: false, stage: 'offers', survivors, unverified, reasons };
  return evaluateStock(compiled, notification, survivors, unverified, reasons);
}

/** The sections that the wanted changes name, each once. */
function changedSections(notification: Notification, changeTypes: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const { sections } of wantedChanges(notification, changeTypes)) for (const name of sections) names.add(name);
  return [...names];
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
