import { formatCheapest, formatPrice } from '../../../notification/format-price.ts';
import type { Notification, Offer } from '../../../notification/notification.ts';
import { differInCurrency } from '../../../text/currency.ts';
import { formatLike } from '../../../text/format/format-like.ts';
import type { WatchlistEntry } from '../../../watchlist/entry.ts';
import {
  type PastPrice,
  type PriceClass,
  type PriceHistory,
  type PriceQuestion,
  sectionKey,
} from '../../history/price-history.ts';
import { buyablePrice } from '../availability.ts';
import { type OfferFilter, relativeMiss } from '../filter.ts';

/** A filter of one entry that compares a price with those seen before the message. */
export interface RelativeFilter {
  /** What it has to know. */
  readonly question: PriceQuestion;
  /** The filter for one message. `history`: what was seen before it. */
  forMessage(notification: Notification, history: PriceHistory | null): OfferFilter;
}

/** What is special about a relative filter. */
export interface RelativeRule {
  readonly field: 'new_low' | 'drop_percent' | 'below_face';
  readonly question: PriceQuestion;
  /** What else counts as seen, beside the history. */
  seenInMessage?(notification: Notification): PastPrice | null;
  /** Offers that it is not about pass. */
  isAbout?(offer: Offer): boolean;
  /** The price that an offer is held against. */
  limit(past: PastPrice): number;
  /** Whether the limit itself passes. */
  readonly inclusive: boolean;
  /** What an offer is that answered no: "not below the lowest seen, $149.00 on 2026-11-24T13:05:00Z". */
  describe(past: PastPrice): string;
  /** The same with the offer's price, if it is more than the two together. */
  phrase?(price: number, formattedPrice: string, past: PastPrice): string;
  /** How much of a number that is asked for a price reaches. */
  reached?(price: number, past: PastPrice): number;
  /** How far an offer is above its limit. */
  gap(above: number): string;
}

/** Amounts are in cents: what is less than a hundredth of one comes from calculating. */
const ROUNDING = 1e-4;

/** The filter of a rule. Unknown without a history, without a price, and if the currencies differ. */
export function relativeFilter(rule: RelativeRule): RelativeFilter {
  const { field, question, inclusive } = rule;
  return {
    question,
    forMessage(notification, history) {
      const pastOf = pastPrices(rule, notification, history);
      const compare = (offer: Offer) => {
        const price = buyablePrice(offer);
        const past = pastOf(offer);
        if (price === null || past === null || differInCurrency(offer.price_label, past.label)) return null;
        return { past, price, above: price - rule.limit(past) };
      };
      return {
        field,
        answer(offer) {
          if (rule.isAbout?.(offer) === false) return 'yes';
          const compared = compare(offer);
          if (compared === null) return 'unknown';
          return compared.above < (inclusive ? ROUNDING : -ROUNDING) ? 'yes' : 'no';
        },
        miss(offer) {
          const compared = compare(offer);
          // An offer at the limit is a miss as well.
          return compared === null ? 1 : relativeMiss(compared.above + ROUNDING, rule.limit(compared.past));
        },
        detail(nearest) {
          const compared = compare(nearest);
          return `${compared === null ? '' : rule.describe(compared.past)}${formatCheapest(nearest)}`;
        },
        phrase(offer) {
          const compared = compare(offer);
          const price = formatPrice(offer) ?? '';
          if (compared === null) return price;
          return rule.phrase?.(compared.price, price, compared.past) ?? `${price} is ${rule.describe(compared.past)}`;
        },
        gap: (offer) => rule.gap(compare(offer)?.above ?? 0),
        reached(offer) {
          const compared = compare(offer);
          return compared === null ? 0 : (rule.reached?.(compared.price, compared.past) ?? 0);
        },
      };
    },
  };
}

/** The price that an offer is compared with, looked up once for a message and a section. */
function pastPrices(
  { question, seenInMessage }: RelativeRule,
  notification: Notification,
  history: PriceHistory | null,
) {
  const bySection = new Map<string, PastPrice | null>();
  return (offer: Offer): PastPrice | null => {
    const section = question.scope === 'event' ? '' : sectionKey(offer.section_name);
    let past = bySection.get(section);
    if (past === undefined) {
      past = lower(history?.answer(question, section) ?? null, seenInMessage?.(notification) ?? null);
      bySection.set(section, past);
    }
    return past;
  };
}

/** The lower of two prices; the second one if their currencies differ, because it is the newer. */
function lower(past: PastPrice | null, now: PastPrice | null): PastPrice | null {
  if (past === null || now === null) return past ?? now;
  return differInCurrency(past.label, now.label) || now.price <= past.price ? now : past;
}

/**
 * Only the types of ticket that an entry alerts for count as seen: whoever does not want resale must not miss a low
 * price because resale was cheaper before.
 */
export function priceClassOf(entry: WatchlistEntry): PriceClass {
  const othersOn = entry.standard_tickets || entry.general_admission_tickets || entry.platinum_tickets;
  if (entry.resale_tickets) return othersOn ? 'all' : 'resale';
  return othersOn ? 'primary' : 'all';
}

/** "$149.00", as the site writes prices. */
export function formatPast({ price, label }: PastPrice): string {
  return formatLike(price, label);
}
