import { describe, expect, it } from 'vitest';
import type { PeerAction } from '../../../../main/engine/computers/link/peer-messages.ts';
import { muteAction } from '../../../../main/engine/computers/peer-actions.ts';
import { createUnmutedEvents } from '../../../../main/engine/computers/unmuted-events.ts';
import { buildEntry } from '../../../support/build-entry.ts';

const NINE = Date.parse('2026-06-01T09:00:00Z');
const TEN = Date.parse('2026-06-01T10:00:00Z');
const ELEVEN = Date.parse('2026-06-01T11:00:00Z');
const ENTRIES = [buildEntry({ id: 'a', event_id: 'abc', website: 'AXS' }), buildEntry({ id: 'b', event_id: 'other' })];
const unmute = (atMs: number) => muteAction(ENTRIES.slice(0, 1), null, atMs);
const mute = (atMs: number) => muteAction(ENTRIES, '2026-06-01T12:00:00Z', atMs);

/** Ids of the entries that an action still mutes. */
function mutedBy(action: PeerAction): string[] {
  return action.kind === 'mute' ? action.entries.map(({ id }) => id) : [];
}

describe('a mute of another computer', () => {
  it.each([
    ['after an unmute here', ELEVEN, ['a', 'b']],
    ['before it, which came late', NINE, ['b']],
    ['at the same time', TEN, ['b']],
  ])('%s', (_, atMs, muted) => {
    const unmuted = createUnmutedEvents();
    unmuted.acted(unmute(TEN));
    expect(mutedBy(unmuted.received(mute(atMs)))).toEqual(muted);
  });

  it('before an unmute on a third computer does not count', () => {
    const unmuted = createUnmutedEvents();
    expect(unmuted.received(unmute(TEN))).toEqual(unmute(TEN));
    expect(unmuted.received(unmute(NINE))).toEqual(unmute(NINE));
    expect(mutedBy(unmuted.received(mute(NINE + 1)))).toEqual(['b']);
  });

  it('before a mute here counts', () => {
    const unmuted = createUnmutedEvents();
    unmuted.acted(mute(TEN));
    expect(mutedBy(unmuted.received(mute(NINE)))).toEqual(['a', 'b']);
  });

  it('of a version that does not say when it was counts', () => {
    const unmuted = createUnmutedEvents();
    unmuted.acted(unmute(TEN));
    const { at: _, ...old } = mute(NINE);
    expect(mutedBy(unmuted.received(old))).toEqual(['a', 'b']);
  });

  it('knows the event by any spelling of its site', () => {
    const unmuted = createUnmutedEvents();
    unmuted.acted(muteAction([buildEntry({ event_id: 'abc', website: 'axs' })], null, TEN));
    expect(mutedBy(unmuted.received(mute(NINE)))).toEqual(['b']);
  });
});
