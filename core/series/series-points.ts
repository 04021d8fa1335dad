import { affectedOffers } from '../matching/filters/affected-sections.ts';
import { buyablePrice, checkAvailability } from '../matching/filters/availability.ts';
import { isResale } from '../matching/filters/ticket-class.ts';
import { type PriceClass, sectionKey } from '../matching/history/price-history.ts';
import type { Notification, Offer } from '../notification/notification.ts';

/** What a message says of one series. */
export interface SeriesPoint {
  /** The section, so folded that every way of writing it is the same; blank for the whole event. */
  readonly section: string;
  /** The section as the message writes it; blank for the whole event. */
  readonly name: string;
  readonly class: PriceClass;
  /** The lowest price of an offer that can be bought; `null` if there is none, or none that states a price. */
  readonly price: number | null;
  /** That price as the site writes it. */
  readonly label: string | null;
  /** Tickets that can be bought; `null` if the message does not say. 0: sold out. */
  readonly stock: number | null;
}

/** More than a person would look through; a message may name hundreds. */
const MAX_SECTIONS = 300;

/**
 * What a message says of its event and of the sections that changed, by class. A message lists all offers of its event;
 * one that lists none says nothing, unless it says that the stock is 0. A section that changed and has no offer is sold
 * out.
 */
export function seriesPoints(notification: Notification): SeriesPoint[] {
  const { offers, stock } = notification;
  if (offers.length === 0) return stock === 0 ? pointsOf('', '', [], 0) : [];
  const points = pointsOf('', '', offers, stock);
  const changed = changedSections(notification);
  if (changed.size === 0) return points;
  const bySection = Map.groupBy(offers, (offer) => sectionKey(offer.section_name));
  for (const [section, name] of changed) points.push(...pointsOf(section, name, bySection.get(section) ?? [], null));
  return points;
}

/** The sections that `changes` names, by how they are folded. A name that no offer has may be one that is sold out. */
function changedSections(notification: Notification): Map<string, string> {
  const sections = new Map<string, string>();
  const names = [
    ...(affectedOffers(notification, ['*']) ?? []).map((offer) => offer.section_name),
    ...(notification.changes ?? []).flatMap((change) => change.sections),
  ];
  for (const name of names) {
    if (sections.size === MAX_SECTIONS) break;
    const section = sectionKey(name);
    if (section !== '' && !sections.has(section)) sections.set(section, name);
  }
  return sections;
}

/** @param stock of all classes together, if the message states it. */
function pointsOf(section: string, name: string, offers: readonly Offer[], stock: number | null): SeriesPoint[] {
  const buyable = offers.filter((offer) => checkAvailability(offer) !== 'no');
  const resale = buyable.filter(isResale);
  const primary = buyable.filter((offer) => !isResale(offer));
  return [
    { section, name, class: 'all', ...cheapest(buyable), stock: stock ?? totalStock(buyable) },
    { section, name, class: 'primary', ...cheapest(primary), stock: totalStock(primary) },
    { section, name, class: 'resale', ...cheapest(resale), stock: totalStock(resale) },
  ];
}

function cheapest(offers: readonly Offer[]): Pick<SeriesPoint, 'price' | 'label'> {
  let lowest: Pick<SeriesPoint, 'price' | 'label'> = { price: null, label: null };
  for (const offer of offers) {
    const price = buyablePrice(offer);
    if (price !== null && (lowest.price === null || price < lowest.price)) lowest = { price, label: offer.price_label };
  }
  return lowest;
}

/**
 * `null` if there are offers and none states its stock. A message may state any finite number; a total beyond all numbers
 * would be unknown in the history and to the charts, so it is the largest one there is.
 */
function totalStock(offers: readonly Offer[]): number | null {
  const stocks = offers.flatMap(({ stock }) => stock ?? []);
  if (stocks.length === 0 && offers.length > 0) return null;
  const total = stocks.reduce((sum, stock) => sum + stock, 0);
  return Math.min(total, Number.MAX_VALUE);
}
