import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import type { Decision } from '../../../../core/matching/decision.ts';
import { decodeFrame } from '../../../../core/notification/decoding/decode-frame.ts';
import { fingerprint } from '../../../../core/notification/fingerprint.ts';
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
  const frame = JSON.stringify({ ...offerSectionsMessage(), stock: id });
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
    fingerprint: outcome === 'alert' ? fingerprintOf(frame) : null,
    frame,
    receivedAtMs: at,
  };
}

/** The same notification with a message that has one offer in each of these sections, named as they say. */
export function withSections(record: NotificationRecord, offers: Readonly<Record<string, string>>): NotificationRecord {
  const { event_id, website } = record.item;
  const sections = Object.entries(offers).map(([section, offer_name], number) => [
    `sec-${number}`,
    { stock: 1, [`offer-${number}`]: { section, offer_name, price: 50, stock: 1 } },
  ]);
  const message = { event_id, website, changes: {}, sections_type: 'SeatMapSections' };
  return { ...record, frame: JSON.stringify({ ...message, sections: Object.fromEntries(sections) }) };
}

/** A history takes the fingerprints of another rule for those of an earlier version, so these are by the present one. */
function fingerprintOf(frame: string): string {
  const decoded = decodeFrame(frame, NOON);
  if (decoded.kind === 'malformed') throw new Error(decoded.error);
  return fingerprint(decoded.notification);
}
