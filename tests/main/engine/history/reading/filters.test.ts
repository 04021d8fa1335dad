import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { OfferSummary } from '../../../../../core/feed/feed-item.ts';
import { type HistoryFilters, NO_HISTORY_FILTERS } from '../../../../../core/feed/search/history-filters.ts';
import { DEFAULT_RETENTION, type ListQuery } from '../../../../../main/engine/history/history-records.ts';
import { type HistoryWriter, openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON, notificationRecord } from '../notification-record.ts';
import { undoMigrations } from '../undo-migrations.ts';

const HOUR = 60 * 60_000;
const OUTCOMES = ['alert', 'filtered', 'muted'] as const;

const offer = (price: number | null, classes?: OfferSummary['classes']): OfferSummary => ({
  key: 'a',
  section_name: 'Floor GA',
  offer_name: null,
  row: null,
  price,
  price_label: null,
  stock: 2,
  longest_adjacent_seats: null,
  ...(classes === undefined ? {} : { classes }),
});

/** Number n came n hours after noon. */
const RECORDS = Array.from({ length: 600 }, (_, index) => {
  const id = index + 1;
  const kinds = [
    offer(id, ['standard_tickets']),
    offer(id, ['resale_tickets', 'general_admission_tickets']),
    offer(null, ['platinum_tickets']),
    // As an older version of the app wrote it.
    offer(id),
    null,
  ];
  return notificationRecord(
    id,
    { outcome: OUTCOMES[id % 3] ?? 'alert', entry: `entry-${id % 4}`, website: 'AXS', best: kinds[id % 5] ?? null },
    NOON + id * HOUR,
  );
});

const ids = (writer: HistoryWriter, filters: Partial<HistoryFilters>, query: Partial<ListQuery> = {}) =>
  writer
    .list({
      before: null,
      limit: 1000,
      view: 'everything',
      words: [],
      website: null,
      changeType: null,
      ...query,
      filters: { ...NO_HISTORY_FILTERS, ...filters },
    })
    .items.map(({ id }) => id);

const wanted = (fits: (record: (typeof RECORDS)[number]) => boolean) =>
  RECORDS.filter(fits)
    .map(({ item }) => item.id)
    .reverse();

const CASES: readonly (readonly [string, Partial<HistoryFilters>, (record: (typeof RECORDS)[number]) => boolean])[] = [
  ['an outcome', { outcome: 'muted' }, ({ item }) => item.outcome === 'muted'],
  ['an entry', { entry: 'entry-2' }, ({ item }) => item.entry === 'entry-2'],
  ['resale', { class: 'resale_tickets' }, ({ item }) => item.id % 5 === 1],
  ['primary: all but resale', { class: 'primary' }, ({ item }) => item.id % 5 === 0 || item.id % 5 === 2],
  ['a lowest price', { price_from: 100.5 }, ({ item }) => (item.best?.price ?? 0) >= 100.5],
  ['a highest price', { price_to: 100 }, ({ item }) => (item.best?.price ?? 1000) <= 100],
  [
    'a time, its end left out',
    { from: new Date(NOON + 10 * HOUR).toISOString(), to: new Date(NOON + 20 * HOUR).toISOString() },
    ({ item }) => item.id >= 10 && item.id < 20,
  ],
  [
    'several together',
    { outcome: 'alert', class: 'resale_tickets', price_to: 300, to: new Date(NOON + 200 * HOUR).toISOString() },
    ({ item }) => item.outcome === 'alert' && item.id % 5 === 1 && item.id < 200,
  ],
];

async function historyFile(): Promise<string> {
  const path = join(await temporaryFolder(), 'history.sqlite');
  const writer = openHistoryWriter(path, NOON);
  writer.write(RECORDS, NOON);
  writer.write(
    [
      {
        kind: 'gap',
        item: { kind: 'gap', id: 601, from: '2026-06-01T12:00:00Z', to: null, reason: 'closed' },
        atMs: NOON,
      },
    ],
    NOON,
  );
  writer.close();
  return path;
}

describe('the filters of the history', () => {
  it.each(CASES)('find %s', async (_name, filters, fits) => {
    const writer = openHistoryWriter(await historyFile(), NOON);
    expect(ids(writer, filters).filter((id) => id !== 601)).toEqual(wanted(fits));
    writer.close();
  });

  it('count with words, site and change, and leave out the gaps that they say nothing of', async () => {
    const writer = openHistoryWriter(await historyFile(), NOON);
    const query = { words: ['abc'], website: 'axs', changeType: 'stock_increase', before: 400 };
    expect(ids(writer, { outcome: 'alert' }, query)).toEqual(
      wanted(({ item }) => item.outcome === 'alert' && item.id < 400),
    );
    expect(ids(writer, { class: 'primary' })).not.toContain(601);
    expect(ids(writer, {})).toContain(601);
    writer.close();
  });

  it('name the sites that messages came from, once each', async () => {
    const writer = openHistoryWriter(await historyFile(), NOON);
    writer.write([notificationRecord(700, { website: 'dice' }), notificationRecord(701, { website: null })], NOON);
    expect(writer.websites()).toEqual(['axs', 'dice']);
    writer.close();
  });

  it('find the same in a file of the version before, while and after it is brought along', async () => {
    const path = await historyFile();
    undoMigrations(path, 5);
    let writer = openHistoryWriter(path, NOON);
    let steps = 0;
    do {
      for (const [, filters, fits] of CASES) {
        expect(ids(writer, filters).filter((id) => id !== 601)).toEqual(wanted(fits));
      }
      steps += 1;
      writer.close();
      writer = openHistoryWriter(path, NOON);
    } while (writer.maintain(NOON, { ...DEFAULT_RETENTION, maxAgeMs: 1e15 }));
    expect(steps).toBeGreaterThan(1);
    for (const [, filters, fits] of CASES) {
      expect(ids(writer, filters).filter((id) => id !== 601)).toEqual(wanted(fits));
    }
    writer.close();
    const after = new DatabaseSync(path);
    expect(after.prepare('SELECT count(price) AS n FROM item_index').get()).toEqual({ n: 360 });
    after.close();
  });
});
