import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DropQuery } from '../../../../../../core/statistics/drop-statistics.ts';
import type { HistoryRecord, NotificationRecord } from '../../../../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../../../../main/engine/history/writing/history-writer.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { NOON } from '../../notification-record.ts';
import { pricedRecord } from '../../priced-record.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** NOON is a Monday, 12:00 UTC. */
const MONDAY_NOON = 12;

async function openWriter() {
  return openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
}

const priced = (id: number, stock: number, at: number, item: NotificationRecord['item'] | object = {}) =>
  pricedRecord(id, { price: 100, stock, at, item });
const ALL: DropQuery = { event_id: null, website: null, period: 'all' };
const hoursOf = (hours: readonly number[]) => hours.flatMap((count, hour) => (count === 0 ? [] : [[hour, count]]));

const gap = (id: number, fromMs: number, toMs: number): HistoryRecord => ({
  kind: 'gap',
  item: { kind: 'gap', id, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), reason: 'closed' },
  atMs: fromMs,
});

describe('when drops come', () => {
  it('counts messages that brought stock by hour of the week, of all, a site and an event', async () => {
    const writer = await openWriter();
    writer.write(
      [
        priced(1, 4, NOON),
        priced(2, 9, NOON + 7 * DAY_MS),
        priced(3, 9, NOON + HOUR_MS, { website: 'AXS', event_id: 'other' }),
        priced(4, 9, NOON + HOUR_MS, { changes: [{ type: 'price_decrease', sections: [], more: 0 }] }),
        priced(5, 9, NOON + HOUR_MS, { test: true }),
      ],
      NOON,
    );
    const drops = (query: Partial<DropQuery>, zone = 'UTC', now = NOON + 8 * DAY_MS) => {
      const { drops: count, hours } = writer.dropStatistics({ ...ALL, ...query }, zone, now);
      return [count, ...hoursOf(hours)];
    };
    expect(drops({})).toEqual([3, [MONDAY_NOON, 2], [MONDAY_NOON + 1, 1]]);
    expect(drops({ website: 'axs' })).toEqual([1, [MONDAY_NOON + 1, 1]]);
    expect(drops({ event_id: 'abc123', website: 'Ticketmaster' })).toEqual([2, [MONDAY_NOON, 2]]);
    expect(drops({ event_id: 'abc123' })).toEqual([0]);
    expect(drops({ period: 'week' })).toEqual([1, [MONDAY_NOON, 1]]);
    // Tokyo is 9 hours ahead.
    expect(drops({ event_id: 'other', website: 'axs' }, 'Asia/Tokyo')).toEqual([1, [22, 1]]);
    writer.close();
  });

  it('tells how long sections took from first stock to sold out', async () => {
    const writer = await openWriter();
    const at = (seconds: number) => NOON + seconds * SECOND_MS;
    writer.write([priced(1, 4, at(0)), priced(2, 2, at(5)), priced(3, 0, at(18)), priced(4, 0, at(20))], NOON);
    writer.write([priced(5, 3, at(60)), priced(6, 0, at(190))], NOON);
    // Still in stock.
    writer.write([priced(7, 3, at(300))], NOON);
    expect(writer.dropStatistics(ALL, 'UTC', at(400)).sold_out).toEqual({
      count: 2,
      shortest_ms: 18_000,
      median_ms: 18_000,
      p90_ms: 130_000,
    });
    expect(writer.dropStatistics({ ...ALL, website: 'axs' }, 'UTC', at(400)).sold_out.count).toBe(0);
    const ofEvent = { ...ALL, event_id: 'abc123', website: 'ticketmaster' };
    expect(writer.dropStatistics(ofEvent, 'UTC', at(400)).sold_out.count).toBe(2);
    writer.close();
  });

  it('counts a section as sold out with its event, and as in stock again with the same number of tickets', async () => {
    const writer = await openWriter();
    const soldOut = (id: number, at: number) => {
      const record = priced(id, 0, at);
      return { ...record, frame: JSON.stringify({ event_id: 'abc123', website: 'ticketmaster', stock: 0 }) };
    };
    writer.write([priced(1, 4, NOON), soldOut(2, NOON + 7_000)], NOON);
    writer.write([priced(3, 4, NOON + 60_000), soldOut(4, NOON + 69_000)], NOON);
    expect(writer.dropStatistics(ALL, 'UTC', NOON + HOUR_MS).sold_out).toMatchObject({ count: 2, shortest_ms: 7_000 });
    writer.close();
  });

  it('tells how long alerts stayed good', async () => {
    const writer = await openWriter();
    const gone = (id: number, at: number): HistoryRecord => ({
      kind: 'superseded',
      id,
      superseded: { reason: 'sold_out', at: new Date(at).toISOString(), price: null },
    });
    writer.write([priced(1, 4, NOON), priced(2, 4, NOON + 1), priced(3, 4, NOON + 2, { outcome: 'filtered' })], NOON);
    writer.write([gone(1, NOON + 45_000), gone(3, NOON + 50_000)], NOON);
    expect(writer.dropStatistics(ALL, 'UTC', NOON + HOUR_MS).good).toMatchObject({ count: 1, median_ms: 45_000 });
    writer.close();
  });

  it('does not count what happened while the connection was gone', async () => {
    const writer = await openWriter();
    writer.write([priced(1, 4, NOON), gap(2, NOON + 10_000, NOON + HOUR_MS)], NOON);
    writer.write([priced(3, 0, NOON + HOUR_MS + 1)], NOON);
    const superseded = { reason: 'gone', at: new Date(NOON + HOUR_MS + 1).toISOString(), price: null } as const;
    writer.write([{ kind: 'superseded', id: 1, superseded }], NOON);
    const { sold_out, good } = writer.dropStatistics(ALL, 'UTC', NOON + 2 * HOUR_MS);
    expect([sold_out.count, good.count]).toEqual([0, 0]);
    // What begins after it counts.
    writer.write([priced(4, 4, NOON + HOUR_MS + 10), priced(5, 0, NOON + HOUR_MS + 20)], NOON);
    expect(writer.dropStatistics(ALL, 'UTC', NOON + 2 * HOUR_MS).sold_out.count).toBe(1);
    writer.close();
  });
});
