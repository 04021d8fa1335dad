import { messageFrom } from '../gateway/message.ts';
import { createRandom } from '../random.ts';
import type { EventPlan } from '../world/event-plan.ts';
import { arena } from '../world/layout.ts';
import { createShow } from '../world/show.ts';
import type { Scenario } from './scenario.ts';

export const BURST_MS = 30_000;
/** Quiet between two bursts. */
export const LULL_MS = 30_000;
export const BURST_INTERVAL_MS = 50;

const CITIES = [
  ['New York, NY', 'Meridian Garden', 'America/New_York'],
  ['Boston, MA', 'Harborside Arena', 'America/New_York'],
  ['Chicago, IL', 'Prairie Center', 'America/Chicago'],
  ['Denver, CO', 'Summit Hall', 'America/Denver'],
  ['Seattle, WA', 'Sound Arena', 'America/Los_Angeles'],
] as const;

/** The morning a tour goes on sale: five nights of it, in bursts of 20 messages a second for 30 s with lulls of 30 s. */
export function createOnSale(seed: string | number, startMs: number): Scenario {
  const random = createRandom(`on-sale/${seed}`);
  const shows = CITIES.map((_, night) =>
    createShow(nightPlan(night), random.fork(`night ${night}`), { openShare: 0.5, startMs }),
  );
  const watchlist = shows.map(({ inventory }) => ({
    event_id: inventory.plan.event_id,
    label: inventory.plan.location,
    change_type: ['stock_increase', 'price_decrease'],
    max_price_filter: 140,
  }));
  let beats = 0;

  return {
    name: 'on-sale',
    watchlist,
    account_watchlist: watchlist,
    greeting_ms: 500,
    next(nowMs) {
      beats += 1;
      const show = random.pick(shows);
      show.inventory.trade();
      const changes = random.chance(0.8) ? show.inventory.release(4) : show.inventory.reprice('price_decrease', 2);
      const lastOfBurst = beats % (BURST_MS / BURST_INTERVAL_MS) === 0;
      return {
        message: messageFrom(show.tell(changes, nowMs), nowMs),
        next_in_ms: lastOfBurst ? LULL_MS : BURST_INTERVAL_MS,
      };
    },
  };
}

function nightPlan(night: number): EventPlan {
  const [location, venue, time_zone] = CITIES[night] ?? CITIES[0];
  return {
    event_id: `onsale-${night + 1}`,
    website: 'ticketmaster',
    region: 'US',
    sections_type: 'SeatMapSections',
    artist: 'The Midnight Parade',
    name: 'The Midnight Parade: Paper Moons Tour',
    venue,
    location,
    base_price: 110,
    in_days: 90 + night * 3,
    starts_at: '20:00',
    time_zone,
    date_style: 'offset',
    infos: 'full',
    rows: true,
    sections: arena(
      [
        [101, 120],
        [201, 220],
      ],
      ['Floor GA'],
    ),
    hot: ['sec-floor-ga', 'sec-101', 'sec-102', 'sec-103'],
  };
}
