import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openHistory } from '../../../main/engine/history/history.ts';
import { systemClock } from '../../../main/host/system-clock.ts';
import { generatedRecord } from './generate-history.ts';

/**
 * `history-burst.ts FILE`: records 500 messages a second in the history FILE, marks links as opened and searches all the
 * time, until it is killed. Prints `id time` (milliseconds since the epoch) as it records each message.
 */
const [path = ''] = process.argv.slice(2);
const fail = (why: unknown): never => {
  writeSync(2, `${JSON.stringify(why)}\n`);
  process.exit(1);
};
const history = await openHistory({
  path,
  clock: systemClock,
  reports: {
    writeFailed: (failure) => failure !== null && fail(failure.why),
    failed: fail,
    shortened() {},
    maintenanceFailed: fail,
    damagedRows: fail,
    quarantined: fail,
    unavailable: (file) => file !== null && fail(file),
  },
});
let { nextId } = await history.resume(0, 0);

void (async () => {
  const words = ['london', 'velvet', 'zz', 'quetzalcoatl', 'e'];
  for (let next = 0; ; next++) {
    const query = { before: null, limit: 100, view: 'everything', website: null, changeType: null } as const;
    await history.list({ ...query, words: [words[next % words.length] ?? ''] });
  }
})();

for (;;) {
  const atMs = Date.now();
  for (let one = 0; one < 5; one++) history.record(generatedRecord(nextId++, atMs));
  history.record({ kind: 'opened', id: nextId - 1, openedAt: new Date(atMs).toISOString() });
  writeSync(1, `${nextId - 1} ${atMs}\n`);
  await sleep(10);
}
