import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { startEngine } from '../../harness.ts';
import { backUp, dataFolder } from '../data-folder.ts';

import { appWithDialogs, leftovers, previewed, until } from './app-with-dialogs.ts';

describe('a file that a page sends', () => {
  async function sending() {
    const app = await startEngine();
    const { upload } = await app.request('restore.choose', null);
    return { app, id: upload?.split('/')[1] ?? '', content: readFileSync(await backUp(await dataFolder())) };
  }

  it('is taken once, by its id, and previewed', async () => {
    const { app, id, content } = await sending();
    const send = (to: string) => app.engine.transfers.upload(to, Readable.from([content]), content.length);
    await expect(send('another')).rejects.toThrow('not expected');
    await send(id);
    await expect(send(id)).rejects.toThrow('not expected');
    expect((await until(app, 'previewed')).plan.bytes).toBe(content.length);
  });

  it('that is shorter or longer than announced is refused', async () => {
    for (const bytes of [-1, 1]) {
      const { app, id, content } = await sending();
      await expect(app.engine.transfers.upload(id, Readable.from([content]), content.length + bytes)).rejects.toThrow();
      expect(await until(app, 'failed')).toMatchObject({ why: expect.stringMatching(/Choose (?:the file|it) again/) });
      await expect.poll(() => leftovers(app.folder)).toEqual([]);
    }
  });

  it('for which there is no space is refused before it is taken', async () => {
    const { app, id } = await sending();
    await expect(app.engine.transfers.upload(id, Readable.from([]), 2 ** 52)).rejects.toThrow('not enough space');
    await until(app, 'failed');
  });
});

it('a restore that could not be ordered has changed nothing, and the app goes on', async () => {
  const { app } = await appWithDialogs({ restore: await backUp(await dataFolder()) });
  const { id } = await previewed(app);
  // What is in its way makes the order fail: nothing has changed then.
  await mkdir(join(app.folder, 'restore-pending', 'in the way'), { recursive: true });
  await app.request('restore.confirm', { id });
  expect(await until(app, 'failed')).toMatchObject({ job: 'restore' });
  expect((await app.request('watchlist.list', null)).total).toBe(0);
  await app.request('watchlist.save', { entry: { event_id: 'goes-on' } });
  expect((await app.request('watchlist.list', null)).total).toBe(1);
});
