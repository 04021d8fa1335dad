import { IconDeviceMobile } from '@tabler/icons-react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatPhoneDelivery } from '../../lib/format/format-phone-delivery.ts';
import { useTimeFormat } from '../../state/time-format.ts';
import styles from './detail.module.css';

/** The steps of an alert that was sent to the phone: "Desk 18:20:04 · phone 18:21:04 (ntfy) · got it 18:21:31". */
export function PhoneDeliveryLine({ item }: { item: NotificationItem }) {
  const { time } = useTimeFormat();
  if (item.phone === undefined) return null;
  return (
    <p className={styles.delivery}>
      <IconDeviceMobile size={14} aria-hidden /> <bdi>{formatPhoneDelivery(item, time).join(' · ')}</bdi>
    </p>
  );
}
