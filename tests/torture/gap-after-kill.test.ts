import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../simulator/simulator.ts';
import { temporaryFolder } from '../main/engine/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';
import { promise } from './support/promise.ts';
import { startServe } from './support/start-serve.ts';

const KILLS = 3;

it('shows the time from the last sign of life before kill -9 to the next open as a gap', async () => {
  const gateway = await startSimulator();
  onTestFinished(() => gateway.dispose());
  const folder = await temporaryFolder();
  const ca = join(await temporaryFolder(), 'ca.pem');
  await writeFile(ca, gateway.ca);
  const options = { args: ['--url', gateway.url, '--ca', ca], env: { EVENTORY_API_KEY: gateway.apiKey } };
  const gaps = () => {
    const database = new DatabaseSync(join(folder, 'history.sqlite'), { readOnly: true });
    const rows = database.prepare(`SELECT item FROM items WHERE kind = 'gap' ORDER BY id`).all();
    database.close();
    return rows.map(({ item }) => JSON.parse(String(item)) as { from: string; to: string | null });
  };

  let largestMs = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const app = await startServe(folder, options);
    await waitFor('the connection is open', () => gateway.connections().length === 1, 60_000);
    await waitFor(
      'the gap of the kill before has ended',
      () => gaps().filter(({ to }) => to !== null).length === kill,
      60_000,
    );
    await setTimeout(1_000 + kill * 1_000);
    const killedAtMs = Date.now();
    const exited = once(app.child, 'exit');
    app.child.kill('SIGKILL');
    await exited;
    await waitFor('the gateway notices', () => gateway.connections().length === 0, 60_000);

    const next = await startServe(folder, options);
    await waitFor('the gap has ended', () => (gaps().at(kill)?.to ?? null) !== null, 60_000);
    const gap = gaps().at(kill);
    const missedMs = Date.parse(gap?.from ?? '') - killedAtMs;
    expect(missedMs).toBeLessThanOrEqual(0);
    largestMs = Math.max(largestMs, -missedMs);
    expect(Date.parse(gap?.to ?? '')).toBeGreaterThan(killedAtMs);
    await next.stop(() => next.child.kill('SIGTERM'));
    await waitFor('the gateway notices', () => gateway.connections().length === 0, 60_000);
  }
  expect(gateway.peakConnections).toBe(1);
  await rm(folder, { recursive: true, force: true });
  promise('kill -9 leaves a gap', `${KILLS} of ${KILLS}; a gap began at most ${largestMs} ms before the kill`);
});
