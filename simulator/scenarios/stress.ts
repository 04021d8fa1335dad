import { decodeFrame } from '../../core/notification/decode.ts';
import type { Notification } from '../../core/notification/notification.ts';
import type { OutgoingMessage } from '../gateway/message.ts';
import { createRandom, type Random } from '../random.ts';
import { cartUrl, eventInfos } from '../world/event-infos.ts';
import type { EventPlan } from '../world/event-plan.ts';
import { createInventory } from '../world/inventory.ts';
import { arena } from '../world/layout.ts';
import { priceLabel } from '../world/money.ts';
import { wireEntry } from '../world/show.ts';
import type { Scenario } from './scenario.ts';

export const STRESS_INTERVAL_MS = 5;
/** What a message weighs, give or take a tenth. */
export const STRESS_MESSAGE_BYTES = 60_000;
const EVENTS = 40;
/** Different seat maps, each used for every event in turn. */
const SEAT_MAPS = 24;

/** The rest of a seat map in JSON, prebuilt: everything but the one section that changes from message to message. */
interface SeatMap {
  readonly json: Buffer;
  readonly stock: number;
}

/**
 * 200 messages of about 60 KB a second. Each is put together from prebuilt bytes and one section of its own, so that
 * making it costs a copy and the machine's time goes to the one under test. No two are alike.
 */
export function createStress(seed: string | number, startMs: number): Scenario {
  const random = createRandom(`stress/${seed}`);
  const plans = Array.from({ length: EVENTS }, (_, index) => eventPlan(index));
  const seatMaps = Array.from({ length: SEAT_MAPS }, (_, index) => seatMap(random.fork(`map ${index}`)));
  const tails = plans.map((plan) => `,"event_infos":${JSON.stringify(eventInfos(plan, startMs))}}`);
  const watchlist = plans.map((plan) => ({ event_id: plan.event_id, label: plan.location, max_price_filter: 200 }));
  let count = 0;

  return {
    name: 'stress',
    watchlist,
    account_watchlist: watchlist,
    greeting_ms: 100,
    next(nowMs) {
      const index = count % EVENTS;
      const plan = plans[index] as EventPlan;
      const map = seatMaps[Math.floor(count / EVENTS) % SEAT_MAPS] as SeatMap;
      const frame = assemble(plan, map, tails[index] as string, count, nowMs);
      count += 1;
      return { message: stressMessage(plan, frame, nowMs), next_in_ms: STRESS_INTERVAL_MS };
    },
  };
}

function assemble(plan: EventPlan, map: SeatMap, tail: string, count: number, nowMs: number): Buffer {
  // Price and stock run through 40,000 x 50 pairs: none comes back within the 15 minutes of deduplication.
  const price = 50 + (count % 40_000) / 100;
  const stock = 1 + (Math.floor(count / 40_000) % 50);
  const fresh = {
    stock,
    [`drop-${count}`]: {
      offer_name: 'Standard',
      price,
      price_without_fees: Math.round(price * 82) / 100,
      price_label: priceLabel(price, plan.region),
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
    `"event_id":"${plan.event_id}","region":"${plan.region}","changes":{"stock_increase":["Section 100"]},` +
    `"sections_type":"SeatMapSections","sections":{"sec-100":${JSON.stringify(fresh)},`;
  return Buffer.concat([Buffer.from(head), map.json, Buffer.from(`},"stock":${map.stock + stock}${tail}`)]);
}

function seatMap(random: Random): SeatMap {
  const inventory = createInventory(eventPlan(0), random, 0.95);
  const parts: string[] = [];
  let bytes = 0;
  let stock = 0;
  for (const section of inventory.sections) {
    if (bytes > STRESS_MESSAGE_BYTES - 1600) break;
    const entry = wireEntry(inventory.plan, section);
    const part = `${JSON.stringify(section.plan.key)}:${JSON.stringify(entry)}`;
    parts.push(part);
    bytes += part.length + 1;
    stock += entry.stock;
  }
  return { json: Buffer.from(parts.join(',')), stock };
}

function stressMessage(plan: EventPlan, frame: Buffer, nowMs: number): OutgoingMessage {
  return {
    event_id: plan.event_id,
    change_types: ['stock_increase'],
    frame,
    notification(): Notification {
      const decoded = decodeFrame(frame.toString(), nowMs);
      if (decoded.kind === 'malformed') throw new TypeError(decoded.error);
      return decoded.notification;
    },
    contentKey: () => null,
  };
}

function eventPlan(index: number): EventPlan {
  return {
    event_id: `stress-${String(index + 1).padStart(2, '0')}`,
    website: 'ticketmaster',
    region: 'US',
    sections_type: 'SeatMapSections',
    artist: 'The Load Bearers',
    name: `The Load Bearers: Night ${index + 1}`,
    venue: 'Endurance Arena',
    location: `Hall ${index + 1}, Springfield`,
    base_price: 120,
    in_days: 10 + index,
    starts_at: '20:00',
    time_zone: 'America/Chicago',
    date_style: 'offset',
    infos: 'full',
    rows: true,
    sections: arena(
      [
        [101, 150],
        [201, 250],
        [301, 350],
      ],
      [],
    ),
    hot: [],
  };
}
