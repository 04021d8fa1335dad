import { IconDots } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../../core/feed/format-event-title.ts';
import { formatPlace } from '../../../core/feed/format-place.ts';
import { formatEventDate } from '../../lib/format/event-date.ts';
import { formatOfferParts, formatOutcome } from '../../lib/format/feed-item.ts';
import { formatPriceOrUnknown } from '../../lib/format/price.ts';
import { formatTime } from '../../lib/format/time.ts';
import { arrivedAtMs } from '../../state/feed-store.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useEntryLabel } from '../use-entry-label.ts';
import { ChangeChips } from './ChangeChips.tsx';
import styles from './row.module.css';
import type { RowPosition } from './row-position.ts';

const HIGHLIGHT_MS = 1200;

interface Props extends RowPosition {
  readonly item: NotificationItem;
  readonly selected: boolean;
}

/** One notification in 56 px. Its buttons are told apart by `data-press` in `use-row-presses.ts`. */
export const FeedRow = memo(function FeedRow({ item, selected, top, position, count }: Props) {
  const [fresh] = useState(
    () => performance.now() - (arrivedAtMs.get(item) ?? Number.NEGATIVE_INFINITY) < HIGHLIGHT_MS,
  );
  const title = formatEventTitle(item, useEntryLabel(item));
  const date = formatEventDate(item.event_infos, { nowMs: Date.now() });
  const where = [formatPlace(item.event_infos), date].filter(Boolean).join(' · ');
  const quiet = item.outcome !== 'alert';
  return (
    <article
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-item={item.id}
      data-quiet={quiet || undefined}
      data-selected={selected || undefined}
      data-fresh={fresh || undefined}
      aria-current={selected || undefined}
      aria-label={title}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={selected ? 0 : -1}
    >
      <div className={styles.time}>
        <div className={styles.clock}>{formatTime(item.received_at)}</div>
        <div className={styles.dim}>
          <RelativeTime at={item.received_at} />
        </div>
      </div>
      <div className={styles.event}>
        <div className={`${styles.title} cut`} title={title}>
          {title}
        </div>
        <div className={`${styles.dim} cut`} title={where}>
          {where === '' ? `${item.website ?? 'unknown site'} · ${item.event_id}` : where}
        </div>
      </div>
      <ChangeChips item={item} />
      <OfferCell item={item} quiet={quiet} />
      <CartButton item={item} quiet={quiet} title={title} />
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

function OfferCell({ item, quiet }: { item: NotificationItem; quiet: boolean }) {
  const facts = item.best === null ? [] : formatOfferParts(item.best);
  const why = quiet && item.outcome !== 'muted' ? formatOutcome(item) : '';
  const price = item.best === null ? '–' : formatPriceOrUnknown(item.best);
  return (
    <div className={styles.offer} title={[why, price, ...facts].filter(Boolean).join(' · ')}>
      <div className={styles.price}>{price}</div>
      {why !== '' ? (
        <div className={`${styles.dim} cut`}>
          {item.outcome === 'filtered' && item.why !== null ? (
            <>
              <span className={styles.filtered}>Filtered: </span>
              {item.why}
            </>
          ) : (
            why
          )}
        </div>
      ) : (
        <DroppableParts parts={facts.length === 0 ? ['no offer in the message'] : facts} />
      )}
    </div>
  );
}

/** Parts of one line; what does not fit is left out whole, from the end. */
function DroppableParts({ parts }: { parts: readonly string[] }) {
  return (
    <div className={`${styles.dim} ${styles.parts}`}>
      {parts.map((part, index) => (
        <span key={part} className="cut">
          {index === 0 ? part : ` · ${part}`}
        </span>
      ))}
    </div>
  );
}

function CartButton({ item, quiet, title }: { item: NotificationItem; quiet: boolean; title: string }) {
  if (!item.has_link) {
    return (
      <PlainButton className={styles.cart} disabled title="The message holds no link that may be opened.">
        No link
      </PlainButton>
    );
  }
  const opened = item.opened_at === null ? '' : ` (opened ${formatTime(item.opened_at)})`;
  const label = quiet || item.best === null ? 'Open' : item.opened_at === null ? 'Add to cart' : 'Open again';
  return (
    <PlainButton
      look={label === 'Add to cart' ? 'primary' : 'default'}
      className={styles.cart}
      data-press="open"
      aria-label={`${label}: ${title}${opened}`}
    >
      {label}
    </PlainButton>
  );
}
