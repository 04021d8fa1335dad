import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SeriesQuery } from '../../../../../core/series/event-series.ts';
import type { NotificationRecord } from '../../../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON } from '../notification-record.ts';
import { open } from '../open-test-history.ts';
import { pricedRecord } from '../priced-record.ts';
import { undoMigrations } from '../undo-migrations.ts';

const QUERY: SeriesQuery = { event_id: 'abc123', website: 'ticketmaster', section: '', class: 'all', range: 'day' };

const newPath = async () => join(await temporaryFolder(), 'history.sqlite');
const priced = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => pricedRecord(from + at, { price: from + at, stock: 5 }));
const pricesOf = ({ eventSeries }: Pick<ReturnType<typeof openHistoryWriter>, 'eventSeries'>) =>
  eventSeries(QUERY, NOON + 100_000).steps.map(([, price]) => price);

async function openWriter() {
  const path = await newPath();
  const writer = openHistoryWriter(path, NOON);
  onTestFinished(() => writer.close());
  return { path, writer };
}

/** How many points are in each of the tables. */
function countPoints(path: string): { waiting: number; moved: number } {
  const database = new DatabaseSync(path, { readOnly: true });
  const count = (table: string) => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
  const counts = { waiting: count('new_points'), moved: count('series_points') };
  database.close();
  return counts;
}

describe('the newest points', () => {
  it('are in the file with their message, also if the app is killed before they are moved', async () => {
    const { path, writer } = await openWriter();
    writer.write(priced(1, 3), NOON);
    expect(countPoints(path).moved).toBe(0);
    expect(countPoints(path).waiting).toBeGreaterThan(0);
    const killed = await newPath();
    for (const end of ['', '-wal']) copyFileSync(path + end, killed + end);
    const next = openHistoryWriter(killed, NOON);
    next.write(priced(4, 4), NOON);
    expect(pricesOf(next)).toEqual([1, 2, 3, 4]);
    next.close();
    expect(countPoints(killed).waiting).toBe(0);
  });

  it('are moved together once there are many', async () => {
    const { path, writer } = await openWriter();
    for (let id = 1; id <= 2_000; id += 200) writer.write(priced(id, id + 199), NOON);
    const { waiting, moved } = countPoints(path);
    expect(waiting).toBeLessThan(3_000);
    expect(moved).toBeGreaterThan(2_000);
    expect(pricesOf(writer).at(-1)).toBe(2_000);
  });

  it('are moved sooner if they are of many series, each of which is a page to be written', async () => {
    const { path, writer } = await openWriter();
    const ofManyEvents = priced(1, 300).map((record): NotificationRecord => {
      const event_id = `event-${record.item.id}`;
      const frame = record.frame.replaceAll('abc123', event_id);
      return { ...record, item: { ...record.item, event_id }, frame };
    });
    writer.write(ofManyEvents, NOON);
    const { waiting, moved } = countPoints(path);
    expect(waiting).toBe(0);
    expect(moved).toBeGreaterThan(1_000);
    expect(moved).toBeLessThan(3_000);
  });

  it('of messages that could not be written are none', async () => {
    const { path, writer } = await openWriter();
    writer.write(priced(1, 2), NOON);
    const before = countPoints(path);
    expect(() => writer.write([...priced(3, 3), ...priced(1, 1)], NOON)).toThrow('1 of 2');
    expect(countPoints(path).waiting).toBe((before.waiting / 2) * 3);
    expect(pricesOf(writer)).toEqual([1, 2, 3]);
  });

  it('are moved by what is done in the background, before old ones become hours', async () => {
    const { path, writer } = await openWriter();
    writer.write(priced(1, 3), NOON);
    writer.maintain(NOON, { maxAgeMs: 1e12, maxItems: 1e6, maxPayloadBytes: 1e12 });
    expect(countPoints(path).waiting).toBe(0);
    expect(pricesOf(writer)).toEqual([1, 2, 3]);
  });

  it('are in a chart that is asked for at once, which another thread reads', async () => {
    const history = await open(await newPath(), { now: NOON + 100_000 });
    for (const record of priced(1, 3)) history.record(record);
    expect((await history.eventSeries(QUERY)).steps.map(([, price]) => price)).toEqual([1, 2, 3]);
    history.record(pricedRecord(4, { price: 4, stock: 5 }));
    expect((await history.listEvents(NOON)).events[0]).toMatchObject({ price: 4, last_item: 4 });
  });

  it('join those of a file of the version before', async () => {
    const path = await newPath();
    const before = openHistoryWriter(path, NOON);
    before.write(priced(1, 2), NOON);
    before.close();
    undoMigrations(path, 8);
    const writer = openHistoryWriter(path, NOON);
    onTestFinished(() => writer.close());
    writer.write(priced(3, 3), NOON);
    expect(pricesOf(writer)).toEqual([1, 2, 3]);
  });
});
