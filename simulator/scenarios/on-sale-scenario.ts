import type { EventPlan } from '../events/event-plan.ts';
import { createSimulatedEvent } from '../events/simulated-event.ts';
import { arenaSections } from '../events/venue-layout.ts';
import { createOutgoingMessage } from '../gateway/outgoing-message.ts';
import { createRandom } from '../random.ts';
import type { Scenario } from './scenario.ts';

const BURST_MS = 30_000;
/** Quiet between two bursts. */
const PAUSE_BETWEEN_BURSTS_MS = 30_000;
const BURST_INTERVAL_MS = 50;

const CITIES = [
  ['New York, NY', 'Meridian Garden', 'America/New_York'],
  ['Boston, MA', 'Harborside Arena', 'America/New_York'],
  ['Chicago, IL', 'Prairie Center', 'America/Chicago'],
  ['Denver, CO', 'Summit Hall', 'America/Denver'],
  ['Seattle, WA', 'Sound Arena', 'America/Los_Angeles'],
] as const;

/** The morning a tour goes on sale: five nights of it, in bursts of 20 messages a second for 30 s with pauses of 30 s. */
export function createOnSaleScenario(seed: string | number, startMs: number): Scenario {
  const random = createRandom(`on-sale/${seed}`);
  const shows = CITIES.map((_, night) =>
    createSimulatedEvent(createNightPlan(night), random.fork(`night ${night}`), { openShare: 0.5, startMs }),
  );
  const watchlist = shows.map(({ inventory }) => ({
    event_id: inventory.plan.eventId,
    label: inventory.plan.location,
    change_type: ['stock_increase', 'price_decrease'],
    max_price_filter: 140,
  }));
  let messageCount = 0;

  return {
    name: 'on-sale',
    watchlist,
    accountWatchlist: watchlist,
    firstMessageDelayMs: 500,
    next(nowMs) {
      messageCount += 1;
      const show = random.pick(shows);
      show.inventory.simulateSales();
      const changes = random.chance(0.8)
        ? show.inventory.releaseSeats(4)
        : show.inventory.changePrices('price_decrease', 2);
      const lastOfBurst = messageCount % (BURST_MS / BURST_INTERVAL_MS) === 0;
      return {
        message: createOutgoingMessage(show.createMessage(changes, nowMs), nowMs),
        delayToNextMs: lastOfBurst ? PAUSE_BETWEEN_BURSTS_MS : BURST_INTERVAL_MS,
      };
    },
  };
}

function createNightPlan(night: number): EventPlan {
  const [location, venue, timeZone] = CITIES[night] ?? CITIES[0];
  return {
    eventId: `onsale-${night + 1}`,
    website: 'ticketmaster',
    region: 'US',
    sectionsType: 'SeatMapSections',
    artist: 'The Midnight Parade',
    name: 'The Midnight Parade: Paper Moons Tour',
    venue,
    location,
    basePrice: 110,
    daysUntilEvent: 90 + night * 3,
    startTime: '20:00',
    timeZone,
    dateStyle: 'offset',
    infos: 'full',
    hasRows: true,
    sections: arenaSections(
      [
        [101, 120],
        [201, 220],
      ],
      ['Floor GA'],
    ),
    popularSections: ['sec-floor-ga', 'sec-101', 'sec-102', 'sec-103'],
  };
}
