import { IconHistory } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import { formatPhoneDelivery } from '../../../lib/format/format-phone-delivery.ts';
import { useBridge, useClock } from '../../../state/stores.tsx';
import { useTimeFormat } from '../../../state/time-format.ts';
import styles from './escalation.module.css';

/** How many of the newest alerts are looked at. */
const LOOKED_AT = 100;
const NEWEST_ALERTS = { before: null, limit: LOOKED_AT, query: '', website: null, change_type: null } as const;

/** The steps of the newest alert that went to a phone: "Today, Harbour City Derby: desk 18:20:04 · phone 18:21:04 (ntfy)". */
export function LastDelivery() {
  const bridge = useBridge();
  const times = useTimeFormat();
  const [item, setItem] = useState<NotificationItem | null>(null);
  useEffect(() => {
    let shown = true;
    bridge.request('feed.list', { ...NEWEST_ALERTS, view: 'alerts' }).then(
      ({ items }) => {
        const found = items.find((one) => one.kind === 'notification' && one.phone !== undefined);
        if (shown && found?.kind === 'notification') setItem(found);
      },
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [bridge]);
  const day = useClock((nowMs) => (item === null ? '' : times.dayHeading(item.received_at, nowMs)[0]));
  if (item === null) return null;
  return (
    <p className={styles.delivery}>
      <IconHistory size={14} aria-hidden />
      <span>
        {day}, <bdi>{item.event_infos?.event_name ?? item.event_id}</bdi>:{' '}
        {formatPhoneDelivery(item, times.time).join(' · ')}
      </span>
    </p>
  );
}
