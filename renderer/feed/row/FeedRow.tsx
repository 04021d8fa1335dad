import { IconDots } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../../core/feed/format/format-event-title.ts';
import { formatPlace } from '../../../core/feed/format/format-place.ts';
import { isActionable } from '../../../core/feed/groups/is-stale.ts';
import { useEventDate } from '../../state/event-date.ts';
import { arrivedAtMs } from '../../state/feed/feed-store.ts';
import { useTimeFormat } from '../../state/time-format.ts';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import type { RowPosition } from '../../ui/list/row-position.ts';
import { PartsLine } from '../../ui/PartsLine.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useEntryLabel } from '../use-entry-label.ts';
import { ChangeChips } from './ChangeChips.tsx';
import { PlaceCell, PriceCell } from './OfferCell.tsx';
import { RowActionButton } from './RowActionButton.tsx';
import styles from './row.module.css';

const HIGHLIGHT_MS = 1200;

interface Props extends RowPosition {
  readonly item: NotificationItem;
  readonly selected: boolean;
  /** Whether its cart button is the filled one. */
  readonly filled: boolean;
  /** Whether a fold follows, which belongs to it. */
  readonly folded: boolean;
}

/** One notification in 56 px. Its buttons are told apart by `data-press` in `use-row-clicks.ts`. */
export const FeedRow = memo(function FeedRow({ item, selected, filled, folded, top, position, count }: Props) {
  const [fresh] = useState(
    () => performance.now() - (arrivedAtMs.get(item) ?? Number.NEGATIVE_INFINITY) < HIGHLIGHT_MS,
  );
  const times = useTimeFormat();
  const label = useEntryLabel(item);
  const title = formatEventTitle(item, label);
  const source = [item.website ?? 'unknown site', label === title ? '' : label].filter(Boolean).join(' · ');
  return (
    <article
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-item={item.id}
      data-quiet={!isActionable(item) || undefined}
      data-selected={selected || undefined}
      data-fresh={fresh || undefined}
      data-folded={folded || undefined}
      aria-current={selected || undefined}
      aria-label={title}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={selected ? 0 : -1}
    >
      <div className={styles.time}>
        <div className={styles.clock}>{times.time(item.received_at)}</div>
        <div className={styles.dim}>
          <RelativeTime at={item.received_at} />
        </div>
      </div>
      <EventCell item={item} title={title} />
      <div className={styles.change}>
        <ChangeChips item={item} />
        <div className={`${styles.dim} cut`} title={source}>
          <PartsLine>{source}</PartsLine>
        </div>
      </div>
      <PlaceCell item={item} />
      <PriceCell item={item} />
      <div className={styles.action}>
        <RowActionButton item={item} title={title} filled={filled} />
      </div>
      <PlainButton
        look="icon"
        data-press="menu"
        aria-label={`More for ${title}`}
        aria-haspopup="menu"
        className={styles.menu}
      >
        <IconDots size={16} aria-hidden />
      </PlainButton>
    </article>
  );
});

/** Which event, and which night: the date comes before the venue and is never cut. */
export function EventCell({ item, title }: { item: NotificationItem; title: string }) {
  const date = useEventDate(item.event_infos);
  const place = formatPlace(item.event_infos);
  const known = date !== '' || place !== '';
  return (
    <div className={styles.event}>
      <div className={styles.title} title={title}>
        <bdi className="cut">{title}</bdi>
      </div>
      <div className={styles.when} title={[date, place].filter(Boolean).join(' · ')}>
        {known ? (
          <>
            <bdi className={styles.date}>{date === '' ? 'Date not given' : date}</bdi>
            {place !== '' && (
              <span className={`${styles.venue} cut`}>
                {' · '}
                <PartsLine>{place}</PartsLine>
              </span>
            )}
          </>
        ) : (
          <span className="cut">
            {item.website ?? 'unknown site'} · {item.event_id}
          </span>
        )}
      </div>
    </div>
  );
}
