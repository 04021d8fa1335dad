import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { browserMode } from '../drivers/browser-mode.ts';
import type { RunningApp } from '../drivers/driver.ts';
import { buildApp } from '../support/app/build-app.ts';
import { expectEventually } from '../support/expect-eventually.ts';
import { findSecret } from '../support/find-secret.ts';
import { connectWithKey } from '../support/page/connect-with-key.ts';
import { API_KEY, createTestEnvironment, stockMessage } from '../support/test-environment.ts';
import { recordHistory, storeEntries, yesterdayAt } from './record-history.ts';

beforeAll(buildApp);

const cli = join(import.meta.dirname, '../../../dist/cli/cli.js');
const run = (...args: string[]) => promisify(execFile)(process.execPath, [cli, ...args]);

/** The rows of the history: their numbers, events and prices. */
async function listHistory(app: RunningApp, count: number): Promise<readonly unknown[]> {
  await app.page().getByRole('link', { name: 'History' }).click();
  const rows = app.page().getByRole('feed', { name: 'History, newest first' }).locator('article[data-item]');
  await expectEventually(() => rows.count()).toBe(count);
  return rows.evaluateAll((all) =>
    all.map((row) => [
      row.getAttribute('data-item'),
      row.getAttribute('aria-label'),
      /\$[\d.]+/.exec(row.textContent ?? '')?.[0],
    ]),
  );
}

it('a backup of the running app is the same watchlist and history in an empty folder', async () => {
  const environment = await createTestEnvironment([{ event_id: 'tour-1' }]);
  onTestFinished(() => environment.dispose());
  const entries = [newEntry('tour-1', 'a', { label: 'Été, "front"', new_low: 'event' }), newEntry('0012', 'b')];
  storeEntries(environment.folder, entries);
  recordHistory(
    environment.folder,
    [150, 120].map((price, index) => ({
      atMs: yesterdayAt(19 + index),
      message: stockMessage({ price, stock: 5 + index }),
    })),
    entries,
  );
  const app = await environment.startApp(browserMode);
  let isRunning = true;
  onTestFinished(() => (isRunning ? app.dispose() : undefined));
  await connectWithKey(app, environment);
  environment.gateway.sendNotification(stockMessage({ price: 110, stock: 9 }));
  await app.page().getByRole('article').filter({ hasText: '$110.00' }).first().waitFor();
  const listed = await listHistory(app, 3);

  const file = join(dirname(environment.folder), 'backup.tar.gz');
  await run('backup', file, '--data', environment.folder);
  await app.dispose();
  isRunning = false;
  const folder = join(dirname(environment.folder), 'restored');
  mkdirSync(folder);
  await run('restore', file, '--yes', '--data', folder);
  expect(findSecret(folder, API_KEY, [])).toEqual([]);

  const restored = await browserMode.start({ folder });
  onTestFinished(() => restored.dispose());
  await connectWithKey(restored, environment);
  expect(await listHistory(restored, 3)).toEqual(listed);
  expect(JSON.parse(readFileSync(join(folder, 'watchlist.json'), 'utf8')).entries).toEqual(entries);
  await restored.page().getByRole('link', { name: 'Watchlist' }).click();
  await restored.page().getByRole('table', { name: 'Watchlist entries' }).getByText('Été, "front"').waitFor();
});
