import type { Changes, Inventory } from '../../events/inventory.ts';
import { createSimulatedEvent, type SimulatedEvent } from '../../events/simulated-event.ts';
import { createOutgoingMessage } from '../../gateway/outgoing-message.ts';
import { createRandom, type Random } from '../../random.ts';
import type { Scenario } from '../scenario.ts';
import { type ChangeWeights, DEMO_EVENTS, FIRST_ALERT } from './demo-events.ts';
import { demoAccountWatchlist, demoWatchlist } from './demo-watchlist.ts';

/** How much of a demo event's seat map still has something on sale, 0 to 1. */
const OPEN_SHARE = 0.3;
/** From the news at the site to the message. */
const SERVICE_DELAY_MS = { shortest: 150, longest: 650 } as const;
/** From one message to the next. */
const MESSAGE_INTERVAL_MS = { shortest: 1200, longest: 4000 } as const;

/** A believable evening: eight shows around the world, news every few seconds, most of it worth an alert. */
export function createDemoScenario(seed: string | number, startMs: number): Scenario {
  const random = createRandom(`demo/${seed}`);
  const events = new Map(
    DEMO_EVENTS.map(({ plan }) => [
      plan.eventId,
      createSimulatedEvent(plan, random.fork(plan.eventId), { openShare: OPEN_SHARE, startMs }),
    ]),
  );
  const eventById = (eventId: string): SimulatedEvent => {
    const event = events.get(eventId);
    if (event === undefined) throw new RangeError(`There is no event ${eventId}.`);
    return event;
  };

  return {
    name: 'demo',
    watchlist: demoWatchlist(startMs),
    accountWatchlist: demoAccountWatchlist(startMs),
    firstMessageDelayMs: 1000,
    next(nowMs, isFirst) {
      const picked = pickWeighted(DEMO_EVENTS, ({ weight }) => weight, random);
      const event = eventById(isFirst ? FIRST_ALERT.event_id : picked.plan.eventId);
      const { inventory } = event;
      inventory.simulateSales();
      const changes = isFirst
        ? inventory.releaseSeats(2, FIRST_ALERT.sections)
        : simulateChanges(inventory, picked.changeWeights, random);
      const detectedAtMs = nowMs - random.int(SERVICE_DELAY_MS.shortest, SERVICE_DELAY_MS.longest);
      return {
        message: createOutgoingMessage(event.createMessage(changes, detectedAtMs), nowMs),
        delayToNextMs: random.int(MESSAGE_INTERVAL_MS.shortest, MESSAGE_INTERVAL_MS.longest),
      };
    },
  };
}

function simulateChanges(inventory: Inventory, weights: ChangeWeights, random: Random): Changes {
  const kinds = ['release', 'resale', 'price_decrease', 'price_increase'] as const;
  const kind = pickWeighted(kinds, (name) => weights[name], random);
  switch (kind) {
    case 'release':
      return inventory.releaseSeats(3);
    case 'resale':
      return inventory.listResale();
    default:
      return inventory.changePrices(kind, 2);
  }
}

function pickWeighted<T>(items: readonly T[], weightOf: (item: T) => number, random: Random): T {
  let left = random.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
  const found = items.find((item) => {
    left -= weightOf(item);
    return left < 0;
  });
  return found ?? random.pick(items);
}
