import { IconArrowUp } from '@tabler/icons-react';
import { useCallback, useRef } from 'react';
import { formatNumber } from '../../../core/text/format/format-number.ts';
import { MAX_ROWS } from '../../state/feed/feed-list.ts';
import { useFeed, useStores, useView } from '../../state/stores.tsx';
import { NewRowsButton } from '../../ui/list/RowList.tsx';
import { firstActionable } from '../current-row.ts';
import { FeedEmpty } from '../FeedEmpty.tsx';
import type { DetailProps } from '../ListWithDetail.tsx';
import { NotificationList } from './NotificationList.tsx';
import { useFeedLines } from './use-feed-lines.ts';
import { useFreezeList } from './use-freeze-list.ts';

/** The rows, newest first. The list stands still while the user reads or aims. */
export function FeedList({ onOpen, detailShown }: DetailProps) {
  const { feed } = useStores();
  const lines = useFeedLines();
  const bufferedCount = useFeed((slice) => slice.buffered.length);
  const more = useFeed((slice) => slice.more);
  const error = useFeed((slice) => slice.error);
  const loadOlder = useFeed((slice) => slice.loadOlder);
  const selected = useView((slice) => slice.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const freeze = useFreezeList(scroller);
  const items = useCallback(() => feed.getState().items, [feed]);

  return (
    <NotificationList
      label="Notifications, newest first"
      {...{ lines, items, scroller, onOpen }}
      older={{ more, error, loadOlder }}
      filledId={detailShown ? null : (selected ?? firstActionable(lines)?.id ?? null)}
      handlers={freeze.handlers}
      counted
      empty={<FeedEmpty />}
      newRows={
        bufferedCount > 0 && (
          <NewRowsButton icon={<IconArrowUp size={14} aria-hidden />} onClick={freeze.toTop}>
            {formatNumber(bufferedCount)}
            {bufferedCount >= MAX_ROWS ? '+' : ''} new
          </NewRowsButton>
        )
      }
    />
  );
}
