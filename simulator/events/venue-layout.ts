/** One section of a venue, before anything is on sale in it. */
export interface SectionPlan {
  /** Its key in the message. */
  readonly key: string;
  /** As the venue map shows it, and as `section` says it. */
  readonly section: string;
  /** As `changes` names it. */
  readonly label: string;
  /** Price of its primary offer relative to the event's base price. */
  readonly priceFactor: number;
  readonly seats: number;
  readonly generalAdmission: boolean;
}

/** Rings of numbered sections, the lowest the most expensive, around an optional standing floor: the usual arena. */
export function arenaSections(
  rings: readonly (readonly [first: number, last: number])[],
  floor: readonly string[],
): SectionPlan[] {
  const standing = floor.map((name) => ({
    key: `sec-${slug(name)}`,
    section: name,
    label: name,
    priceFactor: 1.3,
    seats: 900,
    generalAdmission: true,
  }));
  const seated = rings.flatMap(([first, last], ring) =>
    numberRange(first, last).map((number) => ({
      key: `sec-${number}`,
      section: String(number),
      label: `Section ${number}`,
      priceFactor: 1.15 / (1 + ring * 0.45),
      seats: 180 + ring * 60,
      generalAdmission: false,
    })),
  );
  return [...standing, ...seated];
}

/** A hall or stadium in named parts ("Block C", "Bay 14"), the first of them the most expensive. */
export function namedSections(word: string, names: readonly string[]): SectionPlan[] {
  return names.map((name, index) => ({
    key: slug(`${word} ${name}`),
    section: `${word} ${name}`,
    label: `${word} ${name}`,
    priceFactor: 1.3 - (0.8 * index) / names.length,
    seats: 120,
    generalAdmission: false,
  }));
}

/** A club sells tiers rather than places. */
export function ticketTiers(
  ...plans: readonly (readonly [name: string, priceFactor: number, places: number])[]
): SectionPlan[] {
  return plans.map(([name, priceFactor, seats]) => ({
    key: slug(name),
    section: name,
    label: name,
    priceFactor,
    seats,
    generalAdmission: true,
  }));
}

/** The whole numbers from `first` to `last`. */
export function numberRange(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
