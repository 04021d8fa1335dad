import { type CompiledEntry, compileEntry } from '../matching/compiled-entry.ts';
import type { Decision } from '../matching/decision.ts';
import { FILTER_LABELS } from '../matching/explanation/filter-labels.ts';
import { affectedOffers } from '../matching/filters/affected-sections.ts';
import { checkAvailability } from '../matching/filters/availability.ts';
import { ticketClassesOf, ticketClassName } from '../matching/filters/ticket-class.ts';
import type { PriceHistory } from '../matching/history/price-history.ts';
import { offerRow } from '../matching/offers/offer-row.ts';
import type { Notification, Offer } from '../notification/notification.ts';
import type { WatchlistEntry } from '../watchlist/entry.ts';

/** What the watchlist says of one offer of a message. */
export interface OfferEvaluation {
  readonly key: string;
  readonly passes: boolean;
  /** Why not, in one phrase: "over by 3.50"; `null` for one that passes or if no filter says. */
  readonly reason: string | null;
  /** Whether the message is about it: its section is among those that changed. */
  readonly changed: boolean;
  readonly row: string | null;
  /** Its classes in words, standard left out: "resale". */
  readonly classes: readonly string[];
}

/**
 * Every offer of a message, those that pass first and best first, then the rest in message order.
 *
 * @param entry The deciding entry; `null` if none decided.
 * @param history What was seen of the event before; `null` if that is not known.
 */
export function evaluateOffers(
  notification: Notification,
  decision: Decision,
  entry: WatchlistEntry | null,
  history: PriceHistory | null,
): readonly OfferEvaluation[] {
  const place = new Map(decision.offers.map((key, index) => [key, index]));
  const changed = new Set(affectedOffers(notification, ['*']));
  const compiled = entry === null ? null : compileEntry(entry, notification, history);
  const affected = compiled === null ? null : affectedOffers(notification, compiled.entry.change_type);
  const wanted = affected === null ? null : new Set(affected);
  const placeOf = ({ key }: Offer) => place.get(key) ?? decision.offers.length;
  return notification.offers
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((offer) => {
      const passes = place.has(offer.key);
      return {
        key: offer.key,
        passes,
        reason: passes ? null : reasonOf(offer, notification, compiled, wanted),
        changed: changed.has(offer),
        row: offerRow(offer),
        classes: ticketClassesOf(offer)
          .filter((field) => field !== 'standard_tickets')
          .map(ticketClassName),
      };
    });
}

function reasonOf(
  offer: Offer,
  notification: Notification,
  compiled: CompiledEntry | null,
  wanted: ReadonlySet<Offer> | null,
): string | null {
  if (offer.stock === 0) return 'sold out';
  if (checkAvailability(offer) === 'no') return 'not on sale';
  for (const filter of compiled?.offerFilters ?? []) {
    const answer = filter.answer(offer, notification);
    if (answer === 'no') return filter.gap?.(offer) ?? filter.phrase(offer);
    if (answer === 'unknown' && compiled?.entry.strict) return `${FILTER_LABELS[filter.field]} not stated`;
  }
  return wanted === null || wanted.has(offer) ? null : 'not changed';
}
