import { useCallback, useRef } from 'react';
import { useReplay, useView } from '../../state/stores.tsx';
import { itemRow } from '../../ui/list/focus-row.ts';
import { EmptyList, RowList } from '../../ui/list/RowList.tsx';
import { useReturnFocus } from '../../ui/list/use-return-focus.ts';
import { useVirtualRows } from '../../ui/list/use-virtual-rows.ts';
import { StatusMessage } from '../../ui/status/StatusMessage.tsx';
import { ReplayRow } from './ReplayRow.tsx';
import { useReplayListKeys } from './use-replay-list-keys.ts';

const ROW_PX = 56;
const rowHeight = () => ROW_PX;

/** What has been played, newest first. */
export function ReplayList() {
  const items = useReplay((slice) => slice.items);
  const more = useReplay((slice) => slice.more);
  const error = useReplay((slice) => slice.error);
  const loadOlder = useReplay((slice) => slice.loadOlder);
  const selected = useView((slice) => slice.selected);
  const select = useView((slice) => slice.select);
  const scroller = useRef<HTMLDivElement>(null);
  const older = { more, error, loadOlder };
  const virtual = useVirtualRows({
    ...older,
    count: items.length,
    scroller,
    heightOf: rowHeight,
    keyOf: useCallback((index: number) => items[index]?.item.id ?? index, [items]),
  });
  useReplayListKeys({ items, scroller, rowPx: ROW_PX });
  useReturnFocus(scroller, selected, itemRow);

  if (items.length === 0) return <NothingYet />;
  return (
    <RowList
      label="Replay, newest first"
      {...{ virtual, scroller }}
      // The summary shows the error.
      older={{ ...older, error: null }}
      focusable={!items.some(({ item }) => item.id === selected)}
      renderRow={(index, place) => {
        const replayed = items[index];
        if (replayed === undefined) return null;
        return <ReplayRow replayed={replayed} selected={replayed.item.id === selected} onSelect={select} {...place} />;
      }}
    />
  );
}

function NothingYet() {
  const deciding = useReplay(({ state }) => state?.revision === 0);
  const list = useReplay((slice) => slice.list);
  const ended = useReplay(({ state }) => state !== null && state.played.messages === state.counts.messages);
  return (
    <EmptyList>
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
    </EmptyList>
  );
}
