import { memo } from 'react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../../core/feed/format/format-event-title.ts';
import { isActionable } from '../../../core/feed/groups/is-stale.ts';
import { formatOutcome } from '../../lib/format/feed-item.ts';
import { formatOfferFacts } from '../../lib/format/offer.ts';
import { formatPriceOrUnknown } from '../../lib/format/price.ts';
import { useApp } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import type { RowPosition } from '../../ui/list/row-position.ts';
import { PartsLine } from '../../ui/PartsLine.tsx';
import styles from './fold.module.css';
import { formatPlaceOf } from './OfferCell.tsx';
import { rowRemark } from './row-remark.ts';

interface Props extends RowPosition {
  readonly item: NotificationItem;
  readonly selected: boolean;
}

/** An earlier drop of an event, in one line. */
export const MemberRow = memo(function MemberRow({ item, selected, top, position, count }: Props) {
  const title = formatEventTitle(item);
  const times = useTimeFormat();
  const isHostGone = useApp((app) => app.transport === 'down');
  const remark = rowRemark(item, times);
  const { best } = item;
  const status = item.result?.outcome === 'got' ? 'Got it' : remark.text || formatOutcome(item) || 'Alert';
  const actionable = isActionable(item) && item.has_link;
  return (
    <article
      className={styles.member}
      style={{ transform: `translateY(${top}px)` }}
      data-item={item.id}
      data-selected={selected || undefined}
      aria-current={selected || undefined}
      aria-label={`${title}, ${times.time(item.received_at)}`}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={selected ? 0 : -1}
    >
      <span>{times.time(item.received_at)}</span>
      <span className={`${styles.status} cut`} data-tone={remark.tone}>
        {status}
      </span>
      <span className={`${styles.where} cut`}>
        <PartsLine>{best === null ? '' : [formatPlaceOf(best), ...formatOfferFacts(best)].join(' · ')}</PartsLine>
      </span>
      <bdi className={styles.price} data-struck={remark.struck || undefined}>
        {best === null ? '–' : formatPriceOrUnknown(best)}
      </bdi>
      <span className={styles.action}>
        {actionable && (
          <PlainButton
            mini
            data-press="cart"
            disabled={isHostGone}
            aria-label={`Cart: ${title}, ${times.time(item.received_at)}`}
          >
            Cart
          </PlainButton>
        )}
      </span>
    </article>
  );
});
