import { messageFrom } from '../../gateway/message.ts';
import { createRandom, type Random } from '../../random.ts';
import type { Changes, Inventory } from '../../world/inventory.ts';
import { createShow, type Show } from '../../world/show.ts';
import type { Scenario } from '../scenario.ts';
import { DEMO_TOURS, GREETING, type NewsWeights } from './tours.ts';
import { demoAccountWatchlist, demoWatchlist } from './watchlist.ts';

/** How much of a demo event's seat map still has something on sale, 0 to 1. */
const OPEN_SHARE = 0.3;
/** From the news at the site to the message. */
const SERVICE_DELAY_MS = { shortest: 150, longest: 650 } as const;
/** From one message to the next. */
const PAUSE_MS = { shortest: 1200, longest: 4000 } as const;

/** A believable evening: eight shows around the world, news every few seconds, most of it worth an alert. */
export function createDemo(seed: string | number, startMs: number): Scenario {
  const random = createRandom(`demo/${seed}`);
  const shows = new Map(
    DEMO_TOURS.map(({ plan }) => [
      plan.event_id,
      createShow(plan, random.fork(plan.event_id), { openShare: OPEN_SHARE, startMs }),
    ]),
  );
  const showOf = (eventId: string): Show => {
    const show = shows.get(eventId);
    if (show === undefined) throw new RangeError(`no tour ${eventId}`);
    return show;
  };

  return {
    name: 'demo',
    watchlist: demoWatchlist(startMs),
    account_watchlist: demoAccountWatchlist(startMs),
    greeting_ms: 1000,
    next(nowMs, greeting) {
      const tour = weighted(DEMO_TOURS, ({ weight }) => weight, random);
      const show = showOf(greeting ? GREETING.event_id : tour.plan.event_id);
      const { inventory } = show;
      inventory.trade();
      const changes = greeting ? inventory.release(2, GREETING.sections) : makeNews(inventory, tour.news, random);
      const foundMs = nowMs - random.int(SERVICE_DELAY_MS.shortest, SERVICE_DELAY_MS.longest);
      return {
        message: messageFrom(show.tell(changes, foundMs), nowMs),
        next_in_ms: random.int(PAUSE_MS.shortest, PAUSE_MS.longest),
      };
    },
  };
}

function makeNews(inventory: Inventory, weights: NewsWeights, random: Random): Changes {
  const kinds = ['release', 'resale', 'price_decrease', 'price_increase'] as const;
  const kind = weighted(kinds, (name) => weights[name], random);
  switch (kind) {
    case 'release':
      return inventory.release(3);
    case 'resale':
      return inventory.listResale();
    default:
      return inventory.reprice(kind, 2);
  }
}

function weighted<T>(items: readonly T[], weightOf: (item: T) => number, random: Random): T {
  let left = random.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
  const found = items.find((item) => {
    left -= weightOf(item);
    return left < 0;
  });
  return found ?? random.pick(items);
}
