import type { Random } from '../random.ts';
import type { EventPlan } from './event-plan.ts';
import type { SectionPlan } from './layout.ts';
import { roundPrice } from './money.ts';

export type OfferKind = 'standard' | 'general_admission' | 'resale' | 'platinum';

/** An offer as the site knows it at the moment. */
export interface OfferState {
  readonly id: string;
  readonly name: string;
  readonly kind: OfferKind;
  /** What it first cost; the price stays between half and twice of it. */
  readonly list_price: number;
  price: number;
  stock: number;
  longest_adjacent_seats: number;
}

/** A section with what is on sale in it. */
export interface SectionState {
  readonly plan: SectionPlan;
  readonly offers: OfferState[];
}

/** The changes of one moment: change type to the labels of the sections it happened in. */
export type Changes = Readonly<Record<string, readonly string[]>>;

/** Most offers a section holds; a further listing joins one that is there. */
const MAX_OFFERS = 4;
const ROWS = ['A', 'B', 'C', 'D', 'E', 'F', 'H', 'K', 'M', 'P', 'T', 'AA', 'BB'];

/** The stock of one event: buyers take from it all the time, and now and then there is news. */
export interface Inventory {
  readonly plan: EventPlan;
  readonly sections: readonly SectionState[];
  /** Buyers and sellers at work, without news: some stock goes, prices drift back to where they began. */
  trade(): void;
  /** The box office lets out seats in a few sections, of these where given by key. */
  release(maxSections: number, among?: readonly string[]): Changes;
  /** Someone offers tickets again, at their own price. */
  listResale(): Changes;
  /** Offers get cheaper or dearer by up to a fifth. */
  reprice(direction: 'price_decrease' | 'price_increase', maxSections: number): Changes;
  total(): number;
}

/** The inventory of a nearly sold-out show: `openShare` of the sections (0 to 1) have something on sale. */
export function createInventory(plan: EventPlan, random: Random, openShare: number): Inventory {
  let nextOffer = random.int(1000, 4000);
  const sections = plan.sections.map((section): SectionState => ({ plan: section, offers: [] }));
  for (const section of sections) {
    if (!random.chance(plan.sections_type === 'OfferSections' ? 1 : openShare)) continue;
    const count = plan.sections_type === 'OfferSections' ? 1 : random.int(1, 3);
    section.offers.push(primary(section.plan, random.int(1, 9)));
    for (let index = 1; index < count; index++)
      section.offers.push(random.chance(0.7) ? resale(section.plan) : platinum(section.plan));
  }
  // A show that sells out ends the evening; this one stays nearly sold out.
  const fewestOpen = sections.filter(({ offers }) => offers.length > 0).length * 0.7;
  const isOpen = ({ offers }: SectionState): boolean => stockOf(offers) > 0;
  const hasRoom = ({ plan: section, offers }: SectionState): boolean => stockOf(offers) < section.seats;
  /** Some sections to have news in, the hot ones more often. Empty only where there is none to choose from. */
  function newsIn(maxSections: number, candidates = sections): SectionState[] {
    const hot = candidates.filter((section) => plan.hot.includes(section.plan.key));
    return random.sample(hot.length > 0 && random.chance(0.65) ? hot : candidates, random.int(1, maxSections));
  }

  function offer(section: SectionPlan, kind: OfferKind, name: string, factor: number, stock: number): OfferState {
    const price = roundPrice(plan.base_price * section.price_factor * factor, plan.region);
    nextOffer += random.int(1, 60);
    const withRow = plan.rows && !section.general_admission;
    return {
      id: plan.sections_type === 'OfferSections' ? section.key : `offer-${nextOffer.toString(36)}`,
      name: withRow ? `${name} Row ${random.pick(ROWS)}` : name,
      kind,
      list_price: price,
      price,
      stock,
      longest_adjacent_seats: adjacent(stock),
    };
  }
  function primary(section: SectionPlan, stock: number): OfferState {
    if (plan.sections_type === 'OfferSections') return offer(section, 'standard', section.section, 1, stock);
    return section.general_admission
      ? offer(section, 'general_admission', 'General Admission', 1, stock)
      : offer(section, 'standard', random.chance(0.12) ? 'Restricted view' : 'Standard', 1, stock);
  }
  function resale(section: SectionPlan): OfferState {
    return offer(section, 'resale', 'Verified Resale', random.between(1.1, 1.9), random.int(1, 4));
  }
  function platinum(section: SectionPlan): OfferState {
    return offer(section, 'platinum', 'Platinum', random.between(1.8, 2.8), random.int(1, 6));
  }
  function adjacent(stock: number): number {
    return stock <= 1 ? stock : random.int(stock > 3 ? 2 : 1, Math.min(stock, 8));
  }
  function setStock(target: OfferState, stock: number): void {
    target.stock = stock;
    target.longest_adjacent_seats = adjacent(stock);
  }

  return {
    plan,
    sections,
    trade() {
      const open = sections.filter(isOpen);
      const sells = open.length > fewestOpen;
      for (const section of random.sample(open, Math.ceil(open.length / 12))) {
        for (const target of section.offers) {
          target.price = roundPrice(target.price + (target.list_price - target.price) / 3, plan.region);
          if (sells) setStock(target, Math.max(0, target.stock - random.int(0, 1 + Math.ceil(target.stock / 3))));
        }
        const gone = section.offers.findIndex((target) => target.stock === 0);
        if (gone >= 0 && plan.sections_type === 'SeatMapSections') section.offers.splice(gone, 1);
      }
    },
    release(maxSections, among) {
      const room = sections.filter(hasRoom);
      const candidates = among === undefined ? room : room.filter(({ plan: { key } }) => among.includes(key));
      const chosen = newsIn(maxSections, candidates);
      for (const section of chosen) {
        const target = section.offers.find(({ kind }) => kind === 'standard' || kind === 'general_admission');
        const more = random.int(1, section.plan.general_admission ? 14 : 6);
        if (target !== undefined) setStock(target, Math.min(target.stock + more, section.plan.seats));
        else section.offers.unshift(primary(section.plan, more));
      }
      return { stock_increase: labels(chosen) };
    },
    listResale() {
      const chosen = newsIn(1, sections.filter(hasRoom));
      for (const section of chosen) {
        const there = section.offers.find(({ kind }) => kind === 'resale');
        if (plan.sections_type === 'SeatMapSections' && section.offers.length < MAX_OFFERS)
          section.offers.push(resale(section.plan));
        else if (there !== undefined) setStock(there, Math.min(there.stock + random.int(1, 3), 20));
        else for (const target of section.offers.slice(0, 1)) setStock(target, target.stock + 1);
      }
      return { stock_increase: labels(chosen) };
    },
    reprice(direction, maxSections) {
      const chosen = newsIn(maxSections, sections.filter(isOpen));
      for (const { offers } of chosen) {
        for (const target of offers) {
          const factor = direction === 'price_decrease' ? random.between(0.8, 0.96) : random.between(1.04, 1.2);
          const wanted = Math.min(Math.max(target.price * factor, target.list_price / 2), target.list_price * 2);
          target.price = roundPrice(wanted, plan.region);
        }
      }
      return { [direction]: labels(chosen) };
    },
    total: () => sections.reduce((sum, { offers }) => sum + stockOf(offers), 0),
  };
}

/** The stock of some offers together. */
export function stockOf(offers: readonly OfferState[]): number {
  return offers.reduce((sum, offer) => sum + offer.stock, 0);
}

function labels(sections: readonly SectionState[]): string[] {
  return sections.map(({ plan }) => plan.label);
}
