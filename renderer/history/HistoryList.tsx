import { IconRefresh } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { feedLines } from '../../core/feed/groups/feed-lines.ts';
import feedStyles from '../feed/feed.module.css';
import { LINE_HEIGHT_PX, LineRow } from '../feed/LineRow.tsx';
import { RowMenu } from '../feed/row/RowMenu.tsx';
import { useRowClicks } from '../feed/row/use-row-clicks.ts';
import { useFeedKeys } from '../feed/use-feed-keys.ts';
import { useHistory, useStores, useView } from '../state/stores.tsx';
import { useTimeFormat } from '../state/time-format.ts';
import { PlainButton } from '../ui/PlainButton.tsx';
import { HistoryEmpty } from './HistoryEmpty.tsx';

const LOAD_AHEAD_ROWS = 20;
const NOTHING_EXPANDED: ReadonlySet<string> = new Set();

interface Props {
  /** Asks for the detail of the selected row, also where it takes the list's place. */
  readonly onOpen: () => void;
  /** Whether the detail is beside the list: then its cart is the filled one. */
  readonly detailShown: boolean;
}

/** The rows, newest first, with a line before each day. Only those in sight exist; older ones are read as they are reached. */
export function HistoryList({ onOpen, detailShown }: Props) {
  const { history } = useStores();
  const items = useHistory((slice) => slice.items);
  const more = useHistory((slice) => slice.more);
  const error = useHistory((slice) => slice.error);
  const newer = useHistory((slice) => slice.newer);
  const loadOlder = useHistory((slice) => slice.loadOlder);
  const reload = useHistory((slice) => slice.reload);
  const selected = useView((slice) => slice.selected);
  const { dayKey: dayOf } = useTimeFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => feedLines(items, { grouped: false, expanded: NOTHING_EXPANDED, dayOf }), [items, dayOf]);

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
    if (more && error === null && lastShown >= lines.length - LOAD_AHEAD_ROWS) void loadOlder();
  }, [more, error, lastShown, lines.length, loadOlder]);

  const { menu, closeMenu, handlers } = useRowClicks(
    onOpen,
    useCallback(() => history.getState().items, [history]),
  );
  useFeedKeys({
    lines,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    scroller,
    onOpen,
  });

  if (lines.length === 0) return <HistoryEmpty />;
  return (
    <div className={feedStyles.listBox}>
      {newer > 0 && (
        <PlainButton
          look="primary"
          className={feedStyles.newPill}
          onClick={() => {
            scroller.current?.scrollTo({ top: 0 });
            void reload();
          }}
        >
          <IconRefresh size={14} aria-hidden /> {newer.toLocaleString('en')} new
        </PlainButton>
      )}
      <div
        ref={scroller}
        className={feedStyles.scroller}
        role="feed"
        aria-label="History, newest first"
        aria-busy="false"
        tabIndex={selected === null ? 0 : -1}
        {...handlers}
      >
        <div className={feedStyles.canvas} style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => {
            const line = lines[row.index];
            if (line === undefined) return null;
            const place = { top: row.start, position: row.index + 1, count: more ? -1 : lines.length };
            const filledId = detailShown ? null : selected;
            return <LineRow key={row.key} line={line} place={place} {...{ selected, filledId }} folded={false} />;
          })}
        </div>
      </div>
      {error !== null && (
        <div className={feedStyles.olderError} role="alert">
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
