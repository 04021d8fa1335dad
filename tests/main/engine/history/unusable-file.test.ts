import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type History, openHistory } from '../../../../main/engine/history/history.ts';
import type { ListQuery } from '../../../../main/engine/history/history-records.ts';
import { createManualClock } from '../manual-clock.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { NOON, notificationRecord } from './notification-record.ts';
import { recordReports } from './record-reports.ts';

const EVERYTHING: ListQuery = {
  before: null,
  limit: 3000,
  view: 'everything',
  words: [],
  website: null,
  changeType: null,
};

async function open(path: string) {
  const clock = createManualClock(NOON);
  const reported = recordReports();
  const history = await openHistory({ path, clock, reports: reported.reports });
  onTestFinished(() => history.dispose());
  return { history, clock, ...reported };
}

const idsOf = async (history: History, words: string[] = []) =>
  (await history.list({ ...EVERYTHING, words })).items.map(({ id }) => id);

async function fileWith(count: number): Promise<string> {
  const path = join(await temporaryFolder(), 'history.sqlite');
  const { history } = await open(path);
  for (let id = 1; id <= count; id++) history.record(notificationRecord(id));
  await history.dispose();
  return path;
}

describe('a file of a newer version', () => {
  it('is left alone and shown as far as it can be read; this run is kept in memory', async () => {
    const path = await fileWith(3);
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)');
    newer.close();
    const bytes = readFileSync(path);
    const { history, clock, unavailable, quarantined } = await open(path);
    expect((await history.resume(0, 0)).nextId).toBe(4);
    history.record(notificationRecord(4));
    expect(await idsOf(history)).toEqual([4, 3, 2, 1]);
    expect(await history.get(4)).toMatchObject({ frame: notificationRecord(4).frame });
    await clock.advance(60_000);
    await history.dispose();
    expect(unavailable).toEqual([{ newer: true, why: expect.stringContaining('newer version') }]);
    expect(quarantined).toEqual([]);
    expect(readFileSync(path)).toEqual(bytes);
  });
});

describe('a file that cannot be used now', () => {
  it('is tried again, and gets what was recorded meanwhile', async () => {
    const folder = join(await temporaryFolder(), 'missing');
    const path = join(folder, 'history.sqlite');
    const { history, clock, unavailable } = await open(path);
    const { nextId } = await history.resume(0, 0);
    history.record(notificationRecord(nextId));
    history.record({
      kind: 'gap',
      atMs: NOON,
      item: { kind: 'gap', id: nextId + 1, from: '2026-06-01T12:00:00Z', to: null, reason: 'lost' },
    });
    history.record({ kind: 'toast', toastId: 't', itemId: nextId, atMs: NOON });
    expect(await idsOf(history)).toEqual([nextId + 1, nextId]);
    expect(unavailable).toMatchObject([{ newer: false, why: expect.stringContaining('no such file') }]);
    mkdirSync(folder);
    await clock.advance(20_000);
    await expect.poll(() => unavailable.at(-1)).toBeNull();
    history.record(notificationRecord(nextId + 2));
    expect(await idsOf(history)).toEqual([nextId + 2, nextId + 1, nextId]);
    await history.dispose();
    const next = await open(path);
    expect(await next.history.resume(0, 0)).toMatchObject({
      nextId: nextId + 3,
      toasts: [{ toastId: 't', itemId: nextId }],
      alerted: [nextId, nextId + 2].map((id) => ({ fingerprint: notificationRecord(id).fingerprint })),
    });
    expect(await next.history.get(nextId)).toMatchObject({ frame: notificationRecord(nextId).frame });
  });
});

describe('damage found later', () => {
  /** Overwrites some of the oldest items' pages, which a start does not look at. */
  function overwriteItems(path: string): void {
    const database = new DatabaseSync(path);
    const pages = database
      .prepare(
        `SELECT pgoffset, pgsize FROM dbstat WHERE name = 'items' AND pagetype = 'leaf' ORDER BY path LIMIT 20 OFFSET 100`,
      )
      .all();
    database.close();
    const bytes = readFileSync(path);
    for (const { pgoffset, pgsize } of pages) bytes.fill(0xa5, Number(pgoffset), Number(pgoffset) + Number(pgsize));
    writeFileSync(path, bytes);
  }

  it('by a list: the file is quarantined and reported, and the newest lines go on in a new one', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const first = await open(path);
    // Larger than a start checks as a whole.
    for (let id = 1; id <= 3000; id++) {
      const why = String(id).repeat(1000);
      first.history.record(notificationRecord(id, { why, outcome: 'filtered' }));
    }
    await first.history.dispose();
    overwriteItems(path);
    const { history, quarantined, damagedRows } = await open(path);
    const { nextId } = await history.resume(0, 0);
    expect(quarantined).toEqual([]);
    history.record(notificationRecord(nextId));
    let ids: number[] = [];
    for (let before: number | null = null; ; before = ids.at(-1) ?? null) {
      const page = await history.list({ ...EVERYTHING, limit: 300, before });
      ids = page.items.map(({ id }) => id);
      if (!page.more || quarantined.length > 0) break;
    }
    expect(quarantined).toHaveLength(1);
    expect(quarantined[0]?.kept).toBeGreaterThan(200);
    expect(damagedRows).toEqual([]);
    history.record(notificationRecord(nextId + 1));
    const kept = await idsOf(history);
    expect(kept.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, index) => nextId + 1 - index));
    rmSync(quarantined[0]?.path ?? '');
  }, 30_000);

  it('by a number that no version writes: the file is quarantined too, and the list answers', async () => {
    const path = await fileWith(20);
    const { history, quarantined } = await open(path);
    await history.resume(0, 0);
    const other = new DatabaseSync(path);
    other.exec('PRAGMA foreign_keys = OFF; UPDATE items SET id = -474331878863840677 WHERE id = 1');
    other.exec('UPDATE item_index SET id = -474331878863840677 WHERE id = 1');
    other.close();
    expect(await idsOf(history)).toContain(19);
    expect(quarantined).toHaveLength(1);
  });
});
