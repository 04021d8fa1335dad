import { type CompiledEntry, compileEntry } from '../../matching/compiled-entry.ts';
import { evaluate } from '../../matching/evaluate.ts';
import { findNearMiss } from '../../matching/explanation/near-miss.ts';
import { affectedOffers } from '../../matching/filters/affected-sections.ts';
import { checkAvailability } from '../../matching/filters/availability.ts';
import type { OfferFilter } from '../../matching/filters/filter.ts';
import { maxQuantity } from '../../matching/filters/seat-quantity.ts';
import { checkStock } from '../../matching/filters/stock-threshold.ts';
import { isTicketClassField } from '../../matching/filters/ticket-class.ts';
import type { PriceHistory } from '../../matching/history/price-history.ts';
import { offerRow } from '../../matching/offers/offer-row.ts';
import { formatPrice } from '../../notification/format-price.ts';
import type { Notification, Offer } from '../../notification/notification.ts';
import { formatIsoDay } from '../../time/calendar.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import { formatDay } from '../../watchlist/expressions/date.ts';
import { parseRowExpression } from '../../watchlist/expressions/row.ts';
import { venueDate } from '../../watchlist/venue-date.ts';
import { applyRelaxation } from './apply-relaxation.ts';
import type { Relaxation, RelaxationStep } from './relaxation.ts';

/**
 * What would have let a filtered message alert: the steps that the nearest offer needs, all of them together.
 *
 * @param entry The entry that filtered it.
 * @param history What was seen of the event before; `null` if that is not known.
 * @returns `null` if no such change is known: the offer is sold out, or its words do not fit the keywords.
 */
export function suggestRelaxation(
  notification: Notification,
  entry: WatchlistEntry,
  history: PriceHistory | null,
): Relaxation | null {
  const steps = findSteps(notification, entry, history);
  if (steps?.some(({ kind }) => kind === 'ticket_class') !== true) return steps;
  // With another class, its earlier prices count too.
  const more = findSteps(notification, { ...entry, ...applyRelaxation(entry, steps) }, history);
  return more === null ? steps : [...steps, ...more];
}

function findSteps(notification: Notification, entry: WatchlistEntry, history: PriceHistory | null): Relaxation | null {
  const steps: RelaxationStep[] = entry.enabled ? [] : [{ kind: 'enable' }];
  const wanted = withWantedChanges(compileEntry(entry, notification, history), notification, steps);
  if (wanted === null) return null;
  const date = dateStep(wanted, notification);
  if (date !== null) steps.push(date);
  const survivors = relaxOffers(wanted, notification, steps);
  if (survivors === null || !relaxStock(wanted, notification, survivors, steps)) return null;
  if (needsUnknown(entry, notification, history, steps)) steps.push({ kind: 'strict' });
  return steps.length === 0 ? null : steps;
}

/** The entry as it would be if it watched what changed; `null` if the message names no change. */
function withWantedChanges(
  compiled: CompiledEntry,
  notification: Notification,
  steps: RelaxationStep[],
): CompiledEntry | null {
  const filter = compiled.messageFilters.find(({ field }) => field === 'change_type');
  if (filter?.answer(notification) !== 'no') return compiled;
  const types = (notification.changes ?? []).map(({ type }) => type);
  if (types.length === 0) return null;
  steps.push({ kind: 'change_type', types });
  return { ...compiled, entry: { ...compiled.entry, change_type: [...compiled.entry.change_type, ...types] } };
}

function dateStep(compiled: CompiledEntry, notification: Notification): RelaxationStep | null {
  const filter = compiled.messageFilters.find(({ field }) => field === 'date_filter');
  if (filter?.answer(notification) !== 'no') return null;
  const infos = notification.event_infos;
  const date = venueDate(infos?.event_date ?? null, infos?.event_time ?? null);
  return date === null ? null : { kind: 'date', day: formatIsoDay(date.day), label: formatDay(date.day) };
}

/** Adds the steps of the nearest offer. Gives the offers that would survive; `null` if no change lets one through. */
function relaxOffers(
  compiled: CompiledEntry,
  notification: Notification,
  steps: RelaxationStep[],
): readonly Offer[] | null {
  if (notification.offers.length === 0) return [];
  const affected = affectedOffers(notification, compiled.entry.change_type) ?? notification.offers;
  const passing = affected.filter(
    (offer) =>
      checkAvailability(offer) !== 'no' &&
      compiled.offerFilters.every((filter) => filter.answer(offer, notification) !== 'no'),
  );
  if (passing.length > 0) return passing;
  const nearest = findNearMiss(compiled, notification)?.offer;
  if (nearest === undefined || checkAvailability(nearest) === 'no') return null;
  for (const filter of compiled.offerFilters) {
    if (filter.answer(nearest, notification) !== 'no') continue;
    const step = offerStep(filter, nearest);
    if (step === null) return null;
    steps.push(step);
  }
  return [nearest];
}

function offerStep({ field, reached }: OfferFilter, offer: Offer): RelaxationStep | null {
  if (isTicketClassField(field)) return { kind: 'ticket_class', field };
  switch (field) {
    case 'section':
      return { kind: 'section', section: offer.section_name };
    case 'max_price_filter':
    case 'min_price_filter':
      if (offer.price === null) return null;
      return {
        kind: field === 'max_price_filter' ? 'max_price' : 'min_price',
        price: offer.price,
        label: formatPrice(offer) ?? '',
      };
    case 'row_filter': {
      const row = offerRow(offer);
      return row === null || !parseRowExpression(row).ok ? null : { kind: 'row', row };
    }
    case 'seat_quantity': {
      const quantity = maxQuantity(offer);
      return quantity === null || quantity < 1 ? null : { kind: 'seat_quantity', quantity };
    }
    case 'new_low':
    case 'below_face':
      return { kind: field };
    case 'drop_percent':
      return { kind: 'drop_percent', percent: reached?.(offer) ?? 0 };
    default:
      return null;
  }
}

/** Adds the step that the stock threshold needs. `false` if none would do. */
function relaxStock(
  { stockThreshold }: CompiledEntry,
  notification: Notification,
  survivors: readonly Offer[],
  steps: RelaxationStep[],
): boolean {
  if (stockThreshold === null) return true;
  const { answer, stock } = checkStock(survivors, notification, stockThreshold);
  if (answer !== 'no') return true;
  if (stock === null || stock < 1) return false;
  steps.push({ kind: 'stock', stock });
  return true;
}

/** Whether a strict entry would turn the message away even then, because of a fact that it does not state. */
function needsUnknown(
  entry: WatchlistEntry,
  notification: Notification,
  history: PriceHistory | null,
  steps: Relaxation,
): boolean {
  if (!entry.strict) return false;
  const relaxed = { ...entry, ...applyRelaxation(entry, steps) };
  return !evaluate(compileEntry(relaxed, notification, history), notification).passes;
}
