import { expect, it } from 'vitest';
import { temporaryFolder } from '../main/engine/temporary-folder.ts';
import { startLockProcesses } from '../main/host/locks/start-lock-processes.ts';
import { promise } from './support/promise.ts';

const ROUNDS = 2;
const STARTS = 50;

it('gives the data folder to exactly one of many that start at once over the lock of a killed one', async () => {
  const folder = await temporaryFolder();
  const winnersOfRounds: number[] = [];
  let slowestMs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const startedAt = performance.now();
    const processes = startLockProcesses(folder, STARTS);
    const results = await Promise.all(processes.map(({ result }) => result));
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    const winners = results.flatMap(({ won }) => won ?? []);
    winnersOfRounds.push(winners.length);
    expect(results.filter(({ running }) => running?.pid === winners[0])).toHaveLength(STARTS - 1);
    await Promise.all(processes.map(({ kill }) => kill()));
  }
  promise(
    `one of ${STARTS} simultaneous starts over a stale lock wins`,
    `winners in ${ROUNDS} rounds: ${winnersOfRounds.join(', ')}; slowest round ${Math.round(slowestMs)} ms`,
  );
  expect(winnersOfRounds).toEqual(Array(ROUNDS).fill(1));
});
