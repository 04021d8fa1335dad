import type { Notification, Offer } from '../../notification/notification.ts';
import { foldSection } from '../../text/fold.ts';
import { memoize } from '../../text/memoize.ts';
import { wantedChanges } from './change-type.ts';

/** The folded words of a name in one fixed order: "GA Floor" and "Floor GA" name one section. */
const sortedWords = memoize((name) => foldSection(name).split(' ').sort().join(' '));
/** Those of a section's name, with and without the word "Section" before it, which differ for few names. */
const sectionNames = memoize((section) => [...new Set([sortedWords(section), sortedWords(`Section ${section}`)])]);

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
  const affected = notification.offers.filter((offer) => isListed(offer, names));
  return affected.length === 0 ? null : affected;
}

/** Asks for one name after the other, because the first is usually the one. */
function isListed({ section_name, section_key, offer_id, offer_name }: Offer, names: ReadonlySet<string>): boolean {
  for (const words of sectionNames(section_name)) if (names.has(words)) return true;
  return names.has(sortedWords(section_key ?? offer_id)) || (offer_name !== null && names.has(sortedWords(offer_name)));
}

/** Tells of names in `changes` whether they mean this offer. */
export function createNameCheck(offer: Offer): (name: string) => boolean {
  const own = namesOf(offer);
  return (name) => own.includes(sortedWords(name));
}

/** The offer's names, folded and their words in order. */
function namesOf({ section_name, section_key, offer_id, offer_name }: Offer): readonly string[] {
  const names = [...sectionNames(section_name), sortedWords(section_key ?? offer_id)];
  if (offer_name !== null) names.push(sortedWords(offer_name));
  return names;
}
