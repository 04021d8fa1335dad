import { IconAlertTriangle } from '@tabler/icons-react';
import { memo } from 'react';
import type { GapItem } from '../../core/feed/item.ts';
import { gapText } from '../lib/format/item.ts';
import { useClock } from '../state/stores.tsx';
import type { Place } from './FeedRow.tsx';
import styles from './row.module.css';

/** A stretch in which messages may have been missed. */
export const GapRow = memo(function GapRow({ gap, top, position, count }: Place & { gap: GapItem }) {
  const text = useClock((nowMs) => gapText(gap, nowMs));
  return (
    <article
      className={styles.gap}
      style={{ transform: `translateY(${top}px)` }}
      aria-label="Gap in the connection"
      aria-posinset={position}
      aria-setsize={count}
      title={text}
    >
      <IconAlertTriangle size={14} aria-hidden className={styles.gapIcon} />
      <span className="cut">{text}</span>
    </article>
  );
});
