import type { Notification, Offer } from '../../notification/notification.ts';
import { affectedOffers } from '../filters/affected-sections.ts';
import { checkAvailability } from '../filters/availability.ts';

const ANY_CHANGE = ['*'];

/**
 * The offers a message is most likely about, if no filter of ours applies (an event off the watchlist, or a message
 * the server has filtered): those that changed and can be bought, else those that can be bought, else those that
 * changed, else all. This never filters a message.
 *
 * @param changeTypes Those of the entry; any if there is none.
 */
export function relevantOffers(
  notification: Notification,
  changeTypes: readonly string[] = ANY_CHANGE,
): readonly Offer[] {
  const changed = affectedOffers(notification, changeTypes) ?? notification.offers;
  const buyable = changed.filter(isBuyable);
  if (buyable.length > 0) return buyable;
  const others = notification.offers.filter(isBuyable);
  return others.length > 0 ? others : changed;
}

function isBuyable(offer: Offer): boolean {
  return checkAvailability(offer) !== 'no';
}
