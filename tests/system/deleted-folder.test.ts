import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isOsLockHeld } from '../../main/host/locks/os-lock.ts';
import { secretFiles } from '../../main/host/stores/secret-files.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { temporaryFolder } from '../main/engine/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';
import { startServe } from '../torture/support/start-serve.ts';

it('the data folder is deleted while the app runs: it is made again with key and lock, beside one connection', async () => {
  const gateway = await startSimulator();
  onTestFinished(() => gateway.dispose());
  const folder = join(await temporaryFolder(), 'data');
  const ca = join(await temporaryFolder(), 'ca.pem');
  await writeFile(ca, gateway.ca);
  await secretFiles(folder).set('api_key', gateway.apiKey);
  const options = { args: ['--url', gateway.url, '--ca', ca] };
  const connected = () => waitFor('the app is connected', () => gateway.connections().length === 1, 60_000);

  const app = await startServe(folder, options);
  await connected();
  await rm(folder, { recursive: true });
  await waitFor('the deletion is reported', () => app.output().includes('the data folder was deleted'), 30_000);
  const files = ['settings.json', 'watchlist.json', 'history.sqlite', 'instance.json', 'open-page.html'];
  await waitFor('the files are there', () => files.every((name) => existsSync(join(folder, name))), 30_000);
  await expect.poll(() => secretFiles(folder).get('api_key')).toBe(gateway.apiKey);
  // In the folder as well as for this account: others that share the folder see it.
  expect(isOsLockHeld(join(folder, 'instance.lock'))).toBe(true);

  const second = await startServe(folder, options);
  expect(second.output()).toContain('already running. Open http://127.0.0.1:');
  expect(gateway.peakConnections).toBe(1);

  await app.stop(() => app.child.kill('SIGTERM'));
  await waitFor('the gateway notices', () => gateway.connections().length === 0, 60_000);
  await startServe(folder, options);
  await connected();
  expect(gateway.peakConnections).toBe(1);
});
