import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HistoryRecord } from '../../../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { EVENT_INFOS } from '../../../../support/build-notification.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON, notificationRecord } from '../notification-record.ts';
import { pricedRecord } from '../priced-record.ts';

/** What the records became in a file, by table; how messages are compressed depends on the batch. */
async function tablesAfter(batches: readonly (readonly HistoryRecord[])[]) {
  const path = join(await temporaryFolder(), 'history.sqlite');
  const writer = openHistoryWriter(path, NOON);
  onTestFinished(() => writer.close());
  const failures = batches.flatMap((batch) => {
    try {
      writer.write(batch, NOON);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  const database = new DatabaseSync(path, { readOnly: true });
  onTestFinished(() => database.close());
  const names = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_words_*'`)
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !['frames', 'frame_blocks', 'event_words', 'offer_words'].includes(name));
  const tables = Object.fromEntries(names.map((name) => [name, database.prepare(`SELECT * FROM ${name}`).all()]));
  return { tables, failures };
}

const at = (ms: number) => new Date(NOON + ms).toISOString();
const gap = (id: number, from: number): HistoryRecord => ({
  kind: 'gap',
  item: { kind: 'gap', id, from: at(from), to: null, reason: 'closed' },
  atMs: NOON + from,
});

/** An evening of an event: two alerts, one of which ends beyond a gap, and how they ended. */
const RECORDS: readonly HistoryRecord[] = [
  pricedRecord(1, { price: 80, stock: 5 }),
  { kind: 'toast', toastId: 'toast-1', itemId: 1, atMs: NOON + 1 },
  { kind: 'toast_outcome', id: 1, toast: 'shown' },
  pricedRecord(2, { price: 250, stock: 0, item: { outcome: 'filtered' } }),
  { kind: 'superseded', id: 1, superseded: { reason: 'sold_out', at: at(2), price: null } },
  { kind: 'toast_action', id: 1, action: 'open' },
  { kind: 'opened', id: 1, openedAt: at(3) },
  pricedRecord(4, { price: 90, stock: 2, item: { event_infos: { ...EVENT_INFOS, event_name: 'Another night' } } }),
  gap(5, 5),
  { kind: 'gap_end', id: 5, to: at(6), reason: 'closed' },
  pricedRecord(7, { price: 260, stock: 3, item: { outcome: 'filtered' } }),
  { kind: 'superseded', id: 4, superseded: { reason: 'price_up', at: at(7), price: '$260.00' } },
  {
    kind: 'result',
    id: 4,
    entry: 'abc123',
    eventId: 'abc123',
    result: { outcome: 'got', tickets: 2, at: at(8) },
  },
  { kind: 'phone', id: 4, phone: { at: at(9), to: ['ntfy'], times: 1, last_at: at(9), withdrawn_at: null } },
  notificationRecord(8, { test: true }),
  { kind: 'opened', id: 8, openedAt: at(10) },
  { kind: 'opened', id: 999, openedAt: at(10) },
];

describe('records that are written together', () => {
  it('leave in the file what they leave one by one', async () => {
    const oneByOne = await tablesAfter(RECORDS.map((record) => [record]));
    const together = await tablesAfter([RECORDS]);
    expect(together).toEqual(oneByOne);
    expect(together.failures).toEqual([]);
    const [first, second] = together.tables.alert_outcomes ?? [];
    expect(first).toMatchObject({ id: 1, toast: 'shown', toast_action: 'open', opened_at: NOON + 3, good_ms: 1 });
    // Nobody knows how long it was good: the connection was gone meanwhile.
    expect(second).toMatchObject({ id: 4, ended_at: NOON + 7, good_ms: null });
    expect(JSON.parse(String(together.tables.items?.[0]?.item))).toMatchObject({ opened_at: at(3) });
  });

  it('count nothing twice if one of them cannot be written', async () => {
    const broken = notificationRecord(1);
    const oneByOne = await tablesAfter([...RECORDS, broken].map((record) => [record]));
    const together = await tablesAfter([[...RECORDS, broken]]);
    expect(together.tables).toEqual(oneByOne.tables);
    expect(together.failures).toEqual([expect.stringMatching(/^1 of 18 records: /)]);
  });
});
