import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { secretFiles } from '../../../../main/host/stores/secret-files.ts';
import { feed, message, startEngine, startGateway, state } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it('a deleted data folder is noticed, made again and reported, and the one connection and its alerts go on', async () => {
  const gateway = await startGateway();
  const folder = join(await temporaryFolder(), 'data');
  const app = await startEngine({ folder, simulator: gateway });
  await gateway.waitForConnections();
  await app.request('watchlist.save', { entry: { event_id: 'abc123', label: 'kept' } });
  const address = 'https://hooks.example/secret';
  await app.request('forwarder.save', {
    id: 'hook',
    kind: 'webhook',
    label: 'Hook',
    enabled: false,
    for_all: false,
    address,
  });
  await rm(folder, { recursive: true, maxRetries: 5 });
  await expect
    .poll(async () => (await state(app)).conditions.map(({ title }) => title), { timeout: 45_000 })
    .toContain('The data folder was deleted');
  for (const name of ['settings.json', 'watchlist.json', 'history.sqlite']) {
    await expect.poll(() => existsSync(join(folder, name)), { timeout: 45_000 }).toBe(true);
  }
  const secrets = secretFiles(folder);
  await expect.poll(() => secrets.get('api_key'), { timeout: 45_000 }).toBe(gateway.apiKey);
  await expect.poll(() => secrets.get('forwarder:hook'), { timeout: 45_000 }).toBe(address);
  expect((await state(app)).conditions.map(({ text }) => text).join()).not.toContain('enter them again');
  gateway.sendFrame(message());
  await expect.poll(() => app.toasts.length, { timeout: 45_000 }).toBe(1);
  await expect.poll(async () => (await feed(app)).length, { timeout: 45_000 }).toBe(1);
  expect(gateway.peakConnections).toBe(1);
  await app.stop();

  const next = await startEngine({ folder, simulator: gateway });
  expect((await next.request('watchlist.list', null)).entries).toMatchObject([{ entry: { label: 'kept' } }]);
  expect(await feed(next)).toHaveLength(1);
}, 180_000);

it('a data folder deleted during the demo gets the user’s own watchlist again, with the key, the pause and the settings', async () => {
  const gateway = await startGateway();
  const folder = join(await temporaryFolder(), 'data');
  const app = await startEngine({ folder, simulator: gateway });
  await app.request('watchlist.save', { entry: { event_id: 'abc123', label: 'kept' } });
  await app.request('settings.update', { patch: { theme: 'dark' } });
  await app.request('demo.start', null);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await app.request('alerts.pause', { until });
  await rm(folder, { recursive: true, maxRetries: 5 });
  for (const name of ['watchlist.json', 'watchlist-demo.json', 'session.json', 'settings.json']) {
    await expect.poll(() => existsSync(join(folder, name)), { timeout: 45_000 }).toBe(true);
  }
  await expect.poll(() => secretFiles(folder).get('api_key'), { timeout: 45_000 }).toBe(gateway.apiKey);
  await app.request('demo.stop', null);
  expect((await app.request('watchlist.list', null)).entries).toMatchObject([{ entry: { label: 'kept' } }]);
  await app.stop();

  const next = await startEngine({ folder, simulator: gateway });
  expect((await next.request('watchlist.list', null)).entries).toMatchObject([{ entry: { label: 'kept' } }]);
  expect((await state(next)).settings.theme).toBe('dark');
  expect((await state(next)).paused_until).toBe(until);
}, 180_000);
