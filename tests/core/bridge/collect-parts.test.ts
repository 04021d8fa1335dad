import { describe, expect, it } from 'vitest';
import { createPartCollector } from '../../../core/bridge/collect-parts.ts';
import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';

const entries: EntryOverview[] = ['a', 'b', 'c'].map((id) => ({
  entry: newEntry(id, id),
  event: null,
  last_alert_at: null,
  alerts_today: 0,
  got_tickets: 0,
  warnings: [],
}));
const part = (start: number, end: number, version = 1) => ({
  version,
  start,
  total: 3,
  entries: entries.slice(start, end),
  damaged: [],
});

describe('the parts of a watchlist', () => {
  it('are the whole once the last is there', () => {
    const collect = createPartCollector();
    expect(collect(part(0, 1))).toBeNull();
    expect(collect(part(1, 2))).toBeNull();
    expect(collect(part(2, 3))).toEqual({ version: 1, entries, damaged: [] });
  });

  it('do not go together if the watchlist changed between them, or one is missing', () => {
    const collect = createPartCollector();
    collect(part(0, 2));
    expect(collect(part(2, 3, 2))).toBeNull();
    expect(collect(part(0, 1, 2))).toBeNull();
    expect(collect(part(2, 3, 2))).toBeNull();
    expect(collect(part(0, 3, 2))?.entries).toHaveLength(3);
  });

  it('of an empty watchlist are one', () => {
    expect(createPartCollector()({ ...part(0, 0), total: 0 })?.entries).toEqual([]);
  });
});
