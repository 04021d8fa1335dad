import { IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { FeedItem } from '../../core/feed/feed-item.ts';
import { MAX_ROWS } from '../state/feed-list.ts';
import { useFeed, useView } from '../state/stores.tsx';
import { PlainButton } from '../ui/PlainButton.tsx';
import { FeedEmpty } from './FeedEmpty.tsx';
import styles from './feed.module.css';
import { FeedRow } from './row/FeedRow.tsx';
import { GapRow } from './row/GapRow.tsx';
import { RowMenu } from './row/RowMenu.tsx';
import { useRowClicks } from './row/use-row-clicks.ts';
import { useFeedKeys } from './use-feed-keys.ts';
import { useFreezeList } from './use-freeze-list.ts';

const ROW_PX = 56;
const GAP_PX = 32;
const LOAD_AHEAD_ROWS = 20;

const rowHeightPx = (item: FeedItem | undefined) => (item?.kind === 'gap' ? GAP_PX : ROW_PX);

interface Props {
  /** Asks for the detail of the selected row, also where it covers the list. */
  readonly onOpen: () => void;
}

/** The rows, newest first. Only those in sight exist; the list stands still while the user reads or aims. */
export function FeedList({ onOpen }: Props) {
  const items = useFeed((slice) => slice.items);
  const bufferedCount = useFeed((slice) => slice.buffered.length);
  const more = useFeed((slice) => slice.more);
  const error = useFeed((slice) => slice.error);
  const loadOlder = useFeed((slice) => slice.loadOlder);
  const selected = useView((slice) => slice.selected);
  const scroller = useRef<HTMLDivElement>(null);

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    // Sizes are known by kind and never measured: another `getItemKey` makes it work out all places anew.
    estimateSize: useCallback((index: number) => rowHeightPx(items[index]), [items]),
    getItemKey: useCallback((index: number) => items[index]?.id ?? index, [items]),
    overscan: 8,
    useFlushSync: false,
  });

  const rows = virtual.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && lastShown >= items.length - LOAD_AHEAD_ROWS) void loadOlder();
  }, [more, lastShown, items.length, loadOlder]);

  const freeze = useFreezeList(scroller);
  const { menu, closeMenu, handlers } = useRowClicks(onOpen);
  useFeedKeys({
    items,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    scroller,
    onOpen,
  });

  if (items.length === 0) return <FeedEmpty />;
  return (
    <div className={styles.listBox}>
      {bufferedCount > 0 && (
        <PlainButton look="primary" className={styles.newPill} onClick={freeze.toTop}>
          <IconArrowUp size={14} aria-hidden /> {bufferedCount.toLocaleString('en')}
          {bufferedCount >= MAX_ROWS ? '+' : ''} new
        </PlainButton>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        role="feed"
        aria-label="Notifications, newest first"
        aria-busy="false"
        tabIndex={selected === null ? 0 : -1}
        {...freeze.handlers}
        {...handlers}
      >
        <div className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => {
            const item = items[row.index];
            if (item === undefined) return null;
            const place = { top: row.start, position: row.index + 1, count: more ? -1 : items.length };
            return item.kind === 'gap' ? (
              <GapRow key={row.key} gap={item} {...place} />
            ) : (
              <FeedRow key={row.key} item={item} selected={item.id === selected} {...place} />
            );
          })}
        </div>
      </div>
      {error !== null && (
        <div className={styles.olderError} role="alert">
          <span className="cut">Older rows could not be loaded: {error}</span>
          <PlainButton mini onClick={() => void loadOlder()}>
            Try again
          </PlainButton>
        </div>
      )}
      <RowMenu target={menu} onClose={closeMenu} />
    </div>
  );
}
