import { describe, expect, it } from 'vitest';
import { createUnmutedEvents } from '../../../core/computers/unmuted-events.ts';

const NINE = Date.parse('2026-06-01T09:00:00Z');
const TEN = Date.parse('2026-06-01T10:00:00Z');
const ELEVEN = Date.parse('2026-06-01T11:00:00Z');
const ENTRIES = [
  { event_id: 'abc', website: 'AXS' },
  { event_id: 'other', website: null },
];
const muteUntil = (entries: typeof ENTRIES, until: string | null, atMs: number) => ({
  entries,
  until,
  at: new Date(atMs).toISOString(),
});
const unmute = (atMs: number) => muteUntil(ENTRIES.slice(0, 1), null, atMs);
const mute = (atMs: number) => muteUntil(ENTRIES, '2026-06-01T12:00:00Z', atMs);

/** Events that a mute still names. */
const mutedBy = ({ entries }: Pick<ReturnType<typeof mute>, 'entries'>) => entries.map(({ event_id }) => event_id);

describe('a mute of another computer', () => {
  it.each([
    ['after an unmute here', ELEVEN, ['abc', 'other']],
    ['before it, which came late', NINE, ['other']],
    ['at the same time', TEN, ['other']],
  ])('%s', (_, atMs, muted) => {
    const unmuted = createUnmutedEvents();
    unmuted.acted(unmute(TEN));
    expect(mutedBy(unmuted.received(mute(atMs)))).toEqual(muted);
  });

  it('before an unmute on a third computer does not count', () => {
    const unmuted = createUnmutedEvents();
    expect(unmuted.received(unmute(TEN))).toEqual(unmute(TEN));
    expect(unmuted.received(unmute(NINE))).toEqual(unmute(NINE));
    expect(mutedBy(unmuted.received(mute(NINE + 1)))).toEqual(['other']);
  });

  it('before a mute here counts', () => {
    const unmuted = createUnmutedEvents();
    unmuted.acted(mute(TEN));
    expect(mutedBy(unmuted.received(mute(NINE)))).toEqual(['abc', 'other']);
  });

  it('of a version that does not say when it was counts', () => {
    const unmuted = createUnmutedEvents();
    unmuted.acted(unmute(TEN));
    const { at: _, ...old } = mute(NINE);
    expect(mutedBy(unmuted.received(old))).toEqual(['abc', 'other']);
  });

  it('knows the event by any spelling of its site', () => {
    const unmuted = createUnmutedEvents();
    unmuted.acted(muteUntil([{ event_id: 'abc', website: 'axs' }], null, TEN));
    expect(mutedBy(unmuted.received(mute(NINE)))).toEqual(['other']);
  });
});
