import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import type { Decision } from '../../../../core/matching/decision.ts';
import type { NotificationRecord } from '../../../../main/engine/history/history-records.ts';
import { offerSectionsMessage } from '../../../core/notification/messages.ts';
import { buildItem } from '../../../support/build-item.ts';

export const NOON = Date.UTC(2026, 5, 1, 12);

export const DECISION: Decision = {
  outcome: 'alert',
  entry: 'abc123',
  offers: ['floor-ga'],
  best: 'floor-ga',
  link: 'https://tickets.example/cart/floor-ga',
  unverified: [],
  reasons: [],
};

/** A notification on its way into the history. */
export function notificationRecord(
  id: number,
  item: Partial<NotificationItem> = {},
  at = NOON + id,
): NotificationRecord {
  const outcome = item.outcome ?? 'alert';
  return {
    kind: 'notification',
    item: buildItem({
      id,
      received_at: new Date(at).toISOString(),
      timestamp: new Date(at).toISOString(),
      event_infos: null,
      changes: [{ type: 'stock_increase', sections: ['Floor GA'], more: 0 }],
      best: null,
      ...item,
    }),
    decision: { ...DECISION, outcome },
    fingerprint: `content-${id}`,
    frame: JSON.stringify({ ...offerSectionsMessage(), stock: id }),
    receivedAtMs: at,
  };
}
