import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NotificationItem } from '../../../../../core/feed/feed-item.ts';
import { matchesFilter, searchWords } from '../../../../../core/feed/feed-search.ts';
import type { ListQuery } from '../../../../../main/engine/history/history-records.ts';
import { type HistoryWriter, openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { buildItem } from '../../../../support/build-item.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON, notificationRecord } from '../notification-record.ts';

const NAMES = [
  'Sigur Rós',
  'U2',
  'AC/DC',
  'a "quoted" name',
  "Guns N' Roses",
  'ＢＴＳ 방탄소년단',
  '宇多田ヒカル',
  '*',
  'OR AND NOT',
  '💥💥💥',
  'a\0b',
];
const VENUES = ['Royal Albert Hall', 'O2', 'Köln Arena', 'event:x', '-', ''];
const QUERIES = fc.oneof(
  fc.constantFrom(
    ...NAMES,
    ...VENUES,
    'ros',
    'u2 o2',
    'hall royal',
    '"',
    '""',
    'arena koln',
    'ヒカル',
    '방탄',
    'zzz',
    'abc',
    'c12',
    '💥💥💥',
    'ab',
  ),
  fc.string({ maxLength: 4 }),
);

function infos(name: string, venue: string): NotificationItem['event_infos'] {
  return { ...buildItem().event_infos, event_name: name, event_venue: venue } as NotificationItem['event_infos'];
}

async function writerWith(count: number): Promise<{ writer: HistoryWriter; items: NotificationItem[] }> {
  const writer = openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
  const records = Array.from({ length: count }, (_, index) =>
    notificationRecord(index + 1, {
      event_id: `ABC${index % 40}`,
      event_infos: infos(NAMES[index % NAMES.length] ?? '', VENUES[index % VENUES.length] ?? ''),
      outcome: index % 3 === 0 ? 'alert' : 'filtered',
      website: index % 2 === 0 ? 'axs' : null,
    }),
  );
  writer.write(records, NOON);
  return { writer, items: records.map(({ item }) => item).reverse() };
}

const query = (more: Partial<ListQuery>): ListQuery => ({
  before: null,
  limit: 1000,
  view: 'everything',
  words: [],
  website: null,
  changeType: null,
  ...more,
});

it('finds what the feed in the window finds, whatever is searched for', async () => {
  const { writer, items } = await writerWith(300);
  fc.assert(
    fc.property(
      QUERIES,
      fc.constantFrom('alerts', 'everything'),
      fc.constantFrom('axs', null),
      (text, view, website) => {
        const found = writer.list(query({ words: searchWords(text), view, website })).items.map(({ id }) => id);
        const filter = { query: text, view, website, change_type: null } as const;
        expect(found).toEqual(items.filter((item) => matchesFilter(item, filter)).map(({ id }) => id));
      },
    ),
  );
  writer.close();
});

it('gives the pages of a rare word and of a common one without gaps, far back too', async () => {
  const writer = openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
  const records = Array.from({ length: 12_000 }, (_, index) => {
    const name = index % 4000 === 7 ? 'rarest of all' : index < 3000 ? 'formerly common' : 'common';
    return { ...notificationRecord(index + 1, { event_infos: infos(name, '') }), frame: '{}' };
  });
  writer.write(records, NOON);
  const idsOf = (word: string) => {
    const ids: number[] = [];
    for (let before: number | null = null; ; before = ids.at(-1) ?? null) {
      const page = writer.list(query({ words: [word], before, limit: 700 }));
      ids.push(...page.items.map(({ id }) => id));
      if (!page.more) return ids;
    }
  };
  expect(idsOf('rarest')).toEqual([8008, 4008, 8]);
  expect(idsOf('formerly')).toHaveLength(2999);
  expect(idsOf('common')).toHaveLength(11_997);
  writer.close();
}, 30_000);
