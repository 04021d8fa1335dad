import type { Change, Notification, Offer } from '../../notification/notification.ts';
import { dropSectionWord, foldText } from '../../text/fold.ts';
import { memoize } from '../../text/memoize.ts';
import { MAX_NAME_LENGTH } from '../../text/name-length.ts';
import { wantedChanges } from './change-type.ts';

/**
 * A name as it may stand elsewhere: without the leading Section or Block, and with it if there is one, because it may stand last
 * elsewhere.
 */
const spellingsOf = memoize((name) => {
  const whole = foldText(name);
  return unique([spellingOf(dropSectionWord(whole)), spellingOf(whole)]);
});
/** Those of a section's name alone and with "Section". */
const sectionSpellings = memoize((section) => {
  const whole = foldText(section);
  const bare = dropSectionWord(whole);
  return unique([bare, whole, `section ${whole}`, `section ${bare}`].map(spellingOf));
});

/** Folded words in one fixed order, because "GA Floor" and "Floor GA" name one section; a text that is too long for a name as it is. */
function spellingOf(folded: string): string {
  return folded.length > MAX_NAME_LENGTH ? folded : folded.split(' ').sort().join(' ');
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

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
    latest = {
      notification,
      changeTypes,
      affected: findAffected(notification, wantedChanges(notification, changeTypes)),
    };
  }
  return latest.affected;
}

/** Whether one of several wanted changes names no offer, so that nobody knows which ones it is about. */
export function hasUnresolvedChange(notification: Notification, changeTypes: readonly string[]): boolean {
  const changes = wantedChanges(notification, changeTypes);
  if (changes.length < 2) return false;
  // Not one change after the other: there may be thousands, and thousands of offers.
  const known = new Set<string>();
  for (const offer of notification.offers) {
    hasSpelling(offer, (spelling) => {
      known.add(spelling);
      return false;
    });
  }
  return !changes.every(({ sections }) => sections.some((name) => spellingsOf(name).some((one) => known.has(one))));
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((type, index) => type === b[index]));
}

function findAffected(notification: Notification, changes: readonly Change[]): readonly Offer[] | null {
  const names = new Set<string>();
  for (const change of changes) {
    for (const name of change.sections) for (const spelling of spellingsOf(name)) names.add(spelling);
  }
  if (names.size === 0) return null;
  const affected = notification.offers.filter((offer) => hasSpelling(offer, (spelling) => names.has(spelling)));
  return affected.length === 0 ? null : affected;
}

/** Whether one of an offer's names, as somebody might write it, passes. Asks for one after the other: the first is usually the one. */
function hasSpelling(
  { section_name, section_key, offer_id, offer_name }: Offer,
  passes: (spelling: string) => boolean,
): boolean {
  return (
    sectionSpellings(section_name).some(passes) ||
    spellingsOf(section_key ?? offer_id).some(passes) ||
    (offer_name !== null && spellingsOf(offer_name).some(passes))
  );
}

/** Creates a check whether a name in `changes` means this offer. */
export function createNameCheck(offer: Offer): (name: string) => boolean {
  return (name) => {
    const spellings = spellingsOf(name);
    return hasSpelling(offer, (one) => spellings.includes(one));
  };
}
