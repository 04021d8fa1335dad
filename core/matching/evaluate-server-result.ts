import type { Notification, Offer } from '../notification/notification.ts';
import type { CompiledEntry } from './compiled-entry.ts';
import type { FilterName } from './decision.ts';
import { type EntryEvaluation, evaluate } from './evaluate.ts';
import { FILTER_LABELS } from './explanation/filter-labels.ts';
import { filterOffers } from './offers/filter-offers.ts';
import { FIT, offerFit } from './offers/offer-fit.ts';
import { relevantOffers } from './offers/relevant-offers.ts';

/**
 * On `/notifications/subscribe/filtered` the server has applied every field that it knows
 * (docs/protocol.md#9-server-side-filtering). These reject nothing there; they rank the offers, and the entries of an
 * event. The relative filters, which it does not know, apply here as well.
 */
export function evaluateServerResult(compiled: CompiledEntry, notification: Notification): EntryEvaluation {
  let fit: number | null = null;
  const entryFit = () => {
    fit ??= entryFitOf(compiled, notification);
    return fit;
  };
  return { ...evaluateOffers(compiled, notification), entryFit };
}

/** Whether an entry's filters pass a message, with something unknown or not: the server sent it because of one that fits. */
function entryFitOf(compiled: CompiledEntry, notification: Notification): number {
  const lenient = { ...compiled, entry: { ...compiled.entry, strict: false } };
  const { passes, unverified } = evaluate(lenient, notification);
  if (!passes) return FIT.fails;
  return unverified.length === 0 ? FIT.passes : FIT.unknown;
}

function evaluateOffers(compiled: CompiledEntry, notification: Notification): EntryEvaluation {
  const offers = relevantOffers(notification, compiled.entry.change_type);
  const fitOf = (offer: Offer) => offerFit(compiled, offer, notification);
  if (compiled.relativeFilters.length === 0) {
    return { passes: true, stage: 'stock', survivors: offers, fitOf, unverified: [], reasons: () => [] };
  }
  return applyRelativeFilters(compiled, notification, offers, fitOf);
}

function applyRelativeFilters(
  compiled: CompiledEntry,
  notification: Notification,
  offers: readonly Offer[],
  fitOf: (offer: Offer) => number,
): EntryEvaluation {
  const { relativeFilters, entry } = compiled;
  if (notification.offers.length === 0) return evaluateWithoutOffers(compiled);
  const { survivors, unknown, reasons } = filterOffers(
    fittingOffers(compiled, notification, offers),
    relativeFilters,
    notification,
    entry.strict,
  );
  return { passes: survivors.length > 0, stage: 'offers', survivors, fitOf, unverified: unknown, reasons };
}

/** The offers that the server may have meant: those that fit the other filters, else all. */
function fittingOffers(
  { offerFilters, relativeFilters, ...rest }: CompiledEntry,
  notification: Notification,
  offers: readonly Offer[],
): readonly Offer[] {
  const others = {
    ...rest,
    relativeFilters,
    offerFilters: offerFilters.filter((one) => !relativeFilters.includes(one)),
  };
  const fitting = offers.filter((offer) => offerFit(others, offer, notification) !== FIT.fails);
  return fitting.length > 0 ? fitting : offers;
}

function evaluateWithoutOffers({ relativeFilters, entry }: CompiledEntry): EntryEvaluation {
  const fields: FilterName[] = relativeFilters.map(({ field }) => field);
  const [first] = fields;
  if (first === undefined || !entry.strict) {
    return { passes: true, stage: 'offers', survivors: [], unverified: fields, reasons: () => [] };
  }
  const detail = `no readable offers, so ${FILTER_LABELS[first]} is not stated (strict)`;
  const reasons = () => [{ filter: first, rejected: 1, of: 1, detail }];
  return { passes: false, stage: 'offers', survivors: [], unverified: [], reasons };
}
