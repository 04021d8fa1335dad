import { offerRow } from '../matching/offers/offer-row.ts';
import { formatPrice } from '../notification/format-price.ts';
import type { Notification, Offer } from '../notification/notification.ts';
import { currencyOf } from '../text/currency.ts';
import { toRowItem } from '../watchlist/expressions/row.ts';
import { toSectionItem } from '../watchlist/expressions/section.ts';

/** What messages of an event have named, for the pickers of the entry form. */
export interface SeenValues {
  /** In the order of their names. */
  readonly sections: readonly SeenValue[];
  readonly rows: readonly SeenValue[];
  /** In the order of their names. */
  readonly websites: readonly string[];
  /** The currency as price labels write it, `$` or `CHF`; `null` if none is known or the labels differ. */
  readonly currency: string | null;
}

/** One item of a section or row expression. */
export interface SeenValue {
  /** As the expression takes it, in quotes if it would be read as something else. */
  readonly item: string;
  /** The lowest price seen, as the site writes it; `null` if none was. */
  readonly cheapest: string | null;
}

/** More than a person would look through. */
const MAX_VALUES = 500;
const collator = new Intl.Collator('en', { numeric: true });

/** @param notifications of one event, newest first */
export function collectSeenValues(notifications: readonly Notification[]): SeenValues {
  const sections = new Map<string, Offer>();
  const rows = new Map<string, Offer>();
  const websites = new Set<string>();
  const currencies = new Set<string>();
  for (const { offers, website } of notifications) {
    if (website !== null) websites.add(website);
    for (const offer of offers) {
      keepCheapest(sections, toSectionItem(offer.section_name), offer);
      const row = offerRow(offer);
      if (row !== null) keepCheapest(rows, toRowItem(row), offer);
      const currency = currencyOf(offer.price_label);
      if (currency !== null) currencies.add(currency);
    }
  }
  const [currency = null, ...others] = currencies;
  return {
    sections: toValues(sections),
    rows: toValues(rows),
    websites: [...websites].sort(collator.compare),
    currency: others.length === 0 ? currency : null,
  };
}

function keepCheapest(values: Map<string, Offer>, item: string, offer: Offer): void {
  if (item === '' || item === '""') return;
  const known = values.get(item);
  if (known === undefined ? values.size < MAX_VALUES : priceOf(offer) < priceOf(known)) values.set(item, offer);
}

const priceOf = ({ price }: Offer) => price ?? Number.POSITIVE_INFINITY;

function toValues(values: ReadonlyMap<string, Offer>): SeenValue[] {
  return [...values]
    .map(([item, offer]) => ({ item, cheapest: formatPrice(offer) }))
    .sort((a, b) => collator.compare(a.item, b.item));
}
