import type { Offer } from '../../notification/notification.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import { foldText } from '../../watchlist/fold.ts';
import { remember } from '../memo.ts';
import { cheapestWords } from '../words.ts';
import type { OfferFilter } from './filter.ts';

const RESALE = wholeWords('resale');
const PLATINUM = wholeWords('platinum');
const GENERAL_ADMISSION = wholeWords('ga|general admission|standing|pit|lawn');

/** What the words of a name are evidence of. */
const evidenceOf = remember((name) => {
  const text = foldText(name);
  return { resale: RESALE.test(text), platinum: PLATINUM.test(text), generalAdmission: GENERAL_ADMISSION.test(text) };
});
const NO_EVIDENCE = { resale: false, platinum: false, generalAdmission: false };

/** Resale: `inventory_type` says so, or says nothing and the offer name has the word (design section 5). */
export function isResale(offer: Offer): boolean {
  if (offer.inventory_type !== null) return foldText(offer.inventory_type) === 'resale';
  return offerEvidence(offer).resale;
}

/** Platinum: the offer name has the word; a section's name says nothing of it. */
export function isPlatinum(offer: Offer): boolean {
  return offerEvidence(offer).platinum;
}

/** General admission: `general_admission` says so, or says nothing and the offer or section name does. */
export function isGeneralAdmission(offer: Offer): boolean {
  if (offer.general_admission !== null) return offer.general_admission;
  return offerEvidence(offer).generalAdmission || evidenceOf(offer.section_name).generalAdmission;
}

/** Standard: none of the other classes. */
export function isStandard(offer: Offer): boolean {
  return !isResale(offer) && !isPlatinum(offer) && !isGeneralAdmission(offer);
}

const CLASSES = [
  { field: 'standard_tickets', belongs: isStandard, many: 'standard tickets', one: 'a standard ticket' },
  { field: 'resale_tickets', belongs: isResale, many: 'resale', one: 'resale' },
  {
    field: 'general_admission_tickets',
    belongs: isGeneralAdmission,
    many: 'general admission',
    one: 'general admission',
  },
  { field: 'platinum_tickets', belongs: isPlatinum, many: 'platinum', one: 'platinum' },
] as const;

/**
 * The four ticket classes: an offer belongs to every class it fits and passes if none of them is off. One filter a
 * class that is off; all four off means no class filter. Never unknown: with no evidence an offer is standard.
 */
export function ticketClassFilters(entry: WatchlistEntry): readonly OfferFilter[] {
  const off = CLASSES.filter(({ field }) => !entry[field]);
  if (off.length === CLASSES.length) return [];
  return off.map(({ field, belongs, many, one }) => ({
    field,
    answer: (offer) => (belongs(offer) ? 'no' : 'yes'),
    miss: () => 1,
    detail: (nearest) => `${many}${cheapestWords(nearest)}`,
    phrase: () => one,
  }));
}

function offerEvidence({ offer_name }: Offer) {
  return offer_name === null ? NO_EVIDENCE : evidenceOf(offer_name);
}

/** For folded text. */
function wholeWords(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'u');
}
