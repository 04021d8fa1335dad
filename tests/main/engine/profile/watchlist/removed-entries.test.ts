import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../../../../core/watchlist/entry-schema.ts';
import { createRemovedEntriesMemory } from '../../../../../main/engine/profile/watchlist/removed-entries.ts';

const parsed = parseEntry({ event_id: 'abc123' });
if (!parsed.ok) throw new Error('no entry');
const { entry } = parsed;
const deletion = (length: number) => ({ profile: 'live', entries: Array(length).fill(entry) }) as const;

describe('what was deleted', () => {
  it('is kept until it is put back', () => {
    const memory = createRemovedEntriesMemory();
    const one = deletion(1);
    const name = memory.keep(one);
    expect(memory.get(name)).toBe(one);
    memory.forget(name);
    expect(memory.get(name)).toBeUndefined();
  });

  it('takes a limited place: the newest 50, with 200,000 entries, and always the newest', () => {
    const memory = createRemovedEntriesMemory();
    const kept = (names: readonly string[]) => names.filter((name) => memory.get(name) !== undefined).length;
    const small = Array.from({ length: 60 }, () => memory.keep(deletion(1)));
    expect(kept(small)).toBe(50);
    const large = [memory.keep(deletion(150_000)), memory.keep(deletion(100_000))];
    expect([kept(small), kept(large)]).toEqual([0, 1]);
    const huge = memory.keep(deletion(300_000));
    expect([kept(large), kept([huge])]).toEqual([0, 1]);
  });
});
