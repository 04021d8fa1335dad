import type { DatabaseSync } from 'node:sqlite';
import {
  answerKey,
  type PastPrice,
  type PriceClass,
  type PriceQuestion,
} from '../../../../../core/matching/history/price-history.ts';
import { websiteKey } from '../../../../../core/notification/website-key.ts';
import { createEventPrices, type PricePoint } from '../../../../../core/series/event-prices.ts';
import { MAX_DAYS } from '../../../../../core/series/hourly-prices.ts';
import type { FollowedScope, LoadedPrices } from '../../../../../core/series/price-histories.ts';
import { HOUR_MS } from '../../database/index-values.ts';

const MAX_MS = MAX_DAYS * 24 * HOUR_MS;

/** Which prices of an event are read. */
export interface PriceLoad {
  readonly event_id: string;
  readonly scope: FollowedScope;
}

/** An event at every site that it was seen at. */
export interface LoadedEvent {
  readonly event_id: string;
  readonly prices: readonly LoadedPrices[];
}

/** Notifications of one event, and what is to be known of the prices before each. */
export interface PastPriceQuery {
  readonly event_id: string;
  readonly website: string | null;
  readonly questions: readonly PriceQuestion[];
  readonly notifications: readonly {
    readonly id: number;
    readonly atMs: number;
    /** As `sectionKey` gives them. */
    readonly sections: readonly string[];
  }[];
}

/** The answers for each notification, by `answerKey`; those that are not known are missing. */
export type PastPriceAnswers = ReadonlyMap<number, Readonly<Record<string, PastPrice>>>;

/**
 * The prices of the 30 days before `nowMs`, as relative filters keep them in memory.
 *
 * @param below only those of items with a smaller number, to decide again as it was then; `null` for all.
 */
export function loadPrices(
  database: DatabaseSync,
  loads: readonly PriceLoad[],
  nowMs: number,
  below: number | null = null,
): LoadedEvent[] {
  const pointsOf = createPointReader(database);
  return loads.map(({ event_id, scope }) => ({
    event_id,
    prices: seriesOf(database, event_id, null, scope).map(([site, series]): LoadedPrices => {
      const prices = createEventPrices();
      for (const one of pointsOf(series, nowMs - MAX_MS, below ?? Number.MAX_SAFE_INTEGER)) {
        if (below === null || one.atMs <= nowMs) prices.add(one.atMs, [one]);
      }
      return { site, ...prices.stored() };
    }),
  }));
}

/** What was known of prices when each of some notifications came; the notification itself does not count. */
export function pastPrices(database: DatabaseSync, query: PastPriceQuery): PastPriceAnswers {
  const { questions } = query;
  const answers = new Map<number, Readonly<Record<string, PastPrice>>>();
  const wanted = query.notifications.toSorted((a, b) => a.id - b.id);
  const first = wanted[0];
  if (first === undefined) return answers;
  const scope = questions.some((question) => question.scope === 'section') ? 'sections' : 'event';
  const [found] = seriesOf(database, query.event_id, websiteKey(query.website), scope);
  const earliestMs = Math.min(...wanted.map(({ atMs }) => atMs)) - MAX_MS;
  const points = found === undefined ? [] : createPointReader(database)(found[1], earliestMs, wanted.at(-1)?.id ?? 0);
  const prices = createEventPrices();
  let next = 0;
  for (const { id, atMs, sections } of wanted) {
    for (let point = points[next]; point !== undefined && point.item < id; point = points[next]) {
      prices.add(point.atMs, [point]);
      next += 1;
    }
    const history = prices.history(atMs);
    const known: Record<string, PastPrice> = {};
    for (const question of questions) {
      for (const section of question.scope === 'event' ? [''] : sections) {
        const answer = history.answer(question, section);
        if (answer !== null) known[answerKey(question, section)] = answer;
      }
    }
    answers.set(id, known);
  }
  return answers;
}

interface StoredSeries {
  readonly id: number;
  readonly section: string;
  readonly class: PriceClass;
  readonly label: string | null;
  readonly sinceMs: number;
}

/** The series of an event by site. */
function seriesOf(database: DatabaseSync, eventId: string, site: string | null, scope: FollowedScope) {
  const rows = database
    .prepare(
      `SELECT id, website, section, class, label, currency_since FROM series
       WHERE event_id = :event AND (:site IS NULL OR website = :site) AND (:sections = 1 OR section = '')`,
    )
    .all({ event: eventId, site, sections: scope === 'sections' ? 1 : 0 });
  const bySite = Map.groupBy(rows, (row) => String(row.website));
  return [...bySite].map(([website, found]): [string, StoredSeries[]] => [
    website,
    found.map((row) => ({
      id: Number(row.id),
      section: String(row.section),
      class: String(row.class) as PriceClass,
      label: row.label === null ? null : String(row.label),
      sinceMs: Number(row.currency_since),
    })),
  ]);
}

interface StoredPoint extends PricePoint {
  readonly atMs: number;
  readonly item: number;
}

/** Reads the points of series in the order they came: from what stood at `fromMs`, to before the item `below`. */
function createPointReader(database: DatabaseSync) {
  const before = database.prepare(
    `SELECT at, item, price FROM series_points WHERE series = ? AND at >= ? AND at < ?
     ORDER BY at DESC, item DESC LIMIT 1`,
  );
  const hourBefore = database.prepare(
    `SELECT hour * ${HOUR_MS} AS at, -1 AS item, price_min AS price FROM series_hours
     WHERE series = ? AND hour * ${HOUR_MS} >= ? AND hour * ${HOUR_MS} < ? ORDER BY hour DESC LIMIT 1`,
  );
  const hours = database.prepare(
    `SELECT hour * ${HOUR_MS} AS at, -1 AS item, price_min AS price FROM series_hours
     WHERE series = ? AND hour * ${HOUR_MS} >= ? ORDER BY hour`,
  );
  const points = database.prepare(
    'SELECT at, item, price FROM series_points WHERE series = ? AND at >= ? AND item < ? ORDER BY at, item',
  );
  return (series: readonly StoredSeries[], fromMs: number, below: number): StoredPoint[] =>
    series
      .flatMap(({ id, section, class: priceClass, label, sinceMs }) => {
        const since = Math.max(fromMs, sinceMs);
        const stood = before.get(id, sinceMs, since) ?? hourBefore.get(id, sinceMs, since);
        return [...(stood === undefined ? [] : [stood]), ...hours.all(id, since), ...points.all(id, since, below)].map(
          (row): StoredPoint => ({
            section,
            class: priceClass,
            label,
            atMs: Number(row.at),
            item: Number(row.item),
            price: row.price === null ? null : Number(row.price),
          }),
        );
      })
      // As they came, even if the clock was set back meanwhile.
      .sort((a, b) => a.item - b.item || a.atMs - b.atMs);
}
