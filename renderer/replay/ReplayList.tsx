import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import feedStyles from '../feed/feed.module.css';
import { useReplay, useView } from '../state/stores.tsx';
import { StatusMessage } from '../ui/StatusMessage.tsx';
import { ReplayRow } from './ReplayRow.tsx';
import { useReplayListKeys } from './use-replay-list-keys.ts';

const ROW_PX = 56;
const LOAD_AHEAD_ROWS = 20;

/** What has been played, newest first. Only the rows in sight exist; older ones are read as they are reached. */
export function ReplayList() {
  const items = useReplay((slice) => slice.items);
  const more = useReplay((slice) => slice.more);
  const error = useReplay((slice) => slice.error);
  const loadOlder = useReplay((slice) => slice.loadOlder);
  const selected = useView((slice) => slice.selected);
  const select = useView((slice) => slice.select);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: useCallback((index: number) => items[index]?.item.id ?? index, [items]),
    overscan: 8,
    useFlushSync: false,
  });
  const rows = virtual.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && error === null && lastShown >= items.length - LOAD_AHEAD_ROWS) void loadOlder();
  }, [more, error, lastShown, items.length, loadOlder]);
  useReplayListKeys({ items, scroller, rowPx: ROW_PX });

  if (items.length === 0) return <NothingYet />;
  const current = items.some(({ item }) => item.id === selected);
  return (
    <div className={feedStyles.listBox}>
      <div
        ref={scroller}
        className={feedStyles.scroller}
        role="feed"
        aria-label="Replay, newest first"
        aria-busy="false"
        tabIndex={current ? -1 : 0}
      >
        <div className={feedStyles.canvas} style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => {
            const replayed = items[row.index];
            if (replayed === undefined) return null;
            return (
              <ReplayRow
                key={row.key}
                replayed={replayed}
                selected={replayed.item.id === selected}
                onSelect={select}
                top={row.start}
                position={row.index + 1}
                count={more ? -1 : items.length}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function NothingYet() {
  const deciding = useReplay(({ state }) => state?.revision === 0);
  const list = useReplay((slice) => slice.list);
  const ended = useReplay(({ state }) => state !== null && state.played.messages === state.counts.messages);
  return (
    <div className={feedStyles.listBox}>
      {deciding ? (
        <StatusMessage busy title="Deciding on the evening">
          Every message of it is decided by your watchlist as it is now. Then it plays.
        </StatusMessage>
      ) : (
        <StatusMessage
          title={
            list === 'alerts' ? (ended ? 'Nothing would have alerted' : 'No alert so far') : 'Nothing played so far'
          }
        >
          {list === 'alerts'
            ? 'Everything lists what did not alert, and says why.'
            : 'Messages appear here as they came.'}
        </StatusMessage>
      )}
    </div>
  );
}
