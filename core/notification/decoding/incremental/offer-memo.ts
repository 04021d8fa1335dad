import type { Offer } from '../../notification.ts';

/** Offers that will be seen again, as the same objects. */
const repeated = new WeakSet<Offer>();

/** Tells that these offers will come again with later messages, so that what is derived from them is worth keeping. */
export function markRepeated(offers: readonly Offer[]): void {
  for (const offer of offers) repeated.add(offer);
}

/** Remembers what a pure function of an offer gave, as long as there is the offer, for those that come again. */
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
