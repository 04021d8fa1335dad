import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_RETENTION,
  type ListQuery,
  type NotificationRecord,
} from '../../../../../main/engine/history/history-records.ts';
import { type HistoryWriter, openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON, notificationRecord, withSections } from '../notification-record.ts';
import { undoMigrations } from '../undo-migrations.ts';

const newPath = async () => join(await temporaryFolder(), 'history.sqlite');
const listed = { before: null, limit: 5_000, view: 'everything', website: null, changeType: null } as const;

function found(writer: HistoryWriter, ...words: string[]): number[] {
  const query: ListQuery = { ...listed, words };
  return writer.list(query).items.map(({ id }) => id);
}

function naming(id: number, sections: readonly string[], item: Partial<NotificationRecord['item']> = {}) {
  const record = notificationRecord(id, { website: 'axs', ...item });
  return withSections(record, Object.fromEntries(sections.map((section) => [section, 'Standard'])));
}

function query(path: string, sql: string): unknown[] {
  const database = new DatabaseSync(path);
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

describe('the names of sections and offers', () => {
  it('find the messages that have them, whichever of a message is the best offer', async () => {
    const writer = openHistoryWriter(await newPath(), NOON);
    writer.write([naming(1, ['104', 'Balcony']), naming(2, ['Balcony']), naming(3, ['104', '105'])], NOON);
    writer.write([naming(4, ['7']), naming(5, ['104', 'Balcony'], { event_id: 'other' })], NOON);
    expect(found(writer, 'section', '104')).toEqual([5, 3, 1]);
    expect(found(writer, 'balcony')).toEqual([5, 2, 1]);
    expect(found(writer, '104', '105')).toEqual([3]);
    expect(found(writer, 'other', 'standard')).toEqual([5]);
    expect(found(writer, '7')).toEqual([4]);
    writer.close();
  });

  it('find a section that changed and has no offer', async () => {
    const writer = openHistoryWriter(await newPath(), NOON);
    const record = naming(1, ['104']);
    const frame = record.frame.replace('"changes":{}', '"changes":{"sold_out":["Section 207"]}');
    writer.write([{ ...record, frame }], NOON);
    expect(found(writer, 'section', '207')).toEqual([1]);
    writer.close();
  });

  it('are taken from the messages around one that lists no offers', async () => {
    const writer = openHistoryWriter(await newPath(), NOON);
    writer.write([naming(1, ['104']), naming(2, []), naming(3, ['105'])], NOON);
    expect(found(writer, '104')).toEqual([2, 1]);
    writer.close();
  });

  it('keep two sites with an event of the same id apart', async () => {
    const writer = openHistoryWriter(await newPath(), NOON);
    const site = (id: number) => ({ website: id % 2 === 0 ? 'axs' : 'dice' });
    writer.write(
      [1, 2, 3, 4].map((id) => naming(id, [id % 2 === 0 ? 'Balcony' : 'Stalls'], site(id))),
      NOON,
    );
    expect(found(writer, 'balcony')).toEqual([4, 2]);
    expect(found(writer, 'stalls')).toEqual([3, 1]);
    writer.close();
  });

  it('are right after a record could not be written', async () => {
    const writer = openHistoryWriter(await newPath(), NOON);
    writer.write([naming(1, ['104'])], NOON);
    expect(() => writer.write([naming(2, ['105']), naming(1, ['106']), naming(3, ['105'])], NOON)).toThrow('1 of 3');
    expect(found(writer, '104')).toEqual([1]);
    expect(found(writer, '105')).toEqual([3, 2]);
    expect(found(writer, '106')).toEqual([]);
    writer.close();
  });

  it('cost nothing while the messages of an event have the same ones', async () => {
    const path = await newPath();
    const writer = openHistoryWriter(path, NOON);
    writer.write(
      Array.from({ length: 50 }, (_, index) => naming(index + 1, ['104', '105', 'Balcony'])),
      NOON,
    );
    writer.close();
    expect(query(path, 'SELECT count(*) AS n FROM name_spans')).toEqual([{ n: 4 }]);
  });

  it('go with the last message that has them', async () => {
    const path = await newPath();
    const writer = openHistoryWriter(path, NOON);
    const old = [naming(1, ['Balcony', '104'], { event_id: 'gone' }), naming(2, ['Pit'])];
    writer.write([...old, naming(3, ['105'])], NOON);
    writer.maintain(NOON, { ...DEFAULT_RETENTION, maxItems: 1 });
    expect(found(writer, 'pit')).toEqual([]);
    expect(found(writer, '105')).toEqual([3]);
    writer.close();
    expect(query(path, 'SELECT name FROM offer_names ORDER BY name')).toEqual([
      { name: 'section 105' },
      { name: 'standard' },
    ]);
    expect(query(path, 'SELECT event_id FROM named_events')).toEqual([{ event_id: 'abc123' }]);
    expect(query(path, `SELECT rowid FROM offer_words WHERE offer_words MATCH '"balcony"'`)).toEqual([]);
  });

  it('fill the file no further if every message of an event has new names', async () => {
    const path = await newPath();
    const writer = openHistoryWriter(path, NOON);
    for (let id = 1; id <= 30; id++) {
      writer.write(
        [
          naming(
            id,
            Array.from({ length: 900 }, (_, name) => `Listing ${id} ${name}`),
          ),
        ],
        NOON,
      );
    }
    expect(found(writer, 'listing', '30', '899')).toContain(30);
    expect(found(writer, '20', '899')).toContain(20);
    expect(found(writer, 'standard')).toHaveLength(30);
    writer.close();
    const [{ n }] = query(path, 'SELECT count(*) AS n FROM name_spans') as [{ n: number }];
    expect(n).toBeLessThanOrEqual(20_900);
    expect(query(path, 'SELECT count(*) AS n FROM offer_names')).toEqual([{ n }]);
  }, 60_000);
});

describe('a history without names', () => {
  const NAMES = ['104', '105', 'Balcony', 'Stalls', 'Pit', 'Lawn'];
  const records = (from: number, to: number): NotificationRecord[] =>
    Array.from({ length: to - from }, (_, index) => {
      const id = from + index;
      const sections = NAMES.filter((_, name) => (id * 3 + name * 7) % 5 < 3);
      return naming(id, sections, { event_id: `event-${id % 3}` });
    });
  const answers = (writer: HistoryWriter) =>
    [...NAMES, 'section', 'standard'].map((name) => found(writer, name.toLowerCase()));

  it('gets them in the background, also if the app ends in the middle and messages come meanwhile', async () => {
    const whole = openHistoryWriter(await newPath(), NOON);
    whole.write(records(1, 261), NOON);
    const expected = answers(whole);
    whole.close();
    const path = await newPath();
    let writer = openHistoryWriter(path, NOON);
    writer.write(records(1, 241), NOON);
    writer.close();
    undoMigrations(path, 7);
    writer = openHistoryWriter(path, NOON);
    expect(found(writer, 'balcony')).toEqual([]);
    writer.write(records(241, 250), NOON);
    let steps = 0;
    for (; writer.maintain(NOON, DEFAULT_RETENTION); steps++) {
      if (steps === 2) writer.write(records(250, 261), NOON);
      for (const [name, ids] of answers(writer).entries()) {
        const named = expected[name]?.filter((id) => ids.includes(id));
        expect(ids, 'only messages that have the name').toEqual(named);
      }
      writer.close();
      writer = openHistoryWriter(path, NOON);
    }
    expect(steps).toBeGreaterThan(4);
    expect(answers(writer)).toEqual(expected);
    writer.close();
  }, 60_000);
});
