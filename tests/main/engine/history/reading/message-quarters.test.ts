import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON } from '../notification-record.ts';
import { pricedRecord } from '../priced-record.ts';

const HOUR_MS = 60 * 60_000;

it('gives each quarter of an hour in which a message came once, from a time on', async () => {
  const writer = openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
  writer.write(
    [
      pricedRecord(1, { price: 150, stock: 4, at: NOON - 30 * HOUR_MS }),
      pricedRecord(2, { price: 140, stock: 6, at: NOON - 3 * HOUR_MS + 60_000 }),
      pricedRecord(3, { price: 140, stock: 6, at: NOON - 3 * HOUR_MS + 120_000 }),
    ],
    NOON,
  );
  expect(writer.messageQuarters(NOON - 24 * HOUR_MS)).toEqual([NOON - 3 * HOUR_MS]);
});
