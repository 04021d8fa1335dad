import type { Offer } from '../../notification.ts';

/** Offers that will be seen again, as the same objects. */
const repeated = new WeakSet<Offer>();

/** Marks offers that later messages will reuse, so that what is derived from them is worth keeping. */
export function markRepeated(offers: readonly Offer[]): void {
  for (const offer of offers) repeated.add(offer);
}

/** Memoizes a pure function of an offer, for offers that later messages reuse. An entry lives as long as its offer. */
export function memoizeByOffer<T extends object>(compute: (offer: Offer) => T): (offer: Offer) => T {
  const known = new WeakMap<Offer, T>();
  return (offer) => {
    const before = known.get(offer);
    if (before !== undefined) return before;
    const value = compute(offer);
    if (repeated.has(offer)) known.set(offer, value);
    return value;
  };
}
