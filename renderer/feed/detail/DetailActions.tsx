import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { minutesFromNow } from '../../lib/format/time.ts';
import { useStores } from '../../state/stores.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { copyLink, editFilters, muteItem } from '../feed-actions.ts';
import { quickFilters } from '../quick-filters.ts';
import styles from './detail.module.css';

/** From this notification to the watchlist: mute it, narrow it, or watch it. */
export function DetailActions({ item }: { item: NotificationItem }) {
  const stores = useStores();
  const { section, price } = quickFilters(item);
  return (
    <div className={styles.actions}>
      <PlainButton onClick={() => void muteItem(stores, item, minutesFromNow(60))}>Mute 1 h</PlainButton>
      <PlainButton onClick={() => editFilters(stores, item)}>
        {item.entry === null ? 'Watch this event' : 'Edit filters'}
      </PlainButton>
      {section !== null && (
        <PlainButton
          className={styles.narrow}
          title={section.label}
          onClick={() => editFilters(stores, item, section.changes)}
        >
          <span className="cut">{section.label}</span>
        </PlainButton>
      )}
      {price !== null && (
        <PlainButton onClick={() => editFilters(stores, item, price.changes)}>{price.label}</PlainButton>
      )}
      <PlainButton disabled={!item.has_link} onClick={() => void copyLink(stores, item.id, null)}>
        Copy link
      </PlainButton>
    </div>
  );
}
