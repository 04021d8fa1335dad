import { formatCheapest } from '../../notification/format-price.ts';
import type { Offer } from '../../notification/notification.ts';
import { foldText } from '../../text/fold.ts';
import { memoize } from '../../text/memoize.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import type { OfferFilter } from './filter.ts';

const RESALE = wholeWordPattern('resale');
const PLATINUM = wholeWordPattern('platinum');
const GENERAL_ADMISSION = wholeWordPattern('ga|general admission|standing|pit|lawn');

/** What the words of a name are evidence of. */
const evidenceOf = memoize((name) => {
  const text = foldText(name).replace(/ ?[-‐‑‒–—−] ?/g, ' ');
  return { resale: RESALE.test(text), platinum: PLATINUM.test(text), generalAdmission: GENERAL_ADMISSION.test(text) };
});
const NO_EVIDENCE = { resale: false, platinum: false, generalAdmission: false };

const isResaleType = memoize((inventoryType) => foldText(inventoryType) === 'resale', 1_000);

/** Resale: `inventory_type` says so, or says nothing and the offer name has the word (docs/filters.md). */
export function isResale(offer: Offer): boolean {
  return offer.inventory_type === null ? offerEvidence(offer).resale : isResaleType(offer.inventory_type);
}

/** Platinum: the offer name has the word; a section's name says nothing of it. */
function isPlatinum(offer: Offer): boolean {
  return offerEvidence(offer).platinum;
}

/** General admission: `general_admission` says so, or says nothing and the offer or section name does. */
export function isGeneralAdmission(offer: Offer): boolean {
  if (offer.general_admission !== null) return offer.general_admission;
  return offerEvidence(offer).generalAdmission || evidenceOf(offer.section_name).generalAdmission;
}

/** Standard: none of the other classes. */
function isStandard(offer: Offer): boolean {
  return !isResale(offer) && !isPlatinum(offer) && !isGeneralAdmission(offer);
}

const TICKET_CLASSES = [
  { field: 'standard_tickets', matches: isStandard, plural: 'standard tickets', singular: 'a standard ticket' },
  { field: 'resale_tickets', matches: isResale, plural: 'resale', singular: 'resale' },
  {
    field: 'general_admission_tickets',
    matches: isGeneralAdmission,
    plural: 'general admission',
    singular: 'general admission',
  },
  { field: 'platinum_tickets', matches: isPlatinum, plural: 'platinum', singular: 'platinum' },
] as const;

/** The field that switches a ticket class on or off. */
export type TicketClassField = (typeof TICKET_CLASSES)[number]['field'];

export function isTicketClassField(field: string): field is TicketClassField {
  return TICKET_CLASSES.some((one) => one.field === field);
}

/** The class in words: "resale", "general admission". */
export function ticketClassName(field: TicketClassField): string {
  return TICKET_CLASSES.find((one) => one.field === field)?.plural ?? field;
}

/** Every class an offer belongs to; never empty. */
export function ticketClassesOf(offer: Offer): readonly TicketClassField[] {
  return TICKET_CLASSES.filter(({ matches }) => matches(offer)).map(({ field }) => field);
}

/** Whether an entry turns some classes away. All four off means no class filter. */
export function filtersTicketClasses(entry: Pick<WatchlistEntry, TicketClassField>): boolean {
  const on = TICKET_CLASSES.filter(({ field }) => entry[field]);
  return on.length > 0 && on.length < TICKET_CLASSES.length;
}

/**
 * The four ticket classes: an offer belongs to every class it fits and passes if none of them is off. One filter a
 * class that is off; all four off means no class filter. Never unknown: with no evidence an offer is standard.
 */
export function ticketClassFilters(entry: WatchlistEntry): readonly OfferFilter[] {
  if (!filtersTicketClasses(entry)) return [];
  return TICKET_CLASSES.filter(({ field }) => !entry[field]).map(({ field, matches, plural, singular }) => ({
    field,
    answer: (offer) => (matches(offer) ? 'no' : 'yes'),
    miss: () => 1,
    detail: (nearest) => `${plural}${formatCheapest(nearest)}`,
    phrase: () => singular,
  }));
}

function offerEvidence({ offer_name }: Offer) {
  return offer_name === null ? NO_EVIDENCE : evidenceOf(offer_name);
}

/** For folded text. */
function wholeWordPattern(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'u');
}
