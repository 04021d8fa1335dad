import { once } from 'node:events';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startNodeProcess } from '../e2e/support/app/app-process.ts';
import { temporaryFolder } from '../main/engine/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';
import { generateHistory } from './support/generate-history.ts';
import { promise } from './support/promise.ts';

const KILLS = 200;
const ITEMS = 20_000;
/** What is promised of 95 of 100 kills. */
const PROMISED_LOSS_MS = 100;
/** What is promised of every kill, and of 95 of 100 while other programs want the processors as well. */
const MAX_LOSS_MS = 1_000;
const BUSY_LOSS_MS = 500;
/** The share of the processors' time that others may take on a machine that counts as free. */
const FREE_SHARE = 0.3;

/** The share of the processors' time that is taken, 0 to 1, while this test does nothing. */
async function measureBusyShare(): Promise<number> {
  const read = () => {
    const times = cpus().map((cpu) => cpu.times);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return { idle: sum(times.map(({ idle }) => idle)), all: sum(times.flatMap((of) => Object.values(of))) };
  };
  const before = read();
  await sleep(2_000);
  const after = read();
  return 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all);
}

it('kill -9 in bursts with searches: the history opens, and only the last moment is missing', async () => {
  const path = join(await temporaryFolder(), 'history.sqlite');
  generateHistory(path, ITEMS, Date.now());
  const losses: number[] = [];
  const busyBefore = await measureBusyShare();
  for (let kill = 0; kill < KILLS; kill++) {
    const burst = startNodeProcess([join(import.meta.dirname, 'support/history-burst.ts'), path], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await waitFor(
      'the burst has begun or failed',
      () => burst.output() !== '' || burst.child.exitCode !== null,
      60_000,
    );
    await sleep(20 + ((kill * 37) % 200));
    const killedAtMs = Date.now();
    burst.child.kill('SIGKILL');
    await once(burst.child, 'close');
    const recorded = [...burst.output().matchAll(/^(\d+) (\d+)$/gm)].map(([, id, at]) => ({
      id: Number(id),
      atMs: Number(at),
    }));
    expect(recorded.length, burst.output()).toBeGreaterThan(0);

    const database = new DatabaseSync(path);
    const newest = Number(database.prepare('SELECT max(id) AS id FROM items').get()?.id);
    const opened = JSON.parse(String(database.prepare('SELECT item FROM items WHERE id = ?').get(newest)?.item));
    const counted = database.prepare('SELECT count(*) AS n FROM items').get();
    expect(database.prepare('SELECT count(*) AS n FROM item_index').get()).toEqual(counted);
    expect(database.prepare('SELECT count(*) AS n FROM frames').get()).toEqual(counted);
    const points = '(SELECT series, item FROM series_points UNION ALL SELECT series, item FROM new_points)';
    const inSeries = `SELECT count(DISTINCT item) AS n FROM ${points} JOIN series ON series.id = series WHERE section = ''`;
    const beyond = `SELECT count(*) AS n FROM ${points} WHERE item NOT IN (SELECT id FROM items)`;
    expect(database.prepare(inSeries).get()).toEqual(counted);
    expect(database.prepare(beyond).get()).toEqual({ n: 0 });
    if (kill % 20 === 0) expect(database.prepare('PRAGMA quick_check').get()).toEqual({ quick_check: 'ok' });
    database.close();
    expect(opened.id).toBe(newest);
    const firstMissing = recorded.find(({ id }) => id > newest);
    losses.push(firstMissing === undefined ? 0 : Math.max(0, killedAtMs - firstMissing.atMs));
  }
  const busyShare = Math.max(busyBefore, await measureBusyShare());
  const isFree = busyShare < FREE_SHARE;
  const sorted = losses.sort((a, b) => a - b);
  const [median, p95, most] = [sorted[KILLS / 2], sorted[KILLS * 0.95 - 1], sorted.at(-1)];
  promise(
    `after kill -9 at 500 messages/s with searches the history opens and lacks less than ${PROMISED_LOSS_MS} ms in 95 of 100 kills (${BUSY_LOSS_MS} ms on a busy machine), never ${MAX_LOSS_MS} ms`,
    `${KILLS} of ${KILLS} open; missing: median ${median} ms, p95 ${p95} ms, most ${most} ms; ${sorted.filter((ms) => ms < PROMISED_LOSS_MS).length} of ${KILLS} within ${PROMISED_LOSS_MS} ms; other programs took ${Math.round(busyShare * 100)}% of the processors`,
  );
  expect(p95).toBeLessThan(isFree ? PROMISED_LOSS_MS : BUSY_LOSS_MS);
  expect(most).toBeLessThan(MAX_LOSS_MS);
}, 900_000);
