import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RETENTION } from '../../../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { CONDENSE } from '../../../../../main/engine/history/writing/series-retention.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON } from '../notification-record.ts';
import { pricedRecord } from '../priced-record.ts';
import { query } from '../query.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Written by the version of the app before there were series: 120 messages of 3 events. */
const THIRD_SCHEMA = join(import.meta.dirname, '../fixtures/third-schema.sqlite.gz');

const priced = (id: number, price: number, stock: number, at = NOON + id) => pricedRecord(id, { price, stock, at });

async function newPath(): Promise<string> {
  return join(await temporaryFolder(), 'history.sqlite');
}

const POINTS = `SELECT event_id, website, section, class, at, item, price, stock
  FROM series JOIN series_points ON series = id ORDER BY 1, 2, 3, 4, 5, 6`;
const pointsOf = (path: string, section: string) =>
  query(path, POINTS)
    .filter(([, , of, kind]) => of === section && kind === 'all')
    .map(([, , , , , item, price, stock]) => [item, price, stock]);

describe('series', () => {
  it('have a point for each message, and one for a section only if it changed', async () => {
    const path = await newPath();
    const writer = openHistoryWriter(path, NOON);
    writer.write([priced(1, 150, 4), priced(2, 150, 4)], NOON);
    writer.write([priced(3, 120, 4), priced(4, 120, 0)], NOON);
    writer.write([{ ...priced(5, 1, 1), item: { ...priced(5, 1, 1).item, test: true } }], NOON);
    writer.close();
    expect(pointsOf(path, '')).toEqual([
      [1, 150, 4],
      [2, 150, 4],
      [3, 120, 4],
      [4, null, 0],
    ]);
    expect(pointsOf(path, 'floor ga')).toEqual([
      [1, 150, 4],
      [3, 120, 4],
      [4, null, 0],
    ]);
    expect(query(path, `SELECT DISTINCT class FROM series ORDER BY 1`)).toEqual([['all'], ['primary']]);
  });

  it('are written with their message or not at all', async () => {
    const path = await newPath();
    const writer = openHistoryWriter(path, NOON);
    writer.write([priced(1, 150, 4)], NOON);
    // The second one has a number that is taken: it is undone, and costs only itself.
    expect(() => writer.write([priced(2, 140, 4), priced(1, 10, 9), priced(3, 130, 4)], NOON)).toThrow('1 of 3');
    writer.close();
    expect(pointsOf(path, 'floor ga')).toEqual([
      [1, 150, 4],
      [2, 140, 4],
      [3, 130, 4],
    ]);
  });

  it('outlive their messages, as hours once they are 30 days old', async () => {
    const path = await newPath();
    const writer = openHistoryWriter(path, NOON);
    const late = NOON + 40 * DAY_MS;
    writer.write([priced(1, 150, 4), priced(2, 120, 9, NOON + 60_000), priced(3, 130, 0, NOON + 2 * HOUR_MS)], NOON);
    writer.write([priced(4, 170, 3, late)], NOON);
    while (writer.maintain(late, DEFAULT_RETENTION));
    writer.close();
    expect(query(path, 'SELECT id FROM items')).toEqual([[4]]);
    expect(pointsOf(path, '')).toEqual([[4, 170, 3]]);
    const hours = `SELECT hour - ${NOON / HOUR_MS}, price_min, price_max, stock_min, stock_max
      FROM series JOIN series_hours ON series = id WHERE section = '' AND class = 'all' ORDER BY hour`;
    expect(query(path, hours)).toEqual([
      [0, 120, 150, 4, 9],
      [2, null, null, 0, 0],
    ]);
    expect(query(path, 'SELECT event_id FROM events')).toEqual([['abc123']]);
  });

  it('of a history of the version before are made of its messages, also if the app ends in the middle', async () => {
    const path = await newPath();
    await writeFile(path, gunzipSync(await readFile(THIRD_SCHEMA)));
    const messages = query(path, 'SELECT count(*) FROM frames');
    let writer = openHistoryWriter(path, NOON);
    writer.write([priced(1000, 99, 5, NOON + DAY_MS)], NOON);
    let steps = 0;
    while (writer.maintain(NOON, DEFAULT_RETENTION)) {
      steps += 1;
      writer.close();
      writer = openHistoryWriter(path, NOON);
    }
    writer.close();
    expect(messages).toEqual([[120]]);
    expect(steps).toBeGreaterThan(2);
    expect(pointsOf(path, '')).toHaveLength(121);
    expect(query(path, POINTS).filter(([event]) => event === 'event-1')[0]).toEqual([
      'event-1',
      'ticketmaster',
      '',
      'all',
      NOON + 60_000,
      1,
      101,
      1,
    ]);
  });
});

describe('old points', () => {
  it('are found without going through all of them: recording waits meanwhile', async () => {
    const path = await newPath();
    openHistoryWriter(path, NOON).close();
    const plan = query(path, `EXPLAIN QUERY PLAN ${CONDENSE.replace('?', String(NOON))}`).map((row) => String(row[3]));
    expect(plan).toContainEqual(expect.stringContaining('USING INDEX series_points_by_time (at<?)'));
    expect(plan).not.toContainEqual(expect.stringMatching(/^SCAN series_points/));
  });
});
