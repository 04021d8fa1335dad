import type { PriceHistory } from '../matching/history/price-history.ts';
import type { Notification } from '../notification/notification.ts';
import { websiteKey } from '../notification/website-key.ts';
import { createEventPrices, type EventPrices, type PricePoint, type StoredPrices } from './event-prices.ts';
import { seriesPoints } from './series-points.ts';

/** Numbers that are kept in all: 32 MB of them. */
const MAX_SIZE = 4_000_000;

/** What is kept of an event: its own prices, or those of its sections too. */
export type FollowedScope = 'event' | 'sections';

/** The prices of an event at one site, as the history has them. */
export interface LoadedPrices extends StoredPrices {
  /** As `websiteKey` gives it. */
  readonly site: string;
}

/**
 * The prices that relative filters compare with, in memory: an alert never waits for the history. Only events that an
 * entry with such a filter names are kept. Until they are loaded from the history, their prices are not known.
 */
export interface PriceHistories {
  /** Keeps these events and no others. Gives those that are to be loaded: new ones, and those of which more is kept. */
  follow(events: ReadonlyMap<string, FollowedScope>): readonly string[];
  /** What the history has of an event that `follow` gave. What came meanwhile is kept. */
  load(eventId: string, prices: readonly LoadedPrices[]): void;
  /** What was seen of a message's event before; `null` if it is not kept or not known yet. */
  get(notification: Pick<Notification, 'event_id' | 'website'>, nowMs: number): PriceHistory | null;
  /** Adds a message, after the decision on it. */
  add(notification: Notification, atMs: number): void;
}

interface Followed {
  readonly scope: FollowedScope;
  /** By site; `null` until they are loaded. */
  sites: Map<string, EventPrices> | null;
  /** What came before that; `null` for an event that was forgotten. */
  readonly waiting: Heard[] | null;
}

/** What a message said. */
interface Heard {
  readonly site: string;
  readonly atMs: number;
  readonly points: readonly PricePoint[];
}

/** What is kept of that if it gets more, so that it is not reached again with the next message. */
const SHRUNK = 0.9;

/** More messages of one event than come while it is loaded. */
const MAX_WAITING = 1_000;

const EMPTY: PriceHistory = { answer: () => null };

/** @param maxSize how many numbers are kept in all. Beyond, the events updated longest ago are forgotten. */
export function createPriceHistories(maxSize = MAX_SIZE): PriceHistories {
  /** Those updated longest ago first. */
  const events = new Map<string, Followed>();
  let size = 0;

  const sizeOf = ({ sites }: Followed) => [...(sites?.values() ?? [])].reduce((sum, prices) => sum + prices.size(), 0);

  function forget(eventId: string, followed: Followed): void {
    size -= sizeOf(followed);
    events.delete(eventId);
  }

  /** Forgotten events are not known again before the next start: what came between would miss. */
  function shrink(kept: Followed): void {
    for (const [eventId, followed] of events) {
      if (size <= maxSize * SHRUNK) return;
      if (followed === kept || sizeOf(followed) === 0) continue;
      forget(eventId, followed);
      events.set(eventId, { scope: followed.scope, sites: null, waiting: null });
    }
  }

  function addTo(followed: Followed, sites: Map<string, EventPrices>, one: Heard): void {
    let prices = sites.get(one.site);
    if (prices === undefined) {
      prices = createEventPrices();
      sites.set(one.site, prices);
    }
    const before = prices.size();
    prices.add(one.atMs, one.points);
    size += prices.size() - before;
    if (size > maxSize) shrink(followed);
  }

  return {
    follow(wanted) {
      for (const [eventId, followed] of events) if (!wanted.has(eventId)) forget(eventId, followed);
      const missing: string[] = [];
      for (const [eventId, scope] of wanted) {
        const known = events.get(eventId);
        if (known !== undefined && (known.scope === scope || known.scope === 'sections')) continue;
        if (known !== undefined) forget(eventId, known);
        events.set(eventId, { scope, sites: null, waiting: [] });
        missing.push(eventId);
      }
      return missing;
    },
    load(eventId, loaded) {
      const followed = events.get(eventId);
      if (followed === undefined || followed.sites !== null || followed.waiting === null) return;
      const sites = new Map(loaded.map(({ site, ...stored }) => [site, createEventPrices(stored)]));
      followed.sites = sites;
      size += sizeOf(followed);
      for (const one of followed.waiting.splice(0)) addTo(followed, sites, one);
    },
    get(notification, nowMs) {
      const sites = events.get(notification.event_id)?.sites;
      return sites == null ? null : (sites.get(websiteKey(notification.website))?.history(nowMs) ?? EMPTY);
    },
    add(notification, atMs) {
      const followed = events.get(notification.event_id);
      if (followed === undefined || followed.waiting === null) return;
      const all = seriesPoints(notification);
      const points = followed.scope === 'sections' ? all : all.filter(({ section }) => section === '');
      const one = { site: websiteKey(notification.website), atMs, points };
      events.delete(notification.event_id);
      events.set(notification.event_id, followed);
      if (followed.sites !== null) addTo(followed, followed.sites, one);
      else if (followed.waiting.push(one) > MAX_WAITING) followed.waiting.shift();
    },
  };
}
