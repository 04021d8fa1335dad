import type { Random } from '../random.ts';
import { cartUrl, eventInfos } from './event-infos.ts';
import type { EventPlan } from './event-plan.ts';
import {
  type Changes,
  createInventory,
  type Inventory,
  type OfferState,
  type SectionState,
  stockOf,
} from './inventory.ts';
import { priceLabel, roundPrice } from './money.ts';
import type { WireMessage, WireSeats, WireSection, WireTier } from './wire.ts';

/** Fees are about a fifth of what the buyer pays. */
const WITHOUT_FEES = 0.82;

/** An event on sale and how the service tells of it. */
export interface Show {
  readonly inventory: Inventory;
  /** The message that tells of `changes`, as the service would write it at `nowMs`. */
  tell(changes: Changes, nowMs: number): WireMessage;
}

/**
 * A show with something on sale in `openShare` (0 to 1) of its sections.
 *
 * @param options `startMs`: when the simulator started, from which the event's date counts.
 */
export function createShow(
  plan: EventPlan,
  random: Random,
  options: { readonly openShare: number; readonly startMs: number },
): Show {
  const inventory = createInventory(plan, random, options.openShare);
  const infos = eventInfos(plan, options.startMs);
  return {
    inventory,
    tell: (changes, nowMs) => ({
      timestamp: new Date(nowMs).toISOString(),
      website: plan.website,
      version: '1.0',
      event_id: plan.event_id,
      region: plan.region,
      changes,
      sections_type: plan.sections_type,
      sections: Object.fromEntries(inventory.sections.map((section) => [section.plan.key, wireEntry(plan, section)])),
      stock: inventory.total(),
      ...(infos === undefined ? {} : { event_infos: infos }),
    }),
  };
}

/** One entry of `sections`, in the shape of the event's `sections_type`. */
export function wireEntry(plan: EventPlan, section: SectionState): WireTier | WireSection {
  const [tier] = section.offers;
  if (plan.sections_type === 'OfferSections' && tier !== undefined) return wireTier(plan, tier);
  return Object.assign(
    { stock: stockOf(section.offers) },
    Object.fromEntries(section.offers.map((offer) => [offer.id, wireSeats(plan, section, offer)])),
  ) as WireSection;
}

function wireTier(plan: EventPlan, offer: OfferState): WireTier {
  return {
    offer_name: offer.name,
    available: offer.stock > 0,
    price: offer.price,
    price_label: priceLabel(offer.price, plan.region),
    stock: offer.stock,
    atc: cartUrl(plan, offer.id),
  };
}

function wireSeats(plan: EventPlan, { plan: section }: SectionState, offer: OfferState): WireSeats {
  return {
    offer_name: offer.name,
    price: offer.price,
    price_without_fees: roundPrice(offer.price * WITHOUT_FEES, plan.region),
    price_label: priceLabel(offer.price, plan.region),
    section: section.section,
    inventory_type: offer.kind === 'resale' ? 'resale' : 'primary',
    is_active: offer.stock > 0,
    stock: offer.stock,
    stock_not_available: Math.max(0, section.seats - offer.stock),
    atc: cartUrl(plan, offer.id),
    longest_adjacent_seats: offer.longest_adjacent_seats,
    general_admission: section.general_admission,
  };
}
