import { IconDeviceMobile } from '@tabler/icons-react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { phoneStory } from '../../lib/format/phone-story.ts';
import { useTimeFormat } from '../../state/time-format.ts';
import styles from './detail.module.css';

/** The steps of an alert that was sent to the phone: "Desk 18:20:04 · phone 18:21:04 (ntfy) · got it 18:21:31". */
export function PhoneStoryLine({ item }: { item: NotificationItem }) {
  const { time } = useTimeFormat();
  if (item.phone === undefined) return null;
  return (
    <p className={styles.story}>
      <IconDeviceMobile size={14} aria-hidden /> <bdi>{phoneStory(item, time).join(' · ')}</bdi>
    </p>
  );
}
