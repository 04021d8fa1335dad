import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON, notificationRecord } from '../notification-record.ts';

const all = { fromMs: NOON, toMs: NOON + 1000, after: null, limit: 2 };

async function newHistory() {
  const path = join(await temporaryFolder(), 'history.sqlite');
  const writer = openHistoryWriter(path, NOON);
  const { item, ...rest } = notificationRecord(5, {}, NOON + 20);
  writer.write(
    [
      notificationRecord(1, {}, NOON - 1),
      notificationRecord(2, {}, NOON),
      notificationRecord(3, {}, NOON + 10),
      // The clock was set back: numbers are not in the order of time.
      notificationRecord(4, {}, NOON + 5),
      { item: { ...item, test: true }, ...rest },
      { kind: 'line', item: notificationRecord(6).item, fingerprint: null, atMs: NOON + 30 },
      notificationRecord(7, {}, NOON + 40),
      notificationRecord(8, {}, NOON + 1000),
    ],
    NOON,
  );
  return { path, writer };
}

describe('the messages of a time', () => {
  it('come in its order, page by page, without test alerts and those no longer kept', async () => {
    const { writer } = await newHistory();
    const first = writer.messages(all);
    expect(first.messages.map(({ item }) => item.id)).toEqual([2, 4]);
    const second = writer.messages({ ...all, after: first.next });
    expect(second.messages.map(({ item }) => item.id)).toEqual([3]);
    const third = writer.messages({ ...all, after: second.next });
    expect(third.messages.map(({ item }) => item.id)).toEqual([7]);
    expect(third.next).toBeNull();
    expect(JSON.parse(third.messages[0]?.frame ?? '')).toMatchObject({ stock: 7 });
    writer.close();
  });

  it('are counted with those no longer kept', async () => {
    const { writer } = await newHistory();
    expect(writer.countMessages(NOON, NOON + 1000)).toBe(5);
    expect(writer.countMessages(NOON + 2000, NOON + 3000)).toBe(0);
    writer.close();
  });

  it('are found while a history of an older version is not indexed yet', async () => {
    const { path, writer } = await newHistory();
    writer.close();
    const database = new DatabaseSync(path);
    database.exec(`DELETE FROM item_index WHERE id < 4; UPDATE backfills SET below = 4 WHERE name = 'item_index'`);
    database.close();
    const opened = openHistoryWriter(path, NOON);
    expect(opened.countMessages(NOON, NOON + 1000)).toBe(5);
    expect(opened.messages({ ...all, limit: 10 }).messages.map(({ item }) => item.id)).toEqual([2, 4, 3, 7]);
    opened.close();
  });
});
