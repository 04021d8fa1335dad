import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_RETENTION,
  type ListQuery,
  type NotificationRecord,
} from '../../../../../main/engine/history/history-records.ts';
import { createFileReader } from '../../../../../main/engine/history/reading/file-reader.ts';
import { type HistoryWriter, openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { writeFirstSchema } from '../first-schema.ts';
import { NOON, notificationRecord } from '../notification-record.ts';

const ITEMS = 1000;
const MIDNIGHT = NOON - 12 * 60 * 60_000;
const SINCE = NOON + 500;

const EVERYTHING: ListQuery = {
  before: null,
  limit: 2000,
  view: 'everything',
  words: [],
  website: null,
  changeType: null,
};

function oldRecords(): NotificationRecord[] {
  return Array.from({ length: ITEMS }, (_, index) =>
    notificationRecord(index + 1, {
      event_id: `event-${index % 7}`,
      outcome: index % 3 === 0 ? 'alert' : 'filtered',
      entry: `entry-${index % 5}`,
      website: index % 2 === 0 ? 'axs' : 'dice',
    }),
  );
}

async function oldFile(): Promise<string> {
  const path = join(await temporaryFolder(), 'history.sqlite');
  writeFirstSchema(path, oldRecords());
  return path;
}

/** What the app asks, in one value. */
function answers(writer: HistoryWriter) {
  const ids = (query: Partial<ListQuery>) => writer.list({ ...EVERYTHING, ...query }).items.map(({ id }) => id);
  return {
    all: ids({}),
    alerts: ids({ view: 'alerts' }),
    searched: ids({ words: ['event-3'] }),
    shortWord: ids({ words: ['-4'] }),
    narrowed: ids({ words: ['event-3'], website: 'axs', before: 700, limit: 20 }),
    ofEvent: writer.newest('event-2', 900, 50).map(({ item, frame }) => [item.id, frame.length]),
    detail: writer.get(5)?.frame,
    resumed: writer.resume(MIDNIGHT, SINCE),
  };
}

describe('a history of the first schema', () => {
  it('answers the same before, during and after it is indexed, also if the app ends in the middle', async () => {
    const path = await oldFile();
    let writer = openHistoryWriter(path, NOON);
    const before = answers(writer);
    expect(before.all).toHaveLength(ITEMS);
    expect(before.searched).toHaveLength(143);
    expect(before.resumed).toMatchObject({ nextId: ITEMS + 1, notificationsToday: ITEMS, alertsToday: 334 });
    expect(before.resumed.alerted).toHaveLength(167);
    let steps = 0;
    while (writer.maintain(NOON, DEFAULT_RETENTION)) {
      expect(answers(writer)).toEqual(before);
      steps += 1;
      writer.close();
      writer = openHistoryWriter(path, NOON);
    }
    expect(steps).toBeGreaterThan(4);
    expect(answers(writer)).toEqual(before);
    const reader = createFileReader(path);
    expect(reader.list({ ...EVERYTHING, words: ['event-3'] }).items).toHaveLength(143);
    reader.close();
    writer.close();
    const database = new DatabaseSync(path);
    const indexes = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'items'`)
      .all();
    expect(indexes).toEqual([]);
    expect(database.prepare('SELECT count(*) AS n FROM item_index').get()).toEqual({ n: ITEMS });
    database.close();
  });

  it('takes new messages while it is indexed', async () => {
    const writer = openHistoryWriter(await oldFile(), NOON);
    writer.write([notificationRecord(ITEMS + 1, { event_id: 'event-3' })], NOON);
    writer.maintain(NOON, DEFAULT_RETENTION);
    writer.write([{ kind: 'opened', id: 1, openedAt: '2026-06-01T12:00:00Z' }], NOON);
    const { items } = writer.list({ ...EVERYTHING, words: ['event-3'] });
    expect(items).toHaveLength(144);
    expect(items[0]?.id).toBe(ITEMS + 1);
    expect(writer.list({ ...EVERYTHING, before: 2 }).items).toMatchObject([
      { id: 1, opened_at: '2026-06-01T12:00:00Z' },
    ]);
    writer.close();
  });

  it('lets go of what is too old, indexed or not', async () => {
    const writer = openHistoryWriter(await oldFile(), NOON);
    const retention = { ...DEFAULT_RETENTION, maxAgeMs: 500 };
    for (let step = 0; step < 3; step++) writer.maintain(NOON + ITEMS, retention);
    expect(writer.list(EVERYTHING).items.at(-1)?.id).toBe(500);
    expect(writer.list({ ...EVERYTHING, words: ['event-3'] }).items.at(-1)?.id).toBeGreaterThanOrEqual(500);
    writer.close();
  });
});
