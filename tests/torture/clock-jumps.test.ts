import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../simulator/simulator.ts';
import { offerSectionsMessage } from '../core/notification/messages.ts';
import { temporaryFolder } from '../main/engine/temporary-folder.ts';
import { waitFor } from '../support/wait-for.ts';
import { faketimeLibrary } from './support/faketime.ts';
import { promise } from './support/promise.ts';
import { startServe } from './support/start-serve.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** How far the clock of the app is off at each alert, as the library reads it and in milliseconds. */
const JUMPS = [
  ['+0', 0],
  ['-5h', -5 * HOUR_MS],
  ['+1825d', 1825 * DAY_MS],
  ['-1825d', -1825 * DAY_MS],
  ['+0', 0],
  ['-1d', -DAY_MS],
] as const;
const NAME = 'alerts go on over one connection, and nothing is lost, while the clock jumps both ways';

it.runIf(faketimeLibrary !== null)(
  faketimeLibrary === null ? `${NAME} (skipped: libfaketime is not installed)` : NAME,
  async () => {
    const gateway = await startSimulator();
    onTestFinished(() => gateway.dispose());
    const folder = await temporaryFolder();
    const tools = await temporaryFolder();
    const ca = join(tools, 'ca.pem');
    const offsetFile = join(tools, 'offset');
    await writeFile(ca, gateway.ca);
    await writeFile(offsetFile, '+0');
    const app = await startServe(folder, {
      args: ['--url', gateway.url, '--ca', ca],
      env: {
        EVENTORY_API_KEY: gateway.apiKey,
        LD_PRELOAD: faketimeLibrary ?? '',
        FAKETIME_TIMESTAMP_FILE: offsetFile,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
    });
    await waitFor('the connection is open', () => gateway.connections().length === 1, 60_000);
    const alertTimes = () => {
      const database = new DatabaseSync(join(folder, 'history.sqlite'), { readOnly: true });
      const rows = database.prepare(`SELECT at FROM item_index WHERE outcome = 'alert' ORDER BY id`).all();
      database.close();
      return rows.map(({ at }) => Number(at));
    };

    for (const [index, [offset]] of JUMPS.entries()) {
      await writeFile(offsetFile, offset);
      gateway.sendFrame({ ...offerSectionsMessage(), stock: index + 1 });
      await waitFor(`the alert after ${offset} is recorded`, () => alertTimes().length === index + 1, 60_000);
    }
    // The clock of the app did jump.
    for (const [index, atMs] of alertTimes().entries()) {
      expect(Math.abs(atMs - Date.now() - (JUMPS[index]?.[1] ?? Number.NaN))).toBeLessThan(10 * 60_000);
    }
    expect(gateway.peakConnections).toBe(1);
    await app.stop(() => app.child.kill('SIGTERM'));
    promise('alerts go on while the clock jumps', `${alertTimes().length} of ${JUMPS.length} alerts, 1 connection`);
    expect(alertTimes()).toHaveLength(JUMPS.length);
  },
);
