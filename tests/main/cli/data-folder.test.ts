import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { run } from './harness.ts';

const entries = async () => {
  const file = join(await temporaryFolder(), 'watchlist.json');
  await writeFile(file, '[{"event_id":"a"}]');
  return file;
};

it.skipIf(process.platform !== 'linux')('a data folder in /proc or /sys is refused at once', async () => {
  for (const folder of ['/proc/eventory', '/proc/self/x/y', '/sys/eventory']) {
    const { status, err } = await run(['import', await entries(), '--data', folder]);
    expect(await status).toBe(2);
    expect(err()).toContain(`"${folder}" is no value for --data.`);
    expect(err()).toContain('Name a folder on a disk.');
  }
});

it('a data folder that is a file, or below one, is refused with the name of the file', async () => {
  const file = await entries();
  for (const folder of [file, join(file, 'inner', 'data')]) {
    for (const command of [['import', file], ['serve'], ['watch']]) {
      const { status, err } = await run([...command, '--data', folder]);
      expect(await status).toBe(2);
      expect(err()).toContain(`"${folder}" is no value for --data. ${file} is a file.`);
    }
    const { status, err } = await run(['serve'], { EVENTORY_DATA: folder });
    expect(await status).toBe(2);
    expect(err()).toContain('is no value for EVENTORY_DATA');
  }
});
