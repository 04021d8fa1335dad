import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import type { NotificationRecord } from '../../../../main/engine/history/history-records.ts';
import { offerSectionsMessage } from '../../../core/notification/messages.ts';
import { EVENT_INFOS } from '../../../support/build-notification.ts';
import { NOON, notificationRecord } from './notification-record.ts';

interface Priced {
  readonly price: number;
  readonly stock: number;
  readonly at?: number;
  readonly item?: Partial<NotificationItem>;
}

/** A message whose Floor GA costs `price`. */
export function pricedRecord(id: number, { price, stock, at = NOON + id, item = {} }: Priced): NotificationRecord {
  const sections = {
    'floor-ga': { offer_name: 'Floor GA', price, price_label: `$${price}.00`, stock, available: stock > 0 },
  };
  const message = { ...offerSectionsMessage(), changes: { stock_increase: ['Floor GA'] }, sections, stock };
  return {
    ...notificationRecord(id, { event_infos: EVENT_INFOS, ...item }, at),
    frame: JSON.stringify(message),
  };
}
