import type { Random } from '../random.ts';
import { roundPrice } from './currency.ts';
import type { EventPlan } from './event-plan.ts';
import type { SectionPlan } from './venue-layout.ts';

type OfferKind = 'standard' | 'general_admission' | 'resale' | 'platinum';

/** An offer as the site knows it at the moment. */
export interface OfferState {
  readonly id: string;
  readonly name: string;
  readonly kind: OfferKind;
  /** What it first cost; the price stays between half and twice of it. */
  readonly listPrice: number;
  price: number;
  stock: number;
  longestAdjacentSeats: number;
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
  /** Sales between messages: some stock is sold, and prices drift back to their list price. */
  simulateSales(): void;
  /** Releases seats in a few sections; `among` limits them by key. */
  releaseSeats(maxSections: number, among?: readonly string[]): Changes;
  /** A resale listing appears, at its own price. */
  listResale(): Changes;
  /** Offers get cheaper or more expensive by up to a fifth. */
  changePrices(direction: 'price_decrease' | 'price_increase', maxSections: number): Changes;
  totalStock(): number;
}

/** The inventory of a nearly sold-out show: `openShare` of the sections (0 to 1) have something on sale. */
export function createInventory(plan: EventPlan, random: Random, openShare: number): Inventory {
  let nextOfferNumber = random.int(1000, 4000);
  const sections = plan.sections.map((section): SectionState => ({ plan: section, offers: [] }));
  for (const section of sections) {
    if (!random.chance(plan.sectionsType === 'OfferSections' ? 1 : openShare)) continue;
    const count = plan.sectionsType === 'OfferSections' ? 1 : random.int(1, 3);
    section.offers.push(createPrimaryOffer(section.plan, random.int(1, 9)));
    for (let index = 1; index < count; index++)
      section.offers.push(random.chance(0.7) ? createResaleOffer(section.plan) : createPlatinumOffer(section.plan));
  }
  // A show that sells out ends the evening; this one stays nearly sold out.
  const minOpenSections = sections.filter(({ offers }) => offers.length > 0).length * 0.7;
  const isOpen = ({ offers }: SectionState): boolean => sumStock(offers) > 0;
  const hasRoom = ({ plan: section, offers }: SectionState): boolean => sumStock(offers) < section.seats;
  /** Some sections to have news in, the popular ones more often. Empty only if there is none to choose from. */
  function pickChangedSections(maxSections: number, candidates = sections): SectionState[] {
    const popular = candidates.filter((section) => plan.popularSections.includes(section.plan.key));
    return random.sample(popular.length > 0 && random.chance(0.65) ? popular : candidates, random.int(1, maxSections));
  }

  function createOffer(section: SectionPlan, kind: OfferKind, name: string, factor: number, stock: number): OfferState {
    const price = roundPrice(plan.basePrice * section.priceFactor * factor, plan.region);
    nextOfferNumber += random.int(1, 60);
    const withRow = plan.hasRows && !section.generalAdmission;
    return {
      id: plan.sectionsType === 'OfferSections' ? section.key : `offer-${nextOfferNumber.toString(36)}`,
      name: withRow ? `${name} Row ${random.pick(ROWS)}` : name,
      kind,
      listPrice: price,
      price,
      stock,
      longestAdjacentSeats: randomAdjacentSeats(stock),
    };
  }
  function createPrimaryOffer(section: SectionPlan, stock: number): OfferState {
    if (plan.sectionsType === 'OfferSections') return createOffer(section, 'standard', section.section, 1, stock);
    return section.generalAdmission
      ? createOffer(section, 'general_admission', 'General Admission', 1, stock)
      : createOffer(section, 'standard', random.chance(0.12) ? 'Restricted view' : 'Standard', 1, stock);
  }
  function createResaleOffer(section: SectionPlan): OfferState {
    return createOffer(section, 'resale', 'Verified Resale', random.between(1.1, 1.9), random.int(1, 4));
  }
  function createPlatinumOffer(section: SectionPlan): OfferState {
    return createOffer(section, 'platinum', 'Platinum', random.between(1.8, 2.8), random.int(1, 6));
  }
  function randomAdjacentSeats(stock: number): number {
    return stock <= 1 ? stock : random.int(stock > 3 ? 2 : 1, Math.min(stock, 8));
  }
  function setStock(target: OfferState, stock: number): void {
    target.stock = stock;
    target.longestAdjacentSeats = randomAdjacentSeats(stock);
  }

  return {
    plan,
    sections,
    simulateSales() {
      const open = sections.filter(isOpen);
      const sells = open.length > minOpenSections;
      for (const section of random.sample(open, Math.ceil(open.length / 12))) {
        for (const target of section.offers) {
          target.price = roundPrice(target.price + (target.listPrice - target.price) / 3, plan.region);
          if (sells) setStock(target, Math.max(0, target.stock - random.int(0, 1 + Math.ceil(target.stock / 3))));
        }
        const gone = section.offers.findIndex((target) => target.stock === 0);
        if (gone >= 0 && plan.sectionsType === 'SeatMapSections') section.offers.splice(gone, 1);
      }
    },
    releaseSeats(maxSections, among) {
      const room = sections.filter(hasRoom);
      const candidates = among === undefined ? room : room.filter(({ plan: { key } }) => among.includes(key));
      const chosen = pickChangedSections(maxSections, candidates);
      for (const section of chosen) {
        const target = section.offers.find(({ kind }) => kind === 'standard' || kind === 'general_admission');
        const more = random.int(1, section.plan.generalAdmission ? 14 : 6);
        if (target !== undefined) setStock(target, Math.min(target.stock + more, section.plan.seats));
        else section.offers.unshift(createPrimaryOffer(section.plan, more));
      }
      return { stock_increase: sectionLabels(chosen) };
    },
    listResale() {
      const chosen = pickChangedSections(1, sections.filter(hasRoom));
      for (const section of chosen) {
        const there = section.offers.find(({ kind }) => kind === 'resale');
        if (plan.sectionsType === 'SeatMapSections' && section.offers.length < MAX_OFFERS)
          section.offers.push(createResaleOffer(section.plan));
        else if (there !== undefined) setStock(there, Math.min(there.stock + random.int(1, 3), 20));
        else for (const target of section.offers.slice(0, 1)) setStock(target, target.stock + 1);
      }
      return { stock_increase: sectionLabels(chosen) };
    },
    changePrices(direction, maxSections) {
      const chosen = pickChangedSections(maxSections, sections.filter(isOpen));
      for (const { offers } of chosen) {
        for (const target of offers) {
          const factor = direction === 'price_decrease' ? random.between(0.8, 0.96) : random.between(1.04, 1.2);
          const wanted = Math.min(Math.max(target.price * factor, target.listPrice / 2), target.listPrice * 2);
          target.price = roundPrice(wanted, plan.region);
        }
      }
      return { [direction]: sectionLabels(chosen) };
    },
    totalStock: () => sections.reduce((sum, { offers }) => sum + sumStock(offers), 0),
  };
}

/** The stock of some offers together. */
export function sumStock(offers: readonly OfferState[]): number {
  return offers.reduce((sum, offer) => sum + offer.stock, 0);
}

function sectionLabels(sections: readonly SectionState[]): string[] {
  return sections.map(({ plan }) => plan.label);
}
