import type { Notification, Offer } from '../../notification/notification.ts';
import { foldSection } from '../../text/fold.ts';
import { memoize } from '../../text/memoize.ts';
import { wantedChanges } from './change-type.ts';

/** The folded words of a name in one fixed order: "GA Floor" and "Floor GA" name one section. */
const sortedWords = memoize((name) => foldSection(name).split(' ').sort().join(' '));
const sortedWordsOfSection = memoize((section) => foldSection(`Section ${section}`).split(' ').sort().join(' '));

/** What was found last for a message: its decision, its feed line and the preview all ask for the same. */
const lastResults = new WeakMap<Notification, { types: string; affected: readonly Offer[] | null }>();

/**
 * The offers a message is about: those whose section key, section name, offer name or "Section " + section name is one that
 * `changes` lists, after folding and in any order of words. `null` if none of the names resolves: then every
 * offer counts as affected, unverified.
 *
 * @param changeTypes Those the entry wants; `*` for any.
 */
export function affectedOffers(notification: Notification, changeTypes: readonly string[]): readonly Offer[] | null {
  const types = changeTypes.join('\n');
  const last = lastResults.get(notification);
  if (last?.types === types) return last.affected;
  const affected = findAffected(notification, changeTypes);
  lastResults.set(notification, { types, affected });
  return affected;
}

function findAffected(notification: Notification, changeTypes: readonly string[]): readonly Offer[] | null {
  const names = new Set<string>();
  for (const change of wantedChanges(notification, changeTypes)) {
    for (const name of change.sections) names.add(sortedWords(name));
  }
  if (names.size === 0) return null;
  const affected = notification.offers.filter((offer) => isNamed(offer, names));
  return affected.length === 0 ? null : affected;
}

/** Whether a name in `changes` means this offer. */
export function isOfferNamed(offer: Offer, name: string): boolean {
  return isNamed(offer, new Set([sortedWords(name)]));
}

function isNamed(offer: Offer, names: ReadonlySet<string>): boolean {
  const { section_name, section_key, offer_id, offer_name } = offer;
  return (
    names.has(sortedWords(section_name)) ||
    names.has(sortedWordsOfSection(section_name)) ||
    names.has(sortedWords(section_key ?? offer_id)) ||
    (offer_name !== null && names.has(sortedWords(offer_name)))
  );
}
