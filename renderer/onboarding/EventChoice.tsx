import { useMemo } from 'react';
import type { NotificationItem } from '../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../core/feed/format/format-event-title.ts';
import { formatPlace } from '../../core/feed/format/format-place.ts';
import { foldAccents } from '../../core/text/fold.ts';
import { formatEventDate } from '../lib/format/event-date.ts';
import { useFeed } from '../state/stores.tsx';
import { useTimeFormat } from '../state/time-format.ts';
import styles from './onboarding.module.css';

const MAX_CHOICES = 4;

interface Props {
  /** Words that an event must have; blank for the newest. */
  readonly query: string;
  readonly picked: string | null;
  readonly onPick: (choice: { readonly id: string; readonly title: string }) => void;
}

/** The newest events that the feed has seen. */
export function EventChoice({ query, picked, onPick }: Props) {
  const times = useTimeFormat();
  const items = useFeed((slice) => slice.items);
  const choices = useMemo(() => findEvents(items, query), [items, query]);
  if (choices.length === 0) return null;
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.dim}>Seen since you connected</legend>
      {choices.map((item) => {
        const title = formatEventTitle(item);
        const date = formatEventDate(item.event_infos, times, { nowMs: Date.now() });
        const place = item.event_infos === null ? '' : formatPlace(item.event_infos);
        return (
          <label key={item.event_id} className={styles.choice}>
            <input
              type="radio"
              name="setup-event"
              checked={picked === item.event_id}
              onChange={() => onPick({ id: item.event_id, title })}
            />
            <span className={styles.event}>
              <bdi className="cut">{title}</bdi>
              <span className={`${styles.dim} cut`}>{[date, place].filter(Boolean).join(' · ')}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function findEvents(items: readonly { readonly kind: string }[], query: string): NotificationItem[] {
  const words = foldAccents(query).split(' ').filter(Boolean);
  const found = new Map<string, NotificationItem>();
  for (const item of items as readonly NotificationItem[]) {
    if (found.size === MAX_CHOICES) break;
    if (item.kind !== 'notification' || item.test || found.has(item.event_id)) continue;
    const text = foldAccents(`${formatEventTitle(item)} ${item.event_id}`);
    if (words.every((word) => text.includes(word))) found.set(item.event_id, item);
  }
  return [...found.values()];
}
