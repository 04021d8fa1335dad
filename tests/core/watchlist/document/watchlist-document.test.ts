import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readWatchlistDocument,
  writeWatchlistDocument,
} from '../../../../core/watchlist/document/watchlist-document.ts';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import { anyWatchlist } from '../arbitrary-entry.ts';

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the stored watchlist', () => {
  it('comes back exactly as it was written', () => {
    fc.assert(
      fc.property(anyWatchlist, (entries) => {
        const document = throughJson(writeWatchlistDocument({ entries, damaged: [] }));
        expect(readWatchlistDocument(document)).toEqual({ entries, damaged: [] });
      }),
    );
  });

  it('sets entries aside that cannot be read, and keeps the rest', () => {
    const broken = { event_id: 'x', section: '10-', mine: [1, { two: null }] };
    const read = readWatchlistDocument({ version: 1, entries: [newEntry('a', 'a'), broken, 7, newEntry('b', 'b')] });
    expect(read.entries.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(read.damaged).toEqual([
      {
        id: 'damaged-1',
        text: JSON.stringify(broken, null, 2),
        issues: [{ path: 'section', message: '`10-` at character 1: a range needs an end, for example 10-20' }],
      },
      {
        id: 'damaged-2',
        text: '7',
        issues: [{ path: '', message: 'An entry is an object with at least an event_id.' }],
      },
    ]);
  });

  it('keeps damaged entries through any number of writes, under the same id', () => {
    const first = readWatchlistDocument({
      version: 1,
      entries: [{ event_id: '' }, newEntry('a', 'a'), { section: '-' }],
    });
    let read = first;
    for (let i = 0; i < 3; i += 1) read = readWatchlistDocument(throughJson(writeWatchlistDocument(read)));
    expect(read).toEqual(first);
    expect(first.damaged).toHaveLength(2);
  });

  it.each([
    ['a list', ['a']],
    ['text', 'a'],
    ['an object without the entry', { id: 'damaged-1' }],
  ])('keeps %s among the damaged entries', (_what, kept) => {
    const read = readWatchlistDocument({ version: 1, entries: [], damaged: [kept] });
    expect(throughJson(writeWatchlistDocument(read))).toMatchObject({ damaged: [{ entry: kept }] });
  });

  it('gives a new damaged entry an id that no earlier one has', () => {
    const read = readWatchlistDocument({ version: 1, entries: [{}], damaged: [{ id: 'damaged-2', entry: {} }] });
    expect(new Set(read.damaged.map(({ id }) => id)).size).toBe(2);
  });

  it('takes an entry back that can be read after all', () => {
    const read = readWatchlistDocument({
      version: 1,
      entries: [],
      damaged: [{ id: 'damaged-1', entry: { event_id: 'a' } }],
    });
    expect(read).toMatchObject({ entries: [{ id: 'a' }], damaged: [] });
  });

  it('sets the later of two entries with one id aside', () => {
    const read = readWatchlistDocument({ version: 1, entries: [newEntry('a', 'same'), newEntry('b', 'same')] });
    expect(read.entries).toEqual([newEntry('a', 'same')]);
    expect(read.damaged).toMatchObject([{ issues: [{ path: 'id' }] }]);
  });

  it.each([
    ['a plain list', [{ event_id: 'a' }]],
    ['an object without a version', { entries: [{ event_id: 'a' }] }],
    ['what the service calls a watchlist', { watchlist: [{ event_id: 'a' }] }],
  ])('migrates %s', (_what, document) => {
    expect(readWatchlistDocument(document)).toEqual({ entries: [newEntry('a', 'a')], damaged: [] });
  });

  it.each([
    [
      'a later version',
      { version: 2, entries: [] },
      'A later version of Eventory Tray wrote this watchlist (version 2). Update the app.',
    ],
    ['no version', { version: 'x', entries: [] }, 'The version of this watchlist cannot be read: "x".'],
    ['no list', { version: 1 }, 'This holds no watchlist: there is no list of entries in it.'],
    ['no document', 'hello', 'This holds no watchlist: it must be a list.'],
    ['nothing', null, 'This holds no watchlist: it must be a list.'],
  ])('refuses %s as a whole', (_what, document, message) => {
    expect(() => readWatchlistDocument(document)).toThrow(message);
  });

  it('never writes an entry that could not be read again', () => {
    const entry = newEntry('a', 'a', { section: '10-' });
    expect(() => writeWatchlistDocument({ entries: [entry], damaged: [] })).toThrow('a range needs an end');
  });
});
