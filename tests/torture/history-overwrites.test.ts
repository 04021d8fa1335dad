import { closeSync, copyFileSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RequestResponses } from '../../core/bridge/contract.ts';
import { createRandom } from '../../simulator/random.ts';
import { feed, message, startEngine, startGateway, state } from '../main/engine/harness.ts';
import { temporaryFolder } from '../main/engine/temporary-folder.ts';
import { generateHistory } from './support/generate-history.ts';
import { promise } from './support/promise.ts';

const OVERWRITES = 40;
const ITEMS = 62_000;
const MEGABYTE = 1024 * 1024;
const PATIENTLY = { timeout: 20_000 };

it('a history of 65 MB that is overwritten anywhere: the app starts and alerts', async () => {
  const whole = join(await temporaryFolder(), 'history.sqlite');
  generateHistory(whole, ITEMS, Date.now());
  const size = statSync(whole).size;
  expect(size).toBeGreaterThan(60 * MEGABYTE);
  const random = createRandom('overwrites');
  const gateway = await startGateway();
  let quarantined = 0;
  let unharmed = 0;
  for (let overwrite = 0; overwrite < OVERWRITES; overwrite++) {
    const folder = await temporaryFolder();
    const path = join(folder, 'history.sqlite');
    copyFileSync(whole, path);
    const length = Math.floor(4096 * 2 ** (random.next() * 9));
    const file = openSync(path, 'r+');
    writeSync(file, new Uint8Array(length).fill(0xa5), 0, length, Math.floor(random.next() * (size - length)));
    closeSync(file);

    const app = await startEngine({ folder, simulator: gateway });
    await gateway.waitForConnections();
    gateway.sendFrame(
      message({
        event_id: 'abc123',
        stock: overwrite + 1,
        sections: { 'floor-ga': { ...message(), stock: overwrite } },
      }),
    );
    await expect.poll(() => app.toasts.length, PATIENTLY).toBeGreaterThan(0);
    await expect.poll(async () => (await feed(app)).length, PATIENTLY).toBeGreaterThan(0);
    for (let before: number | null = null; ; ) {
      const page: RequestResponses['feed.list'] = await app.request('feed.list', {
        before,
        limit: 500,
        view: 'everything',
        query: '',
        website: null,
        change_type: null,
      });
      before = page.items.at(-1)?.id ?? null;
      if (!page.more || before === null) break;
    }
    const titles = (await state(app)).conditions.map(({ title }) => title);
    if (titles.includes('The history could not be read')) quarantined += 1;
    else if (!titles.includes('A part of the history is damaged')) unharmed += 1;
    await app.stop();
  }
  promise(
    'with a damaged history the app starts and alerts',
    `${OVERWRITES} of ${OVERWRITES} random overwrites of ${Math.round(size / MEGABYTE)} MB; ${quarantined} replaced by a new file, ${unharmed} not noticed`,
  );
}, 600_000);
