import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo } from 'react';
import { describeFold, type FeedGroup } from '../../../core/feed/groups/feed-lines.ts';
import { useView } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import styles from './fold.module.css';

interface Props {
  readonly group: FeedGroup;
  readonly expanded: boolean;
  readonly top: number;
}

/** "4 earlier": the other drops of an event, folded under its leading one. */
export const FoldRow = memo(function FoldRow({ group, expanded, top }: Props) {
  const format = useTimeFormat();
  const toggleGroup = useView((slice) => slice.toggleGroup);
  const { count, states } = describeFold(group);
  const Chevron = expanded ? IconChevronDown : IconChevronRight;
  const newest = group.others[0];
  const oldest = group.others.at(-1);
  const times = [oldest, newest].map((item) => (item === undefined ? '' : format.shortTime(item.received_at)));
  const span = times[0] === times[1] ? times[0] : times.join(' – ');
  return (
    <article className={styles.foldBox} style={{ transform: `translateY(${top}px)` }} aria-label={count}>
      <button type="button" className={styles.fold} aria-expanded={expanded} onClick={() => toggleGroup(group.key)}>
        <Chevron size={15} aria-hidden className={styles.chevron} />
        <span className={styles.count}>{count}</span>
        <span className="cut">{[span, states].filter(Boolean).join(' · ')}</span>
      </button>
    </article>
  );
});
