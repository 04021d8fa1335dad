import { describe, expect, it } from 'vitest';
import { createMuteOrder } from '../../../core/computers/mute-order.ts';

const NINE = Date.parse('2026-06-01T09:00:00Z');
const TEN = Date.parse('2026-06-01T10:00:00Z');
const ELEVEN = Date.parse('2026-06-01T11:00:00Z');
const ABC = { id: 'abc', event_id: 'abc', website: 'AXS' };
const ENTRIES: { id: string; event_id: string; website: string | null }[] = [
  ABC,
  { id: 'other', event_id: 'other', website: null },
];
const muteUntil = (entries: typeof ENTRIES, until: string | null, atMs: number) => ({
  entries,
  until,
  at: new Date(atMs).toISOString(),
});
const FIRST = [ABC];
const unmute = (atMs: number) => muteUntil(FIRST, null, atMs);
const mute = (atMs: number, entries = ENTRIES) => muteUntil(entries, '2026-06-01T12:00:00Z', atMs);

/** Entries that an action still names. */
const namedBy = ({ entries }: Pick<ReturnType<typeof mute>, 'entries'>) => entries.map(({ id }) => id);

describe('what is muted on another computer', () => {
  it.each([
    ['after an unmute here', unmute(TEN), mute(ELEVEN), ['abc', 'other']],
    ['before an unmute here', unmute(TEN), mute(NINE), ['other']],
    ['with an unmute here', unmute(TEN), mute(TEN), ['other']],
    ['after a mute here', mute(TEN, FIRST), mute(ELEVEN), ['abc', 'other']],
    ['before a mute here', mute(TEN, FIRST), mute(NINE), ['other']],
    ['before a mute of another entry of the event', mute(TEN, [{ ...ABC, id: 'abc-2' }]), mute(NINE), ['abc', 'other']],
    [
      'before an unmute of another entry of the event',
      muteUntil([{ ...ABC, id: 'abc-2' }], null, TEN),
      mute(NINE),
      ['other'],
    ],
    [
      'before an unmute here, by another spelling of the site',
      muteUntil([{ ...ABC, website: 'axs' }], null, TEN),
      mute(NINE),
      ['other'],
    ],
  ])('%s', (_, here, there, counts) => {
    const order = createMuteOrder();
    order.acted(here);
    expect(namedBy(order.received(there))).toEqual(counts);
  });

  it.each([
    ['after a mute here', ELEVEN, ['abc']],
    ['before a mute here', NINE, []],
    ['with a mute here', TEN, ['abc']],
  ])('and unmuted there %s', (_, atMs, counts) => {
    const order = createMuteOrder();
    order.acted(mute(TEN));
    expect(namedBy(order.received(unmute(atMs)))).toEqual(counts);
  });

  it.each([
    ['unmuted', null],
    ['muted', '2026-06-01T13:00:00Z'],
  ])('is %s at last by one whose clock is slow', (_, until) => {
    const [here, there] = [createMuteOrder(), createMuteOrder()];
    for (const until of ['2026-06-01T12:00:00Z', null, '2026-06-01T12:30:00Z']) {
      there.received(here.acted(muteUntil(FIRST, until, TEN)));
    }
    expect(namedBy(here.received(there.acted(muteUntil(FIRST, until, TEN - 50_000))))).toEqual(['abc']);
  });

  it('and unmuted there at nearly the same time counts: clocks are not that precise', () => {
    const order = createMuteOrder();
    order.acted(mute(TEN));
    expect(namedBy(order.received(unmute(TEN - 60_000)))).toEqual(['abc']);
    expect(namedBy(order.received(unmute(TEN - 60_001)))).toEqual([]);
  });

  it('before an unmute on a third computer does not count', () => {
    const order = createMuteOrder();
    expect(order.received(unmute(TEN))).toEqual(unmute(TEN));
    expect(order.received(unmute(NINE))).toEqual(unmute(NINE));
    expect(namedBy(order.received(mute(NINE + 1)))).toEqual(['other']);
  });

  it('by a version that does not say when counts', () => {
    const order = createMuteOrder();
    order.acted(unmute(TEN));
    const { at: _, ...old } = mute(NINE);
    expect(namedBy(order.received(old))).toEqual(['abc', 'other']);
  });
});
