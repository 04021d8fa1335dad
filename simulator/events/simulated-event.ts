import type { Random } from '../random.ts';
import { formatPriceLabel, roundPrice } from './currency.ts';
import { cartUrl, createEventInfos } from './event-infos.ts';
import type { EventPlan } from './event-plan.ts';
import {
  type Changes,
  createInventory,
  type Inventory,
  type OfferState,
  type SectionState,
  sumStock,
} from './inventory.ts';
import type { WireMessage, WireSeatOffer, WireSection, WireTier } from './wire-message.ts';

/** Fees are about a fifth of what the buyer pays. */
const PRICE_WITHOUT_FEES_FACTOR = 0.82;

/** An event on sale and how the service announces it. */
export interface SimulatedEvent {
  readonly inventory: Inventory;
  /** The message that announces `changes`, as the service would write it at `nowMs`. */
  createMessage(changes: Changes, nowMs: number): WireMessage;
}

/**
 * A show with something on sale in `openShare` (0 to 1) of its sections.
 *
 * @param options `startMs`: when the simulator started, from which the event's date counts.
 */
export function createSimulatedEvent(
  plan: EventPlan,
  random: Random,
  options: { readonly openShare: number; readonly startMs: number },
): SimulatedEvent {
  const inventory = createInventory(plan, random, options.openShare);
  const infos = createEventInfos(plan, options.startMs);
  return {
    inventory,
    createMessage: (changes, nowMs) => ({
      timestamp: new Date(nowMs).toISOString(),
      website: plan.website,
      version: '1.0',
      event_id: plan.eventId,
      region: plan.region,
      changes,
      sections_type: plan.sectionsType,
      sections: Object.fromEntries(
        inventory.sections.map((section) => [section.plan.key, toWireSection(plan, section)]),
      ),
      stock: inventory.totalStock(),
      ...(infos === undefined ? {} : { event_infos: infos }),
    }),
  };
}

/** One entry of `sections`, in the shape of the event's `sections_type`. */
export function toWireSection(plan: EventPlan, section: SectionState): WireTier | WireSection {
  const [tier] = section.offers;
  if (plan.sectionsType === 'OfferSections' && tier !== undefined) return toWireTier(plan, tier);
  return Object.assign(
    { stock: sumStock(section.offers) },
    Object.fromEntries(section.offers.map((offer) => [offer.id, toWireSeatOffer(plan, section, offer)])),
  ) as WireSection;
}

function toWireTier(plan: EventPlan, offer: OfferState): WireTier {
  return {
    offer_name: offer.name,
    available: offer.stock > 0,
    price: offer.price,
    price_label: formatPriceLabel(offer.price, plan.region),
    stock: offer.stock,
    atc: cartUrl(plan, offer.id),
  };
}

function toWireSeatOffer(plan: EventPlan, { plan: section }: SectionState, offer: OfferState): WireSeatOffer {
  return {
    offer_name: offer.name,
    price: offer.price,
    price_without_fees: roundPrice(offer.price * PRICE_WITHOUT_FEES_FACTOR, plan.region),
    price_label: formatPriceLabel(offer.price, plan.region),
    section: section.section,
    inventory_type: offer.kind === 'resale' ? 'resale' : 'primary',
    is_active: offer.stock > 0,
    stock: offer.stock,
    stock_not_available: Math.max(0, section.seats - offer.stock),
    atc: cartUrl(plan, offer.id),
    longest_adjacent_seats: offer.longestAdjacentSeats,
    general_admission: section.generalAdmission,
  };
}
