import type { Offer } from '../notification/notification.ts';

/** A price without its currency, which the API does not state apart: "104.50". */
export function amountWords(amount: number): string {
  return amount.toFixed(2);
}

/** An offer's price as the site writes it, else with two decimals (design section 11). `null` where it has none. */
export function priceWords(offer: Pick<Offer, 'price' | 'price_label'>): string | null {
  return offer.price_label ?? (offer.price === null ? null : amountWords(offer.price));
}

/** A change type as words: `stock_increase` is "stock increase". */
export function changeTypeWords(type: string): string {
  return type.replaceAll('_', ' ');
}

/** "1 offer", "8 offers". */
export function countWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "a", "a and b", "a, b and c"; beyond `most` the rest as a count: "a, b and 5 more". */
export function listWords(items: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : items;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** What follows the words on offers that were turned away for what they are: ", cheapest $88.00"; empty without a price. */
export function cheapestWords(cheapest: Offer): string {
  const price = priceWords(cheapest);
  return price === null ? '' : `, cheapest ${price}`;
}
