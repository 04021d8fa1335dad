import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type History, openHistory } from '../../../../main/engine/history/history.ts';
import { DEFAULT_RETENTION, type Retention, retentionOf } from '../../../../main/engine/history/history-records.ts';
import { checkDatabase, readStorage } from '../../../../main/engine/history/reading/storage.ts';
import { createUpkeep } from '../../../../main/engine/history/upkeep.ts';
import { systemClock } from '../../../../main/host/system-clock.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { NOON, notificationRecord } from './notification-record.ts';
import { recordReports } from './record-reports.ts';

const LIST = { before: null, limit: 500, view: 'everything', words: [], website: null, changeType: null } as const;

async function open(retention: () => Retention = () => DEFAULT_RETENTION) {
  const path = join(await temporaryFolder(), 'history.sqlite');
  const history = await openHistory({
    path,
    clock: { ...systemClock, now: () => NOON },
    reports: recordReports().reports,
    retention,
  });
  onTestFinished(history.dispose);
  return { path, history };
}

function record(history: History, from: number, to: number): void {
  for (let id = from; id <= to; id++) history.record(notificationRecord(id, {}, NOON - 1000 + id));
}

/** Generous: maintenance has its own pace, and the machine may be busy. */
const eventually = <T>(probe: () => Promise<T>) => expect.poll(probe, { timeout: 30_000 });

const items = async (history: History) => (await history.list(LIST)).items.length;

describe('the size of the history', () => {
  it('is that of the file, with how many messages since when', async () => {
    const { path, history } = await open();
    expect(await history.storage()).toMatchObject({ items: 0, oldest_at: null, upkeep: { state: 'none' } });
    record(history, 1, 300);
    const storage = await history.storage();
    expect(storage).toMatchObject({ items: 300, oldest_at: new Date(NOON - 999).toISOString() });
    expect(storage.bytes).toBeGreaterThan(0);
    await history.dispose();
    // Closing moves the newest prices and may free pages, so only a file that is closed stays as large.
    const database = new DatabaseSync(path, { readOnly: true });
    onTestFinished(() => database.close());
    expect(readStorage(database).bytes).toBe(statSync(path).size);
  });

  it('counts messages, not the times without a connection', async () => {
    const { history } = await open();
    record(history, 1, 3);
    const [from, to] = [new Date(NOON).toISOString(), new Date(NOON + 1).toISOString()];
    history.record({ kind: 'gap', atMs: NOON, item: { kind: 'gap', id: 4, from, to, reason: 'closed' } });
    expect((await history.storage()).items).toBe(3);
  });

  it('follows the settings soon after they change', async () => {
    let settings = { keep_days: 30, max_messages: 5000, max_size_mb: 100 };
    const { history } = await open(() => retentionOf(settings));
    record(history, 1, 400);
    expect(await items(history)).toBe(400);
    // The first pruning is over by then.
    await sleep(600);
    settings = { ...settings, max_messages: 100 };
    history.applyRetention();
    await eventually(async () => await items(history)).toBe(100);
  });
});

describe('clearing the history', () => {
  it('deletes everything at once, keeps the results of the user, and records on', async () => {
    const { path, history } = await open();
    record(history, 1, 200);
    history.record({
      kind: 'result',
      id: 7,
      entry: 'abc123',
      eventId: 'x',
      result: { outcome: 'got', at: '2026-06-01T12:00:00Z', tickets: 2 },
    });
    expect(await items(history)).toBe(200);
    const clearing = history.clear();
    record(history, 201, 203);
    await clearing;
    expect((await history.list(LIST)).items.map(({ id }) => id)).toEqual([203, 202, 201]);
    expect(await history.resume(NOON, NOON)).toMatchObject({ gotTickets: [{ entry: 'abc123', tickets: 2 }] });
    expect(readdirSync(dirname(path)).filter((name) => name.includes('unreadable'))).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });

  it('leaves nothing of a message in the files', async () => {
    const { path, history } = await open();
    history.record(notificationRecord(1, { event_id: 'only-in-this-one' }));
    await items(history);
    await history.clear();
    await history.dispose();
    const database = new DatabaseSync(path);
    expect(database.prepare('SELECT count(*) AS n FROM event_texts').get()).toEqual({ n: 0 });
    expect(database.serialize === undefined || !Buffer.from(database.serialize()).includes('only-in-this-one')).toBe(
      true,
    );
    database.close();
  });

  it('answers reads that come meanwhile from the new file', async () => {
    const { history } = await open();
    record(history, 1, 500);
    await items(history);
    const answers = await Promise.all([history.clear(), ...Array.from({ length: 20 }, () => items(history))]);
    expect(answers.slice(1).every((count) => count === 0 || count === 500)).toBe(true);
    expect(await items(history)).toBe(0);
  });
});

describe('check and compaction', () => {
  it('gives back what deleted messages took, while messages are recorded', async () => {
    let settings = { keep_days: 30, max_messages: 5000, max_size_mb: 100 };
    const { history } = await open(() => retentionOf(settings));
    record(history, 1, 3000);
    const before = await history.storage();
    await sleep(600);
    settings = { ...settings, max_messages: 1000 };
    history.applyRetention();
    await eventually(async () => (await history.storage()).items).toBe(1000);
    history.startUpkeep();
    history.startUpkeep();
    record(history, 3001, 3100);
    await eventually(async () => (await history.storage()).upkeep.state).toBe('done');
    const after = await history.storage();
    expect(after.upkeep).toMatchObject({ state: 'done', problems: [] });
    expect(after.bytes).toBeLessThan(before.bytes);
    expect(after.free_bytes).toBe(0);
    expect((await history.list({ ...LIST, limit: 1 })).items[0]?.id).toBe(3100);
  });

  it('says what is damaged, and compacts nothing then', async () => {
    const damaged = new DatabaseSync(':memory:');
    damaged.enableDefensive(false);
    damaged.exec(`CREATE TABLE kept (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO kept VALUES (1, NULL);
      PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT', 'name TEXT NOT NULL');
      PRAGMA writable_schema = RESET`);
    const steps: string[] = [];
    const upkeep = createUpkeep({
      clock: systemClock,
      check: async () => checkDatabase(damaged),
      compactStep: async () => steps.push('compacted') < 0,
      bytes: async () => 1000,
    });
    upkeep.start();
    await eventually(async () => upkeep.state().state).toBe('done');
    expect(upkeep.state()).toMatchObject({ problems: ['NULL value in kept.name'] });
    expect(steps).toEqual([]);
    damaged.close();
  });

  it('that fails says why, and can be tried again', async () => {
    let failing = true;
    const upkeep = createUpkeep({
      clock: systemClock,
      check: async () => {
        if (failing) throw new Error('the disk is gone');
        return [];
      },
      compactStep: async () => false,
      bytes: async () => 1000,
    });
    upkeep.start();
    await eventually(async () => upkeep.state().state).toBe('failed');
    expect(upkeep.state()).toEqual({ state: 'failed', why: 'the disk is gone' });
    failing = false;
    upkeep.start();
    await eventually(async () => upkeep.state().state).toBe('done');
  });
});
