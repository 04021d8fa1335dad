import { isJsonObject, type JsonObject } from '../../text/json-object.ts';
import type { Offer, SectionTotal } from '../notification.ts';
import { offerKey } from '../offer-key.ts';
import { describeKind, type FieldLocation, readAmount, readFlag, readText } from './json-fields.ts';
import { isReordered, keysOf } from './parse-json.ts';
import type { ProblemLog } from './problem-log.ts';

export interface DecodedSections {
  readonly sections: readonly SectionTotal[];
  readonly offers: readonly Offer[];
}

/** Collects the sections of a message in its order. */
export interface SectionsTarget {
  readonly sections: SectionTotal[];
  readonly offers: Offer[];
}

/**
 * Reads `sections` in either shape (docs/protocol.md#7-offersections) into one list of offers. Section keys and offer ids are
 * data; an offer or section that is no object is left out and named as a problem. A `sections_type` the document does
 * not know is no error: each section is then read as what it looks like.
 */
export function decodeSections(sectionsType: string | null, value: unknown, problems: ProblemLog): DecodedSections {
  const sections: SectionTotal[] = [];
  const offers: Offer[] = [];
  if (value === undefined || value === null) return { sections, offers };
  if (!isJsonObject(value)) {
    problems.add(['sections'], `${describeKind(value)} where an object is expected; left out`);
    return { sections, offers };
  }
  for (const key of keysOf(value)) decodeSection(sectionsType, key, value[key], { sections, offers }, problems);
  return { sections, offers };
}

const NO_OFFERS: readonly Offer[] = [];

/**
 * Reads one member of `sections` and adds what it holds.
 *
 * @param earlier The offers that an earlier message had there. Texts that are still the same are taken from them: what is
 *   remembered of a text is found faster by the same object.
 */
export function decodeSection(
  sectionsType: string | null,
  key: string,
  section: unknown,
  { sections, offers }: SectionsTarget,
  problems: ProblemLog,
  earlier = NO_OFFERS,
): void {
  if (!isJsonObject(section)) {
    problems.add(['sections', key], `${describeKind(section)} where an object is expected; left out`);
    return;
  }
  switch (sectionsType) {
    case 'OfferSections':
      offers.push(decodeOfferSection(key, section, problems, earlier[0]));
      break;
    case 'SeatMapSections':
      decodeSeatMapSection(key, section, sections, offers, problems, earlier);
      break;
    default:
      if (looksLikeOfferSection(section)) offers.push(decodeOfferSection(key, section, problems, earlier[0]));
      else decodeSeatMapSection(key, section, sections, offers, problems, earlier);
  }
}

const OFFER_SECTION_FIELDS = ['offer_name', 'available', 'price', 'price_label', 'atc'];

function looksLikeOfferSection(section: JsonObject): boolean {
  return OFFER_SECTION_FIELDS.some((field) => Object.hasOwn(section, field) && !isJsonObject(section[field]));
}

/** One tier of OfferSections (section 5.1). `is_active` is read too if `available` is not given. */
function decodeOfferSection(
  offerId: string,
  section: JsonObject,
  problems: ProblemLog,
  earlier: Offer | undefined,
): Offer {
  const place: FieldLocation = { path: ['sections', offerId], problems };
  const available = readFlag(section.available, place, 'available') ?? readFlag(section.is_active, place, 'is_active');
  return decodeOffer(null, offerId, section, available, place, earlier);
}

/** One section of SeatMapSections (section 5.2): its `stock` is the aggregate, every other key an offer. */
function decodeSeatMapSection(
  key: string,
  section: JsonObject,
  sections: SectionTotal[],
  offers: Offer[],
  problems: ProblemLog,
  earlier: readonly Offer[],
): void {
  let index = 0;
  const path = ['sections', key];
  let stock: number | null = null;
  function decodeMember(offerId: string, offer: unknown): void {
    if (offerId === 'stock') {
      stock = readAmount(offer, { path, problems }, 'stock');
      return;
    }
    if (!isJsonObject(offer)) {
      problems.add([...path, offerId], `${describeKind(offer)} where an offer is expected; left out`);
      return;
    }
    const place: FieldLocation = { path: ['sections', key, offerId], problems };
    const available = readFlag(offer.is_active, place, 'is_active');
    offers.push(decodeOffer(key, offerId, offer, available, place, earlier[index]));
    index += 1;
  }
  if (isReordered(section)) for (const offerId of keysOf(section)) decodeMember(offerId, section[offerId]);
  // `for in` reads each value where it found the key; looking keys up one by one costs as much as decoding the offer.
  else for (const offerId in section) decodeMember(offerId, section[offerId]);
  sections.push({ key, stock });
}

function decodeOffer(
  sectionKey: string | null,
  offerId: string,
  source: JsonObject,
  available: boolean | null,
  place: FieldLocation,
  earlierThere: Offer | undefined,
): Offer {
  const earlier = earlierThere?.offer_id === offerId && earlierThere.section_key === sectionKey ? earlierThere : null;
  const offerName = sameText(readText(source.offer_name, place, 'offer_name'), earlier?.offer_name);
  const section = sameText(readText(source.section, place, 'section'), earlier?.section);
  return {
    key: earlier?.key ?? offerKey(sectionKey, offerId),
    section_key: sectionKey,
    offer_id: offerId,
    section_name: sectionKey === null ? (offerName ?? offerId) : (section ?? sectionKey),
    offer_name: offerName,
    section,
    available,
    price: readAmount(source.price, place, 'price'),
    price_without_fees: readAmount(source.price_without_fees, place, 'price_without_fees'),
    price_label: readText(source.price_label, place, 'price_label'),
    inventory_type: sameText(readText(source.inventory_type, place, 'inventory_type'), earlier?.inventory_type),
    stock: readAmount(source.stock, place, 'stock'),
    stock_not_available: readAmount(source.stock_not_available, place, 'stock_not_available'),
    longest_adjacent_seats: readAmount(source.longest_adjacent_seats, place, 'longest_adjacent_seats'),
    general_admission: readFlag(source.general_admission, place, 'general_admission'),
    row: readText(source.row, place, 'row'),
    atc: readText(source.atc, place, 'atc'),
  };
}

function sameText(text: string | null, earlier: string | null | undefined): string | null {
  return earlier != null && text === earlier ? earlier : text;
}
