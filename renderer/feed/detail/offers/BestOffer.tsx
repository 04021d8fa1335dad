import type { NotificationItem } from '../../../../core/feed/feed-item.ts';
import { isActionable } from '../../../../core/feed/groups/is-stale.ts';
import { formatOfferFacts } from '../../../lib/format/offer.ts';
import { formatPriceOrUnknown } from '../../../lib/format/price.ts';
import { ShortcutKey } from '../../../shortcuts/ShortcutKey.tsx';
import { useApp, useStores } from '../../../state/stores.tsx';
import { useTimeFormat } from '../../../state/time-format.ts';
import { PlainButton } from '../../../ui/controls/PlainButton.tsx';
import { PartsLine } from '../../../ui/PartsLine.tsx';
import { cartLabel, runRowAction } from '../../actions/row-actions.ts';
import { formatPlaceOf } from '../../row/OfferCell.tsx';
import { Remark } from '../../row/Remark.tsx';
import { rowRemark } from '../../row/row-remark.ts';
import styles from './best-offer.module.css';

/** The offer to act on: price, place and the cart, before everything else. */
export function BestOffer({ item }: { item: NotificationItem }) {
  const stores = useStores();
  const isHostGone = useApp((app) => app.transport === 'down');
  const times = useTimeFormat();
  const { best } = item;
  if (best === null) return null;
  const remark = rowRemark(item, times);
  const label = cartLabel(item);
  const isMain = isActionable(item) && label === 'Add to cart';
  return (
    <section className={styles.best} aria-label="Best offer">
      <div className={styles.money}>
        <bdi className={styles.price} data-struck={remark.struck || undefined}>
          {formatPriceOrUnknown(best)}
        </bdi>
        <Remark remark={remark} />
      </div>
      <div>
        <PartsLine className={`${styles.section} cut`}>{formatPlaceOf(best)}</PartsLine>
        <div className={`${styles.facts} cut`}>{formatOfferFacts(best).join(' · ')}</div>
      </div>
      <PlainButton
        look={isMain ? 'primary' : 'default'}
        aria-keyshortcuts={isMain ? 'c' : undefined}
        className={styles.cart}
        disabled={!item.has_link || isHostGone}
        onClick={() => runRowAction(stores, item, 'cart')}
      >
        {label}
        {isMain && <ShortcutKey id="cart" />}
      </PlainButton>
    </section>
  );
}
