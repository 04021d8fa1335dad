import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { offerSectionsMessage } from '../../../../core/notification/messages.ts';
import { temporaryFolder } from '../../../engine/temporary-folder.ts';
import { run, startGateway } from '../../harness.ts';
import { ofType } from './watching.ts';

describe('settings of watch', () => {
  it('come from flags, then variables, then what is stored', async () => {
    const { gateway, flags, env } = await startGateway();
    const data = await temporaryFolder();
    const stored = { gateway: { url: 'wss://127.0.0.1:1/stored', endpoint: 'filtered' } };
    await writeFile(join(data, 'settings.json'), JSON.stringify({ version: 1, settings: stored }));
    const document = { version: 1, entries: [{ id: 'stored', event_id: 'abc123' }], damaged: [] };
    await writeFile(join(data, 'watchlist.json'), JSON.stringify(document));
    const variables = {
      ...env,
      EVENTORY_DATA: data,
      EVENTORY_URL: 'wss://127.0.0.1:1/variable',
      EVENTORY_UNLISTED: 'feed',
    };
    const watch = await run(['watch', '--json', '--count', '2', ...flags], variables);
    await gateway.waitForConnections();
    expect(gateway.connections()[0]?.endpoint).toBe('filtered');
    gateway.sendFrame(offerSectionsMessage());
    gateway.sendFrame({ ...offerSectionsMessage(), event_id: 'other' });
    expect(await watch.status).toBe(0);
    expect(ofType(watch.json(), 'notification')).toMatchObject([
      { outcome: 'alert', entry: 'stored' },
      { outcome: 'unlisted', entry: null },
    ]);
  });

  it('take the key from a file, or from what is stored', async () => {
    const { gateway, flags } = await startGateway();
    const data = await temporaryFolder();
    await writeFile(join(data, 'key'), `${gateway.apiKey}\n`);
    const byFile = await run(['watch', ...flags, '--api-key-file', join(data, 'key')]);
    await gateway.waitForConnections();
    byFile.interrupt();
    await byFile.status;
    await mkdir(join(data, 'secrets'));
    await writeFile(join(data, 'secrets', 'api_key'), gateway.apiKey);
    const byStore = await run(['watch', ...flags], { EVENTORY_DATA: data });
    await gateway.waitForConnections();
    byStore.interrupt();
    expect(await byStore.status).toBe(0);
  });
});
