import { once } from 'node:events';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startHistoryThread } from '../../../../main/engine/history/history-thread.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { NOON, notificationRecord, withSections } from './notification-record.ts';

const BATCHES = 40;
const BATCH = 50;
const OFFERS = 60;
const MEGABYTE = 1024 * 1024;

/** Records of which no two name the same offers. */
function records(batch: number) {
  return Array.from({ length: BATCH }, (_, at) => {
    const id = batch * BATCH + at + 1;
    const names = Array.from({ length: OFFERS }, (__, offer) => [`Section ${offer}`, `Row ${id} of ${offer}`]);
    return withSections(notificationRecord(id), Object.fromEntries(names));
  });
}

it('the thread of the history gives back what a flood left, once it is quiet', async () => {
  const path = join(await temporaryFolder(), 'history.sqlite');
  const started = once(process, 'worker') as Promise<[Worker]>;
  const thread = startHistoryThread({ role: 'writer', path, nowMs: NOON }, () => {});
  onTestFinished(() => thread.dispose());
  const [worker] = await started;
  const megabytes = async () => (await worker.getHeapStatistics()).total_physical_size / MEGABYTE;
  await thread.opened;
  for (let batch = 0; batch < BATCHES; batch += 1) await thread.call('write', records(batch), NOON);
  const left = await megabytes();
  await vi.waitFor(async () => expect(await megabytes()).toBeLessThan(left / 2), { timeout: 60_000, interval: 500 });
}, 90_000);
