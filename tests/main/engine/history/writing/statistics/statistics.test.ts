import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DropQuery } from '../../../../../../core/statistics/drop-statistics.ts';
import { DEFAULT_RETENTION } from '../../../../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../../../../main/engine/history/writing/history-writer.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { NOON } from '../../notification-record.ts';
import { pricedRecord } from '../../priced-record.ts';
import { query } from '../../query.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Written by the version of the app before there were series: 120 messages of 3 events. */
const THIRD_SCHEMA = join(import.meta.dirname, '../../fixtures/third-schema.sqlite.gz');
const ALL: DropQuery = { event_id: null, website: null, period: 'all' };

const TABLES = {
  drops: 'SELECT * FROM drop_counts ORDER BY 1, 2, 3',
  delays: 'SELECT sum(messages) FROM delay_counts',
  alerts: 'SELECT id, at, event_id, website, entry, opened_at, ended_at, good_ms FROM alert_outcomes ORDER BY id',
  periods: `SELECT event_id, website, section, began_at, ended_at, lasted_ms FROM stock_periods
    JOIN series ON id = series ORDER BY 1, 2, 3, 4`,
};
const readAll = (path: string) =>
  Object.fromEntries(Object.entries(TABLES).map(([name, sql]) => [name, query(path, sql)]));

describe('what statistics are made of', () => {
  it('is made of a history of an earlier version, also if the app ends in the middle, and counts nothing twice', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    await writeFile(path, gunzipSync(await readFile(THIRD_SCHEMA)));
    const messages = query(path, "SELECT id FROM items WHERE kind = 'notification' AND test = 0").length;
    let writer = openHistoryWriter(path, NOON);
    writer.write([pricedRecord(1000, { price: 99, stock: 5, at: NOON + DAY_MS })], NOON);
    while (writer.maintain(NOON, DEFAULT_RETENTION)) {
      writer.close();
      writer = openHistoryWriter(path, NOON);
    }
    writer.close();
    const { drops, delays, alerts } = readAll(path);
    expect(delays).toEqual([[messages + 1]]);
    const ofEvents = drops?.filter(([event]) => event !== '').map((row) => Number(row[3])) ?? [];
    const ofSites = drops?.filter(([event]) => event === '').map((row) => Number(row[3])) ?? [];
    const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
    expect(sum(ofEvents)).toBe(sum(ofSites));
    expect(sum(ofEvents)).toBeGreaterThan(100);
    expect(alerts).toHaveLength(query(path, `SELECT id FROM item_index WHERE outcome = 'alert' AND test = 0`).length);
  });

  it('is the same whether it is made as messages come or of a history that has them', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    let writer = openHistoryWriter(path, NOON);
    const stocks = [4, 0, 7, 7, 0, 3];
    writer.write(
      stocks.map((stock, id) => pricedRecord(id + 1, { price: 100, stock, at: NOON + id * 1_000 })),
      NOON,
    );
    const superseded = { reason: 'gone', at: new Date(NOON + 900).toISOString(), price: null } as const;
    writer.write([{ kind: 'superseded', id: 1, superseded }], NOON);
    writer.write([{ kind: 'opened', id: 3, openedAt: new Date(NOON + 500).toISOString() }], NOON);
    writer.close();
    const live = readAll(path);
    query(path, 'DELETE FROM drop_counts');
    query(path, 'DELETE FROM delay_counts');
    query(path, 'DELETE FROM alert_outcomes');
    query(path, 'DELETE FROM stock_periods');
    query(path, `UPDATE backfills SET below = 1000 WHERE name IN ('statistics', 'stock_periods')`);
    writer = openHistoryWriter(path, NOON);
    while (writer.maintain(NOON, DEFAULT_RETENTION));
    writer.close();
    expect(readAll(path)).toEqual(live);
    expect(live.periods).toEqual([
      ['abc123', 'ticketmaster', 'floor ga', NOON, NOON + 1_000, 1_000],
      ['abc123', 'ticketmaster', 'floor ga', NOON + 2_000, NOON + 4_000, 2_000],
      ['abc123', 'ticketmaster', 'floor ga', NOON + 5_000, null, null],
    ]);
    expect(live.alerts?.[0]?.slice(-2)).toEqual([NOON + 900, 900]);
    expect(live.alerts?.[2]?.slice(5)).toEqual([NOON + 500, null, null]);
  });

  it('outlives the messages, for two years', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const writer = openHistoryWriter(path, NOON);
    writer.write([pricedRecord(1, { price: 100, stock: 4 }), pricedRecord(2, { price: 100, stock: 0 })], NOON);
    const dropsAt = (id: number, now: number) => {
      writer.write([pricedRecord(id, { price: 100, stock: 4, at: now })], now);
      while (writer.maintain(now, DEFAULT_RETENTION));
      const { drops, sold_out } = writer.dropStatistics(ALL, 'UTC', now);
      return [drops, sold_out.count];
    };
    expect(dropsAt(3, NOON + 100 * DAY_MS)).toEqual([3, 1]);
    expect(dropsAt(4, NOON + 800 * DAY_MS)).toEqual([2, 0]);
    writer.close();
    expect(query(path, 'SELECT id FROM alert_outcomes')).toEqual([[3], [4]]);
    expect(query(path, 'SELECT id FROM items')).toEqual([[4]]);
  });
});
