import { IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { MAX_ROWS } from '../state/feed/feed-list.ts';
import { useFeed, useStores, useView } from '../state/stores.tsx';
import { PlainButton } from '../ui/PlainButton.tsx';
import { firstActionable } from './current-row.ts';
import { FeedEmpty } from './FeedEmpty.tsx';
import styles from './feed.module.css';
import { LINE_HEIGHT_PX, LineRow } from './LineRow.tsx';
import { RowMenu } from './row/RowMenu.tsx';
import { useRowClicks } from './row/use-row-clicks.ts';
import { useFeedKeys } from './use-feed-keys.ts';
import { useFeedLines } from './use-feed-lines.ts';
import { useFreezeList } from './use-freeze-list.ts';

const LOAD_AHEAD_ROWS = 20;

interface Props {
  /** Asks for the detail of the selected row, also where it takes the list's place. */
  readonly onOpen: () => void;
  /** Whether the detail is beside the list: then its cart is the filled one. */
  readonly detailShown: boolean;
}

/** The rows, newest first. Only those in sight exist; the list stands still while the user reads or aims. */
export function FeedList({ onOpen, detailShown }: Props) {
  const lines = useFeedLines();
  const bufferedCount = useFeed((slice) => slice.buffered.length);
  const more = useFeed((slice) => slice.more);
  const error = useFeed((slice) => slice.error);
  const loadOlder = useFeed((slice) => slice.loadOlder);
  const selected = useView((slice) => slice.selected);
  const scroller = useRef<HTMLDivElement>(null);

  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    // Sizes are known by kind and never measured: another `getItemKey` makes it compute all positions again.
    estimateSize: useCallback((index: number) => LINE_HEIGHT_PX[lines[index]?.kind ?? 'lead'], [lines]),
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    overscan: 8,
    useFlushSync: false,
  });

  const rows = virtual.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && lastShown >= lines.length - LOAD_AHEAD_ROWS) void loadOlder();
  }, [more, lastShown, lines.length, loadOlder]);

  const freeze = useFreezeList(scroller);
  const { feed } = useStores();
  const loadedItems = useCallback(() => feed.getState().items, [feed]);
  const { menu, closeMenu, handlers } = useRowClicks(onOpen, loadedItems);
  useFeedKeys({
    lines,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    scroller,
    onOpen,
  });

  if (lines.length === 0) return <FeedEmpty />;
  const filledId = detailShown ? null : (selected ?? firstActionable(lines)?.id ?? null);
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
            const line = lines[row.index];
            if (line === undefined) return null;
            const place = { top: row.start, position: row.index + 1, count: more ? -1 : lines.length };
            const next = lines[row.index + 1];
            return (
              <LineRow
                key={row.key}
                line={line}
                place={place}
                {...{ selected, filledId }}
                folded={next?.kind === 'fold'}
                counted
              />
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
