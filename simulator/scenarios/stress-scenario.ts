import { decodeFrame } from '../../core/notification/decoding/decode-frame.ts';
import type { Notification } from '../../core/notification/notification.ts';
import { formatPriceLabel } from '../events/currency.ts';
import { cartUrl, createEventInfos } from '../events/event-infos.ts';
import type { EventPlan } from '../events/event-plan.ts';
import { createInventory } from '../events/inventory.ts';
import { toWireSection } from '../events/simulated-event.ts';
import { arenaSections } from '../events/venue-layout.ts';
import type { OutgoingMessage } from '../gateway/outgoing-message.ts';
import { createRandom, type Random } from '../random.ts';
import type { Scenario } from './scenario.ts';

const STRESS_INTERVAL_MS = 5;
/** What a message weighs, give or take a tenth. */
const STRESS_MESSAGE_BYTES = 60_000;
const EVENT_COUNT = 40;
/** Different seat maps, each used for every event in turn. */
const SEAT_MAP_COUNT = 24;

/** The rest of a seat map in JSON, prebuilt: everything but the one section that changes from message to message. */
interface SeatMap {
  readonly json: Buffer;
  readonly stock: number;
}

/**
 * 200 messages of about 60 KB a second. Each is put together from prebuilt bytes and one unique section, so that
 * making it costs a copy and the machine's time goes to the one under test. No two are alike.
 */
export function createStressScenario(seed: string | number, startMs: number): Scenario {
  const random = createRandom(`stress/${seed}`);
  const plans = Array.from({ length: EVENT_COUNT }, (_, index) => createEventPlan(index));
  const seatMaps = Array.from({ length: SEAT_MAP_COUNT }, (_, index) => createSeatMap(random.fork(`map ${index}`)));
  const tails = plans.map((plan) => `,"event_infos":${JSON.stringify(createEventInfos(plan, startMs))}}`);
  const watchlist = plans.map((plan) => ({ event_id: plan.eventId, label: plan.location, max_price_filter: 200 }));
  let count = 0;

  return {
    name: 'stress',
    watchlist,
    accountWatchlist: watchlist,
    firstMessageDelayMs: 100,
    next(nowMs) {
      const index = count % EVENT_COUNT;
      const plan = plans[index] as EventPlan;
      const map = seatMaps[Math.floor(count / EVENT_COUNT) % SEAT_MAP_COUNT] as SeatMap;
      const frame = assembleFrame(plan, map, tails[index] as string, count, nowMs);
      count += 1;
      return { message: createStressMessage(plan, frame, nowMs), delayToNextMs: STRESS_INTERVAL_MS };
    },
  };
}

function assembleFrame(plan: EventPlan, map: SeatMap, tail: string, count: number, nowMs: number): Buffer {
  // Price and stock run through 40,000 x 50 pairs: none comes back within the 15 minutes of deduplication.
  const price = 50 + (count % 40_000) / 100;
  const stock = 1 + (Math.floor(count / 40_000) % 50);
  const changedSection = {
    stock,
    [`drop-${count}`]: {
      offer_name: 'Standard',
      price,
      price_without_fees: Math.round(price * 82) / 100,
      price_label: formatPriceLabel(price, plan.region),
      section: '100',
      inventory_type: 'primary',
      is_active: true,
      stock,
      stock_not_available: 200 - stock,
      atc: cartUrl(plan, `drop-${count}`),
      longest_adjacent_seats: Math.min(stock, 6),
      general_admission: false,
    },
  };
  const head =
    `{"timestamp":"${new Date(nowMs).toISOString()}","website":"${plan.website}","version":"1.0",` +
    `"event_id":"${plan.eventId}","region":"${plan.region}","changes":{"stock_increase":["Section 100"]},` +
    `"sections_type":"SeatMapSections","sections":{"sec-100":${JSON.stringify(changedSection)},`;
  return Buffer.concat([Buffer.from(head), map.json, Buffer.from(`},"stock":${map.stock + stock}${tail}`)]);
}

function createSeatMap(random: Random): SeatMap {
  const inventory = createInventory(createEventPlan(0), random, 0.95);
  const parts: string[] = [];
  let bytes = 0;
  let stock = 0;
  for (const section of inventory.sections) {
    if (bytes > STRESS_MESSAGE_BYTES - 1600) break;
    const entry = toWireSection(inventory.plan, section);
    const part = `${JSON.stringify(section.plan.key)}:${JSON.stringify(entry)}`;
    parts.push(part);
    bytes += part.length + 1;
    stock += entry.stock;
  }
  return { json: Buffer.from(parts.join(',')), stock };
}

function createStressMessage(plan: EventPlan, frame: Buffer, nowMs: number): OutgoingMessage {
  return {
    eventId: plan.eventId,
    changeTypes: ['stock_increase'],
    frame,
    notification(): Notification {
      const decoded = decodeFrame(frame.toString(), nowMs);
      if (decoded.kind === 'malformed') throw new TypeError(decoded.error);
      return decoded.notification;
    },
    contentKey: () => null,
  };
}

function createEventPlan(index: number): EventPlan {
  return {
    eventId: `stress-${String(index + 1).padStart(2, '0')}`,
    website: 'ticketmaster',
    region: 'US',
    sectionsType: 'SeatMapSections',
    artist: 'The Load Bearers',
    name: `The Load Bearers: Night ${index + 1}`,
    venue: 'Endurance Arena',
    location: `Hall ${index + 1}, Springfield`,
    basePrice: 120,
    daysUntilEvent: 10 + index,
    startTime: '20:00',
    timeZone: 'America/Chicago',
    dateStyle: 'offset',
    infos: 'full',
    hasRows: true,
    sections: arenaSections(
      [
        [101, 150],
        [201, 250],
        [301, 350],
      ],
      [],
    ),
    popularSections: [],
  };
}
