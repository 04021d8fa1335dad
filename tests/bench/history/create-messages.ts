import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import type { NotificationRecord } from '../../../main/engine/history/history-records.ts';
import { createDetachedSource } from '../../../main/engine/pipeline/detached-source.ts';
import { createPipeline } from '../../../main/engine/pipeline/pipeline.ts';
import type { Changes } from '../../../simulator/events/inventory.ts';
import { createSimulatedEvent, type SimulatedEvent } from '../../../simulator/events/simulated-event.ts';
import { createRandom, type Random } from '../../../simulator/random.ts';
import { EVENT_PLANS } from './event-plans.ts';

/** How often an event is in the news falls with its rank: the first has 100 times as many messages as the last. */
const CUMULATIVE_WEIGHTS = cumulate(EVENT_PLANS.map((_, rank) => 1 / (rank + 5) ** 0.99));
const OPEN_SHARE = 0.4;

/** What the user watches: every second event, most of them below a price. */
const watchlist: readonly WatchlistEntry[] = EVENT_PLANS.filter((_, at) => at % 2 === 0).map((plan, at) =>
  newEntry(plan.eventId, `entry-${at}`, {
    change_type: at % 3 === 0 ? ['*'] : ['stock_increase'],
    max_price_filter: at % 4 === 0 ? null : Math.round(plan.basePrice * 0.9),
    resale_tickets: at % 5 !== 0,
  }),
);

/** The messages of an evening that goes on, as the app decides and records them: one event after the other has news. */
export interface Messages {
  /** The next one, which comes at `atMs` (milliseconds since the epoch; never before that of the one before it). */
  next(atMs: number): NotificationRecord;
  /** The number of the next item, for one that is no message. */
  nextId(): number;
}

/** @param firstId the number of the first one. */
export function createMessages(seed: string, startMs: number, firstId: number): Messages {
  const random = createRandom(seed);
  const events = EVENT_PLANS.map((plan) =>
    createSimulatedEvent(plan, random.fork(plan.eventId), { openShare: OPEN_SHARE, startMs }),
  );
  let nowMs = startMs;
  let id = firstId;
  let record: NotificationRecord | null = null;
  const clock = { now: () => nowMs, elapsed: () => nowMs };
  const source = createDetachedSource(watchlist, clock, () => id++);
  const fail = (why: unknown): never => {
    throw new Error(`a message of the benchmark: ${why}`);
  };
  const pipeline = createPipeline({
    source: () => source,
    settings: () => ({ unlisted: 'feed', apply_local_filters: true, gateway: { endpoint: 'subscribe' } }),
    sink: {
      processed(_source, processed) {
        source.remember(processed);
        const { item, decision, fingerprint, frame, receivedAtMs } = processed;
        record = { kind: 'notification', item, decision, fingerprint, frame, receivedAtMs };
      },
      malformed: fail,
      error: fail,
    },
  });

  return {
    nextId: source.nextId,
    next(atMs) {
      nowMs = atMs;
      const event = pickEvent(events, random);
      event.inventory.simulateSales();
      pipeline.accept(JSON.stringify(event.createMessage(simulateChanges(event, random), atMs - 300)), atMs);
      return record ?? fail('none');
    },
  };
}

function pickEvent(events: readonly SimulatedEvent[], random: Random): SimulatedEvent {
  const wanted = random.next() * (CUMULATIVE_WEIGHTS.at(-1) ?? 0);
  let low = 0;
  let high = events.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((CUMULATIVE_WEIGHTS[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return events[low] as SimulatedEvent;
}

function simulateChanges({ inventory }: SimulatedEvent, random: Random): Changes {
  const kind = random.next();
  if (kind < 0.6) return inventory.releaseSeats(3);
  if (kind < 0.75) return inventory.listResale();
  return inventory.changePrices(kind < 0.9 ? 'price_decrease' : 'price_increase', 2);
}

function cumulate(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}
