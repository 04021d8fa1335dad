import { describe, expect, it } from 'vitest';
import { alertsUnlisted, draftForEvent } from '../../../core/watchlist/draft-for-event.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';

const EVENT = { event_id: 'tour-1', event_infos: null };
const ENTRY = newEntry('tour-1', 'tour-1');

describe('an event alerts without an entry', () => {
  it.each([
    ['if no entry names it and such events alert', 'alert', [], true],
    ['but not if such events go to the feed only', 'feed', [], false],
    ['but not if an entry names it', 'alert', [ENTRY], false],
    ['but not if its entry is off', 'alert', [{ ...ENTRY, enabled: false }], false],
  ] as const)('%s', (_when, unlisted, entries, expected) => {
    expect(alertsUnlisted(unlisted, entries)).toBe(expected);
  });
});

describe('a new entry for an event', () => {
  it.each([
    ['watches every change if all of them alert now', true, ['price_decrease'], ['*']],
    ['watches new stock', false, [], ['stock_increase']],
    [
      'watches new stock and the changes of the message',
      false,
      ['price_decrease'],
      ['stock_increase', 'price_decrease'],
    ],
    ['names each change once', false, ['stock_increase', 'price_decrease'], ['stock_increase', 'price_decrease']],
  ] as const)('%s', (_what, alertsNow, types, expected) => {
    expect(draftForEvent(EVENT, alertsNow, types).change_type).toEqual(expected);
  });

  it('is called after the event, if the message names it', () => {
    expect(draftForEvent(EVENT, false, []).label).toBe('');
    const infos = { event_name: 'Paper Moons Tour' } as NonNullable<Parameters<typeof draftForEvent>[0]['event_infos']>;
    expect(draftForEvent({ ...EVENT, event_infos: infos }, false, []).label).toBe('Paper Moons Tour');
  });
});
