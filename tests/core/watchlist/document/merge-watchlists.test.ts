import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeWatchlists } from '../../../../core/watchlist/document/merge-watchlists.ts';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import { anyWatchlist } from '../arbitrary-entry.ts';

const damaged = (id: string, text: string) => ({ id, text, issues: [] });

describe('two watchlists', () => {
  it('lose no entry, keep those of the first as they are, and have every id once', () => {
    fc.assert(
      fc.property(anyWatchlist, anyWatchlist, (own, other) => {
        const { entries } = mergeWatchlists({ entries: own, damaged: [] }, { entries: other, damaged: [] });
        expect(entries.slice(0, own.length)).toEqual(own);
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
        const contents = entries.map((entry) => JSON.stringify({ ...entry, id: '' }));
        for (const entry of other) expect(contents).toContain(JSON.stringify({ ...entry, id: '' }));
      }),
    );
  });

  it.each([
    ['an entry that both hold once', [newEntry('a', 'a')], ['a']],
    ['an entry that differs in its id alone once', [newEntry('a', 'b')], ['a']],
    ['an entry whose id is taken under a new one', [newEntry('a', 'a', { section: 'VIP' })], ['a', 'a-2']],
  ])('have %s', (_, other, ids) => {
    const merged = mergeWatchlists({ entries: [newEntry('a', 'a')], damaged: [] }, { entries: other, damaged: [] });
    expect(merged.entries.map(({ id }) => id)).toEqual(ids);
  });

  it('have the damaged entries of both, each once and with an id of its own', () => {
    const own = { entries: [], damaged: [damaged('damaged-1', '"one"')] };
    const other = { entries: [], damaged: [damaged('damaged-1', '"two"'), damaged('damaged-2', '"one"')] };
    expect(mergeWatchlists(own, other).damaged).toEqual([damaged('damaged-1', '"one"'), damaged('damaged-2', '"two"')]);
  });

  it('are the first one itself if the second adds nothing', () => {
    const own = { entries: [newEntry('a', 'a')], damaged: [damaged('damaged-1', '"one"')] };
    const merged = mergeWatchlists(own, structuredClone(own));
    expect(merged.entries).toBe(own.entries);
    expect(merged.damaged).toBe(own.damaged);
  });
});
