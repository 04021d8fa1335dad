import { IconAlertTriangle } from '@tabler/icons-react';
import { memo } from 'react';
import type { GapItem } from '../../../core/feed/feed-item.ts';
import { formatGap } from '../../lib/format/feed-item.ts';
import { useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import type { RowPosition } from '../../ui/list/row-position.ts';
import styles from './row.module.css';

/** A stretch in which messages may have been missed. */
export const GapRow = memo(function GapRow({ gap, top, position, count }: RowPosition & { gap: GapItem }) {
  const times = useTimeFormat();
  // The texts of a gap differ in their words only: joined, so that an equal text renders nothing again.
  const text = useClock((nowMs) => formatGap(gap, nowMs, times).join('\n'));
  return (
    <article
      className={styles.gap}
      style={{ transform: `translateY(${top}px)` }}
      aria-label="Gap in the connection"
      aria-posinset={position}
      aria-setsize={count}
      title={text.replaceAll('\n', ' ')}
    >
      <IconAlertTriangle size={14} aria-hidden className={styles.gapIcon} />
      <span className={styles.sentences}>
        {text.split('\n').map((sentence) => (
          <span key={sentence} className="cut">
            {sentence}{' '}
          </span>
        ))}
      </span>
    </article>
  );
});
