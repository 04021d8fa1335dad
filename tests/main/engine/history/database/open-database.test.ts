import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../../../main/engine/history/database/open-database.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const MB = 1024 * 1024;

it('brings what is written into the file 16 MB at a time', async () => {
  const path = join(await temporaryFolder(), 'history.sqlite');
  const database = openDatabase(path, (opened) => opened);
  onTestFinished(() => database.close());
  const insert = database.prepare('INSERT INTO frame_blocks (bytes) VALUES (?)');
  const write = (megabytes: number) => {
    for (let one = 0; one < megabytes; one++) insert.run(new Uint8Array(MB));
  };
  write(12);
  expect(statSync(path).size).toBeLessThan(MB);
  write(30);
  expect(statSync(path).size).toBeGreaterThan(16 * MB);
  expect(statSync(`${path}-wal`).size).toBeLessThan(24 * MB);
});
