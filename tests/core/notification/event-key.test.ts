import { describe, expect, it } from 'vitest';
import { eventKey } from '../../../core/notification/event-key.ts';

const EVENT = { website: 'axs', event_id: '1' };

describe('the key of an event', () => {
  it.each([
    ['another spelling of the site', { website: ' AXS ' }, true],
    ['another site', { website: 'Ticketmaster' }, false],
    ['no site', { website: null }, false],
    ['another id', { event_id: '2' }, false],
  ])('with %s', (_, other, isSame) => {
    expect(eventKey({ ...EVENT, ...other }) === eventKey(EVENT)).toBe(isSame);
  });
});
