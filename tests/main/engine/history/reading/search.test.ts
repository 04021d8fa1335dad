import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NotificationItem } from '../../../../../core/feed/feed-item.ts';
import { matchesFilter, searchWords } from '../../../../../core/feed/search/feed-search.ts';
import { foldAccents } from '../../../../../core/text/fold.ts';
import type { ListQuery } from '../../../../../main/engine/history/history-records.ts';
import { type HistoryWriter, openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { buildItem } from '../../../../support/build-item.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON, notificationRecord, withSections } from '../notification-record.ts';

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
/** More than are gone through for a word that is rare among the newest. */
const ITEMS = 3_000;
const VENUES = ['Royal Albert Hall', 'O2', 'Köln Arena', 'event:x', '-', ''];
/** By section of a message: the name of its offer. */
const OFFERS: Readonly<Record<string, string>> = {
  '104': 'Standard',
  '105': 'Zürich-Loge',
  Balcony: 'Verified Resale Row C',
  'Block C': '立ち見席',
  'a "quoted" name': 'VIP',
  PIT: '',
};
const SECTIONS = Object.keys(OFFERS);
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
    '104',
    'section 105',
    'section 1',
    '10',
    'ros 104',
    'balcony resale',
    'loge zurich',
    'row c',
    '立ち',
    'standard vip',
    'pit arena',
    'c',
  ),
  fc.string({ maxLength: 4 }),
);

function infos(name: string, venue: string): NotificationItem['event_infos'] {
  return { ...buildItem().event_infos, event_name: name, event_venue: venue } as NotificationItem['event_infos'];
}

/** The sections of a message: a few come and go with each. Every fifth of an event lists none. */
function sectionsOf(index: number): string[] {
  if (Math.floor(index / 40) % 5 === 4) return [];
  return SECTIONS.filter((_, section) => (index * 7 + section * 13) % 5 < 3 && (index + section) % 11 !== 0);
}

async function writerWith(count: number): Promise<{ writer: HistoryWriter; items: NotificationItem[] }> {
  const writer = openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
  const records = Array.from({ length: count }, (_, index) => {
    const event = index % 40;
    const record = notificationRecord(index + 1, {
      event_id: `ABC${event}`,
      event_infos: infos(NAMES[event % NAMES.length] ?? '', VENUES[event % VENUES.length] ?? ''),
      outcome: index % 3 === 0 ? 'alert' : 'filtered',
      website: event % 2 === 0 ? 'axs' : null,
    });
    return withSections(
      record,
      Object.fromEntries(sectionsOf(index).map((section) => [section, OFFERS[section] ?? ''])),
    );
  });
  writer.write(records, NOON);
  return { writer, items: records.map(({ item }) => item).reverse() };
}

/** Whether a message of `writerWith` has every word, in its event or in one of its names. */
function hasWords(item: NotificationItem, words: readonly string[]): boolean {
  // One that lists no offers is found by what the one before it names.
  const named = [item.id - 1, item.id - 41].find((index) => index < 0 || sectionsOf(index).length > 0) ?? -1;
  const sections = named < 0 ? [] : sectionsOf(named);
  const names = sections.flatMap((section) => [
    foldAccents(/^\d/.test(section) ? `section ${section}` : section),
    foldAccents(OFFERS[section] ?? ''),
  ]);
  return words.every(
    (word) => matchesFilter(item, { ...NOTHING_NARROWED, query: word }) || names.some((name) => name.includes(word)),
  );
}
const NOTHING_NARROWED = { view: 'everything', query: '', website: null, change_type: null } as const;

const query = (more: Partial<ListQuery>): ListQuery => ({
  before: null,
  limit: 1000,
  view: 'everything',
  words: [],
  website: null,
  changeType: null,
  ...more,
});

it('finds every message with the words in its event, sections or offers, whatever is searched for', async () => {
  const { writer, items } = await writerWith(ITEMS);
  fc.assert(
    fc.property(
      QUERIES,
      fc.constantFrom('alerts', 'everything'),
      fc.constantFrom('axs', null),
      (text, view, website) => {
        const words = searchWords(text);
        const narrowed = { ...NOTHING_NARROWED, view, website };
        const wanted = items.filter((item) => matchesFilter(item, narrowed) && hasWords(item, words));
        const found: number[] = [];
        for (let more = true, before: number | null = null; more; before = found.at(-1) ?? null) {
          const page = writer.list(query({ words, view, website, before, limit: 700 }));
          found.push(...page.items.map(({ id }) => id));
          more = page.more;
        }
        expect(found).toEqual(wanted.map(({ id }) => id));
      },
    ),
  );
  writer.close();
}, 60_000);

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

it('is counted like the list, in both views, up to what is counted', async () => {
  const writer = openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
  const records = Array.from({ length: 5_000 }, (_, index) => {
    const outcome = index % 10 === 0 ? 'alert' : 'filtered';
    const record = notificationRecord(index + 1, { outcome, website: 'axs' });
    return withSections(record, { [index % 4 === 0 ? 'Balcony' : 'Stalls']: 'Standard' });
  });
  writer.write([...records, { kind: 'gap', item: GAP, atMs: NOON }], NOON);
  const count = (words: string[], website: string | null = null) => writer.count({ words, website, changeType: null });
  expect(count(['balcony'])).toEqual({ alerts: { count: 250, more: false }, everything: { count: 1_000, more: true } });
  expect(count(['nowhere'])).toEqual({ alerts: { count: 0, more: false }, everything: { count: 0, more: false } });
  expect(count(['balcony'], 'dice').everything.count).toBe(0);
  expect(count([]).alerts).toEqual({ count: 500, more: false });
  const listed = writer.list(query({ words: ['balcony'], view: 'alerts' })).items;
  expect(listed).toHaveLength(250);
  writer.close();
}, 30_000);
const GAP = { kind: 'gap', id: 6_000, from: '2026-06-01T12:00:00Z', to: null, reason: 'network lost' } as const;
