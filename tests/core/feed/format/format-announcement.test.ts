import { describe, expect, it } from 'vitest';
import type { NotificationItem, OfferSummary } from '../../../../core/feed/feed-item.ts';
import { formatAnnouncement } from '../../../../core/feed/format/format-announcement.ts';
import { sampleItem } from '../../../renderer/sample/feed.ts';
import { EVENT_INFOS } from '../../../support/build-notification.ts';

function said(best: Partial<OfferSummary>, over: Partial<NotificationItem> = {}): string {
  const item = sampleItem(1, { event_infos: EVENT_INFOS, ...over });
  return formatAnnouncement({ ...item, best: { ...(item.best as OfferSummary), ...best } });
}

describe('the announcement of an alert', () => {
  it('says what to act on first, then artist and day, and no age', () => {
    expect(said({ section_name: 'Floor GA', price: 129.5, price_label: '$129.50', stock: 12 })).toBe(
      'Floor GA, 129 dollars 50, 12 left, The Midnight Parade, 15 June',
    );
  });

  it.each([
    ['£84.00', '84 pounds'],
    ['CA$74.50', '74 Canadian dollars 50'],
    ['€1,250.00', '1,250 euros'],
    ['¥27,000', '¥27,000'],
    ['from $20', 'from $20'],
  ])('says the price %s as %s', (price_label, words) => {
    expect(said({ section_name: '101', price_label, stock: null })).toContain(`Section 101, ${words}, The`);
  });

  it('leaves out what is not known', () => {
    const item = sampleItem(1, { event_infos: null, event_id: 'abc', best: null });
    expect(formatAnnouncement(item)).toBe('Event abc');
  });
});
