import { expect, it } from 'vitest';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { rebaseEntry } from '../../../core/watchlist/rebase-entry.ts';
import { buildEntry } from '../../support/build-entry.ts';

type Change = Partial<WatchlistEntry>;
const MUTED: Change = { muted_until: '2026-06-01T12:00:00Z' };

it.each<[string, Change, Change, Change, Change]>([
  ['nothing was stored meanwhile', {}, { max_price_filter: 150 }, {}, { max_price_filter: 150 }],
  ['it was muted meanwhile', {}, { max_price_filter: 150 }, MUTED, { ...MUTED, max_price_filter: 150 }],
  ['it was unmuted meanwhile', MUTED, { ...MUTED, section: '101' }, {}, { section: '101' }],
  ['the edit unmuted it', MUTED, {}, { ...MUTED, section: '101' }, { section: '101' }],
  ['both changed one field', {}, { section: '101' }, { section: '102' }, { section: '101' }],
  [
    'both changed one list',
    {},
    { change_type: ['*'] },
    { change_type: ['price_decrease'], strict: true },
    { change_type: ['*'], strict: true },
  ],
])('an edit keeps what it did not change if %s', (_, base, edited, stored, expected) => {
  expect(rebaseEntry(buildEntry(edited), buildEntry(base), buildEntry(stored))).toEqual(buildEntry(expected));
});
