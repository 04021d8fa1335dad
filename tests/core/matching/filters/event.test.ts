import { describe, expect, it } from 'vitest';
import { buildEntry } from '../../../support/build-entry.ts';
import { buildNotification } from '../../../support/build-notification.ts';
import { decided } from '../build.ts';
import { answersAs } from './answers-as.ts';

describe('event_id', () => {
  it.each([
    ['abc123', 'e1'],
    ['ABC123', null],
    ['abc12', null],
    ['__proto__', null],
    ['constructor', null],
  ])('is exact: an entry for abc123 and a message for %s', (event_id, entry) => {
    expect(decided(buildNotification({ event_id }), [buildEntry()]).entry).toBe(entry);
  });
});

describe('website', () => {
  it.each([
    ['blank is for any site', null, 'axs', 'e1'],
    ['the same site', 'axs', 'axs', 'e1'],
    ['case does not count', 'Ticketmaster', 'TICKETMASTER', 'e1'],
    ['another site: the entry does not name this event', 'axs', 'ticketmaster', null],
    ['part of the name is another site', 'ticket', 'ticketmaster', null],
  ])('%s', (_, wanted, website, entry) => {
    const decision = decided(buildNotification({ website }), [buildEntry({ website: wanted })]);
    expect(decision).toMatchObject({ outcome: 'alert', entry, unverified: [] });
  });

  answersAs('website', [
    { when: 'the message names no site', entry: { website: 'axs' }, message: { website: null }, is: 'unknown' },
  ]);

  it('picks among entries when ids collide', () => {
    const entries = [buildEntry({ id: 'axs', website: 'axs' }), buildEntry({ id: 'tm', website: 'ticketmaster' })];
    expect(decided(buildNotification({ website: 'ticketmaster' }), entries).entry).toBe('tm');
  });
});

describe('enabled', () => {
  it('off: recorded, never alerted', () => {
    const decision = decided(buildNotification(), [buildEntry({ enabled: false })]);
    expect(decision).toMatchObject({ outcome: 'filtered', entry: 'e1', offers: [], best: null });
    expect(decision.reasons.map((reason) => reason.filter)).toEqual(['enabled']);
  });
});

describe('muted_until', () => {
  it.each([
    ['in the future', '2026-04-27T10:00:01Z', 'muted'],
    ['with an offset', '2026-04-27T12:00:01+02:00', 'muted'],
    ['now: the mute is over', '2026-04-27T10:00:00Z', 'alert'],
    ['in the past', '2026-04-27T09:59:59Z', 'alert'],
    ['unreadable: not muted', 'tomorrow', 'alert'],
    ['a date alone is unreadable', '2026-04-28', 'alert'],
  ])('%s', (_, muted_until, outcome) => {
    for (const strict of [false, true]) {
      const decision = decided(buildNotification(), [buildEntry({ muted_until, strict })]);
      expect(decision).toMatchObject({ outcome, unverified: [], offers: ['sec-101/a'] });
    }
  });
});
