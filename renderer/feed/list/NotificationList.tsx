import { type HTMLAttributes, type ReactNode, type RefObject, useCallback } from 'react';
import type { FeedItem } from '../../../core/feed/feed-item.ts';
import type { FeedLine } from '../../../core/feed/groups/feed-lines.ts';
import { useView } from '../../state/stores.tsx';
import { itemRow } from '../../ui/list/focus-row.ts';
import { RowList } from '../../ui/list/RowList.tsx';
import { useReturnFocus } from '../../ui/list/use-return-focus.ts';
import { type OlderRows, useVirtualRows } from '../../ui/list/use-virtual-rows.ts';
import type { DetailProps } from '../ListWithDetail.tsx';
import { RowMenu } from '../row/RowMenu.tsx';
import { useRowClicks } from '../row/use-row-clicks.ts';
import { LINE_HEIGHT_PX, LineRow } from './LineRow.tsx';
import { useFeedKeys } from './use-feed-keys.ts';

interface Props {
  readonly label: string;
  readonly lines: readonly FeedLine[];
  readonly older: OlderRows;
  /** The items of the list now. */
  readonly items: () => readonly FeedItem[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The row whose cart button is the filled one. */
  readonly filledId: number | null;
  readonly onOpen: DetailProps['onOpen'];
  readonly handlers?: HTMLAttributes<HTMLDivElement>;
  readonly newRows?: ReactNode;
  /** What stands in its place without rows. */
  readonly empty: ReactNode;
  /** Whether the line of today says how many alerts it had. */
  readonly counted?: boolean;
}

/** Notifications as rows, with the keys, the menu and the presses of the feed. Only the visible rows exist. */
export function NotificationList(props: Props) {
  const { label, lines, older, items, scroller, filledId, onOpen, handlers, newRows, empty, counted = false } = props;
  const selected = useView((slice) => slice.selected);
  const virtual = useVirtualRows({
    ...older,
    count: lines.length,
    scroller,
    heightOf: useCallback((index: number) => LINE_HEIGHT_PX[lines[index]?.kind ?? 'lead'], [lines]),
    keyOf: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
  });
  const { menu, closeMenu, handlers: clicks } = useRowClicks(onOpen, items);
  useFeedKeys({ lines, scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }), scroller, onOpen });
  useReturnFocus(scroller, selected, itemRow);

  if (lines.length === 0) return empty;
  return (
    <>
      <RowList
        {...{ label, virtual, scroller, older, newRows }}
        focusable={selected === null}
        handlers={{ ...handlers, ...clicks }}
        renderRow={(index, place) => {
          const line = lines[index];
          if (line === undefined) return null;
          const folded = lines[index + 1]?.kind === 'fold';
          return <LineRow {...{ line, place, selected, filledId, folded, counted }} />;
        }}
      />
      <RowMenu target={menu} onClose={closeMenu} />
    </>
  );
}
