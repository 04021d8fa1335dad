import type { Change, Notification, Offer } from '../../notification/notification.ts';
import { foldSection } from '../../watchlist/fold.ts';
import { remember } from '../memo.ts';

const folded = remember(foldSection);

/**
 * The offers a message is about: those whose section key, section name or offer name is one that `changes` lists, after
 * folding, which drops a leading "Section" (design section 6). `null` where none of the names resolves: then every
 * offer counts as affected, unverified.
 *
 * @param changes Those of the types the entry wants.
 */
export function affectedOffers(notification: Notification, changes: readonly Change[]): readonly Offer[] | null {
  const names = new Set<string>();
  for (const change of changes) for (const name of change.sections) names.add(folded(name));
  if (names.size === 0) return null;
  const affected = notification.offers.filter((offer) => isNamed(offer, names));
  return affected.length === 0 ? null : affected;
}

function isNamed(offer: Offer, names: ReadonlySet<string>): boolean {
  return (
    names.has(folded(offer.section_name)) ||
    names.has(folded(offer.section_key ?? offer.offer_id)) ||
    (offer.offer_name !== null && names.has(folded(offer.offer_name)))
  );
}
