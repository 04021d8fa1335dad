import { IconCheck } from '@tabler/icons-react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { applyRelaxation } from '../../../core/feed/relaxation/apply-relaxation.ts';
import { formatRelaxation } from '../../../core/feed/relaxation/format-relaxation.ts';
import { ShortcutKey } from '../../shortcuts/ShortcutKey.tsx';
import { useApp, useWatchlist } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import { cartLabel } from '../actions/row-actions.ts';
import styles from './row.module.css';

const NO_LINK = 'The message holds no link that may be opened.';

interface Props {
  readonly item: NotificationItem;
  readonly title: string;
  /** Whether it is the one to press: at most one of a group, and one in sight. */
  readonly filled: boolean;
}

/** The one thing to do with a row: the cart of an alert, the relaxation of a filtered one, or its result. */
export function RowActionButton({ item, title, filled }: Props) {
  if (item.result?.outcome === 'got') return <GotBadge at={item.result.at} />;
  if (item.outcome === 'filtered' && item.relaxation !== undefined && item.entry !== null) {
    return <RelaxButton item={item} title={title} />;
  }
  return <CartButton item={item} title={title} filled={filled} />;
}

function GotBadge({ at }: { at: string }) {
  const times = useTimeFormat();
  return (
    <span className={styles.got} title={`Got it ${times.time(at)}`}>
      <IconCheck size={14} aria-hidden /> Got it <span className={styles.gotTime}>{times.shortTime(at)}</span>
    </span>
  );
}

function RelaxButton({ item, title }: { item: NotificationItem; title: string }) {
  const steps = item.relaxation ?? [];
  const entry = useWatchlist((slice) => slice.byId.get(item.entry ?? '')?.entry);
  if (entry === undefined) return <CartButton item={item} title={title} filled={false} />;
  const done = Object.keys(applyRelaxation(entry, steps)).length === 0;
  const { full, short } = formatRelaxation(steps);
  return (
    <PlainButton
      className={styles.cart}
      data-press="relax"
      disabled={done}
      aria-label={done ? `Allowed by now: ${title}` : `${full}: ${title}`}
      title={done ? 'The entry allows this by now.' : full}
    >
      {done ? (
        'Allowed'
      ) : (
        <>
          <span className={`${styles.full} cut`}>{full}</span>
          <span className={`${styles.short} cut`}>{short}</span>
        </>
      )}
    </PlainButton>
  );
}

function CartButton({ item, title, filled }: Props) {
  const label = cartLabel(item);
  const times = useTimeFormat();
  const isHostGone = useApp((app) => app.transport === 'down');
  if (label === 'No link' || isHostGone) {
    return (
      <PlainButton className={styles.cart} disabled title={isHostGone ? 'Eventory Tray is not running.' : NO_LINK}>
        <CartText label={label} />
      </PlainButton>
    );
  }
  const opened = item.opened_at === null ? '' : ` (opened ${times.time(item.opened_at)})`;
  const look = label !== 'Add to cart' ? 'default' : filled ? 'primary' : 'accent';
  return (
    <PlainButton
      look={look}
      className={styles.cart}
      data-press="cart"
      aria-keyshortcuts={filled ? 'c' : undefined}
      aria-label={`${label}: ${title}${opened}`}
    >
      <CartText label={label} />
      {filled && label === 'Add to cart' && <ShortcutKey id="cart" />}
    </PlainButton>
  );
}

function CartText({ label }: { label: ReturnType<typeof cartLabel> }) {
  if (label !== 'Add to cart') return label;
  return (
    <>
      <span className={styles.full}>{label}</span>
      <span className={styles.short}>Cart</span>
    </>
  );
}
