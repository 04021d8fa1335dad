import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_RETENTION } from '../../../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { EVERYTHING } from '../../../../support/list-everything.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON, notificationRecord } from '../notification-record.ts';

const YEARS_MS = 5 * 365 * 24 * 60 * 60 * 1000;

it.each([
  ['while no message came', []],
  ['and a message came, which has the time that the service gave it', [notificationRecord(3, {}, NOON + YEARS_MS)]],
])('a history is not pruned by a clock that is years ahead, %s', async (_name, late) => {
  const writer = openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
  const timestamp = new Date(NOON + 3).toISOString();
  writer.write([notificationRecord(1), notificationRecord(2)], NOON);
  writer.write(
    late.map((record) => ({ ...record, item: { ...record.item, timestamp } })),
    NOON,
  );
  writer.maintain(NOON + YEARS_MS, DEFAULT_RETENTION);
  expect(writer.list(EVERYTHING).items.map(({ id }) => id)).toEqual([...late.map(() => 3), 2, 1]);
  writer.close();
});

it('a message that came while the clock was years behind is no older than those before it', async () => {
  const writer = openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
  const old = notificationRecord(1, {}, NOON - YEARS_MS);
  const behind = notificationRecord(4, {}, NOON - YEARS_MS);
  writer.write(
    [old, notificationRecord(2, {}, NOON + YEARS_MS), notificationRecord(3), behind, notificationRecord(5)],
    NOON,
  );
  writer.maintain(NOON + 60 * 60_000, DEFAULT_RETENTION);
  expect(writer.list(EVERYTHING).items.map(({ id }) => id)).toEqual([5, 4, 3, 2]);
  writer.close();
});
