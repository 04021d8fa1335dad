import type { Notification, Offer } from '../../notification/notification.ts';
import { foldSection } from '../../text/fold.ts';
import { memoize } from '../../text/memoize.ts';
import { wantedChanges } from './change-type.ts';

/** The folded words of a name in one fixed order: "GA Floor" and "Floor GA" name one section. */
const sortedWords = memoize((name) => foldSection(name).split(' ').sort().join(' '));
const sortedWordsOfSection = memoize((section) => foldSection(`Section ${section}`).split(' ').sort().join(' '));

interface AffectedOffers {
  readonly notification: Notification;
  readonly changeTypes: readonly string[];
  readonly affected: readonly Offer[] | null;
}

/** What was found last: the decision on a message and its feed line ask for the same in turn. */
let latest: AffectedOffers | null = null;

/**
 * The offers a message is about: those whose section key, section name, offer name or "Section " + section name is one that
 * `changes` lists, after folding and in any order of words. `null` if none of the names resolves: then every
 * offer counts as affected, unverified.
 *
 * @param changeTypes Those the entry wants; `*` for any.
 */
export function affectedOffers(notification: Notification, changeTypes: readonly string[]): readonly Offer[] | null {
  if (latest?.notification !== notification || !areSame(latest.changeTypes, changeTypes)) {
    latest = { notification, changeTypes, affected: findAffected(notification, changeTypes) };
  }
  return latest.affected;
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((type, index) => type === b[index]));
}

function findAffected(notification: Notification, changeTypes: readonly string[]): readonly Offer[] | null {
  const names = new Set<string>();
  for (const change of wantedChanges(notification, changeTypes)) {
    for (const name of change.sections) names.add(sortedWords(name));
  }
  if (names.size === 0) return null;
  const isListed = (words: string) => names.has(words);
  const affected = notification.offers.filter((offer) => hasName(offer, isListed));
  return affected.length === 0 ? null : affected;
}

/** Whether a name in `changes` means this offer. */
export function isOfferNamed(offer: Offer, name: string): boolean {
  const words = sortedWords(name);
  return hasName(offer, (own) => own === words);
}

/** @param isWanted is asked of the offer's names, folded and their words in order. */
function hasName(offer: Offer, isWanted: (words: string) => boolean): boolean {
  const { section_name, section_key, offer_id, offer_name } = offer;
  return (
    isWanted(sortedWords(section_name)) ||
    isWanted(sortedWordsOfSection(section_name)) ||
    isWanted(sortedWords(section_key ?? offer_id)) ||
    (offer_name !== null && isWanted(sortedWords(offer_name)))
  );
}
