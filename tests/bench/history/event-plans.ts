import type { EventPlan } from '../../../simulator/events/event-plan.ts';
import { arenaSections, namedSections, type SectionPlan, ticketTiers } from '../../../simulator/events/venue-layout.ts';

export const EVENT_COUNT = 500;
/** A word that is in the name of one event. */
export const RARE_WORD = 'quetzalcoatl';
const RARE_EVENT = 137;

const FIRST_WORDS = ['Evening', 'Harbour', 'Winter', 'Electric', 'Golden', 'Silent', 'Northern', 'Velvet', 'Paper'];
const SECOND_WORDS = ['Lights', 'Parade', 'Wolves', 'Gardens', 'Machines', 'Rivers', 'Ghosts', 'Orchestra'];
const VENUES = ['Arena', 'Royal Hall', 'Stadium', 'Theatre', 'Garden', 'Forum', 'Pavilion'];
const PLACES = [
  { city: 'London', region: 'UK', timeZone: 'Europe/London' },
  { city: 'New York', region: 'US', timeZone: 'America/New_York' },
  { city: 'Köln', region: 'EU', timeZone: 'Europe/Berlin' },
  { city: 'Paris', region: 'EU', timeZone: 'Europe/Paris' },
  { city: 'Chicago', region: 'US', timeZone: 'America/Chicago' },
  { city: 'Madrid', region: 'EU', timeZone: 'Europe/Madrid' },
  { city: 'Sydney', region: 'AU', timeZone: 'Australia/Sydney' },
  { city: 'Berlin', region: 'EU', timeZone: 'Europe/Berlin' },
] as const;
const WEBSITES = ['ticketmaster', 'axs', 'ticketmaster', 'seatgeek', 'eventim'];

const CLUB = ticketTiers(
  ['General Admission', 1, 400],
  ['Balcony', 1.4, 120],
  ['VIP', 2.5, 40],
  ['Early entry', 1.2, 80],
);
const THEATRE = namedSections('Block', ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K']);
const ARENA = arenaSections(
  [
    [101, 116],
    [201, 216],
  ],
  ['Floor GA'],
);

/** Clubs, theatres and arenas as they are on sale: more than half are small. */
export const EVENT_PLANS: readonly EventPlan[] = Array.from({ length: EVENT_COUNT }, (_, at) => createPlan(at));

function createPlan(at: number): EventPlan {
  const sections = sectionsOf(at);
  const artist = `The ${pick(FIRST_WORDS, at)} ${pick(SECOND_WORDS, Math.floor(at / FIRST_WORDS.length))}`;
  const place = pick(PLACES, at * 5 + 3);
  return {
    eventId: `${(0x3f00000 + at * 7919).toString(16).toUpperCase()}`,
    website: pick(WEBSITES, at),
    region: place.region,
    sectionsType: sections === CLUB ? 'OfferSections' : 'SeatMapSections',
    artist,
    name: `${artist}: Tour ${2000 + at}${at === RARE_EVENT ? ` ${RARE_WORD}` : ''}`,
    venue: `${place.city} ${pick(VENUES, at)}`,
    location: place.city,
    basePrice: 40 + ((at * 37) % 160),
    daysUntilEvent: 20 + (at % 90),
    startTime: '20:00',
    timeZone: place.timeZone,
    dateStyle: at % 2 === 0 ? 'offset' : 'utc',
    infos: at % 29 === 28 ? 'none' : 'full',
    hasRows: at % 3 === 0,
    sections,
    popularSections: sections.slice(0, 4).map(({ key }) => key),
  };
}

function sectionsOf(at: number): readonly SectionPlan[] {
  if (at % 10 < 6) return CLUB;
  return at % 10 < 9 ? THEATRE : ARENA;
}

function pick<T>(items: readonly T[], at: number): T {
  return items[at % items.length] as T;
}
