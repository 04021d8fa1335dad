import { IconRefresh } from '@tabler/icons-react';
import { useCallback, useMemo, useRef } from 'react';
import { feedLines } from '../../core/feed/groups/feed-lines.ts';
import { formatNumber } from '../../core/text/format/format-number.ts';
import type { DetailProps } from '../feed/ListWithDetail.tsx';
import { NotificationList } from '../feed/list/NotificationList.tsx';
import { useHistory, useStores, useView } from '../state/stores.tsx';
import { useTimeFormat } from '../state/time-format.ts';
import { NewRowsButton } from '../ui/list/RowList.tsx';
import { HistoryEmpty } from './HistoryEmpty.tsx';

const NOTHING_EXPANDED: ReadonlySet<string> = new Set();

/** The rows, newest first, with a line before each day. */
export function HistoryList({ onOpen, detailShown }: DetailProps) {
  const { history } = useStores();
  const rows = useHistory((slice) => slice.items);
  const more = useHistory((slice) => slice.more);
  const error = useHistory((slice) => slice.error);
  const newer = useHistory((slice) => slice.newer);
  const loadOlder = useHistory((slice) => slice.loadOlder);
  const reload = useHistory((slice) => slice.reload);
  const selected = useView((slice) => slice.selected);
  const { dayKey: dayOf } = useTimeFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => feedLines(rows, { grouped: false, expanded: NOTHING_EXPANDED, dayOf }), [rows, dayOf]);
  const items = useCallback(() => history.getState().items, [history]);

  function showNewer(): void {
    scroller.current?.scrollTo({ top: 0 });
    void reload();
  }

  return (
    <NotificationList
      label="History, newest first"
      {...{ lines, items, scroller, onOpen }}
      older={{ more, error, loadOlder }}
      filledId={detailShown ? null : selected}
      empty={<HistoryEmpty />}
      newRows={
        newer > 0 && (
          <NewRowsButton icon={<IconRefresh size={14} aria-hidden />} onClick={showNewer}>
            {formatNumber(newer)} new
          </NewRowsButton>
        )
      }
    />
  );
}
