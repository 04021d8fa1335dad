import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../../support/list-everything.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { notificationRecord } from './notification-record.ts';
import { INFOS, idsOf, lastQuarantined, open } from './open-test-history.ts';

describe('a damaged history', () => {
  /** A closed history of three notifications and an event, changed by `damage`. */
  async function damaged(damage: (database: DatabaseSync) => void) {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const first = await open(path);
    for (const id of [1, 2, 3]) first.record(notificationRecord(id, { event_infos: INFOS }));
    await first.dispose();
    const database = new DatabaseSync(path);
    damage(database);
    database.close();
    const passedOver: number[] = [];
    const history = await open(path, { onDamagedRows: (count) => passedOver.push(count) });
    return { history, passedOver };
  }

  it.each([
    ['not JSON', `UPDATE items SET item = '{"kind":' WHERE id = 2`],
    ['no item', `UPDATE items SET item = 'null' WHERE id = 2`],
    ['of no kind', `UPDATE items SET item = '{}' WHERE id = 2`],
  ])('row costs itself, not its page, and is reported: %s', async (_, sql) => {
    const { history, passedOver } = await damaged((database) => database.exec(sql));
    expect((await history.resume(0, 0)).nextId).toBe(4);
    expect(await idsOf(history)).toEqual([3, 1]);
    expect(await history.get(2)).toBeNull();
    expect((await history.newest(null, null, 10)).map(({ item }) => item.id)).toEqual([3, 1]);
    expect(passedOver).toEqual([1, 1, 1]);
    expect(lastQuarantined(history)).toBeNull();
  });

  it('messages cost the details of their rows', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const first = await open(path);
    for (const id of [1, 2]) first.record(notificationRecord(id));
    await first.list(EVERYTHING);
    first.record(notificationRecord(3));
    await first.dispose();
    const database = new DatabaseSync(path);
    database.exec(`UPDATE frame_blocks SET bytes = x'00ff00' WHERE id = 1`);
    database.close();
    const passedOver: number[] = [];
    const history = await open(path, { onDamagedRows: (count) => passedOver.push(count) });
    expect(await history.get(2)).toBeNull();
    expect((await history.newest(null, null, 10)).map(({ item }) => item.id)).toEqual([3]);
    expect(await idsOf(history)).toEqual([3, 2, 1]);
    expect(passedOver).toEqual([1, 2]);
  });

  it('event or gap does not keep the app from resuming', async () => {
    const { history, passedOver } = await damaged((database) => {
      database.exec(
        `UPDATE events SET facts = 'x'; UPDATE item_index SET kind = 'gap' WHERE id = 3; UPDATE items SET item = '[' WHERE id = 3`,
      );
    });
    expect(await history.resume(0, 0)).toMatchObject({ nextId: 4, openGap: null });
    expect(await history.events()).toEqual([]);
    expect(passedOver).toEqual([1, 1]);
  });

  it.each([
    ['a table that is missing', 'DROP TABLE payloads'],
    ['a column that is missing', 'ALTER TABLE items DROP COLUMN search'],
    ['a table that is only read when resuming', 'DROP TABLE toasts; CREATE TABLE toasts (toast_id, item_id, at, more)'],
  ])('file with %s is quarantined if it cannot be used, and the new one works', async (_, sql) => {
    const { history } = await damaged((database) => database.exec(sql));
    await history.resume(0, 0);
    history.record(notificationRecord(9));
    expect(await idsOf(history)).toContain(9);
  });

  it('file that fails while it is resumed from is quarantined, and the new one works', async () => {
    const { history } = await damaged((database) => {
      database.exec('UPDATE quarter_counts SET alerts = 9223372036854775807');
      database.exec('INSERT INTO quarter_counts VALUES (9223372, 0, 0, 9223372036854775807)');
    });
    expect(await history.resume(0, 0)).toMatchObject({ nextId: 4, alertsToday: 3 });
    expect(lastQuarantined(history)).toMatchObject({ why: expect.stringContaining('integer overflow'), kept: 3 });
    history.record(notificationRecord(4));
    expect(await idsOf(history)).toEqual([4, 3, 2, 1]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('file overwritten in the middle lets the app start (seed %s)', async (seed) => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const first = await open(path);
    for (let id = 1; id <= 200; id++) first.record(notificationRecord(id, { event_infos: INFOS }));
    await first.dispose();
    const bytes = readFileSync(path);
    const length = 4096 * seed;
    bytes.fill(
      0xa5 ^ seed,
      Math.floor((bytes.length - length) * (seed / 9)),
      Math.floor((bytes.length - length) * (seed / 9)) + length,
    );
    writeFileSync(path, bytes);
    const history = await open(path);
    const { nextId } = await history.resume(0, 0);
    history.record(notificationRecord(nextId));
    expect(await idsOf(history)).toContain(nextId);
  });
});
