import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { FeedGroup, FeedLine } from '../../../core/feed/groups/feed-lines.ts';
import { isForList, isShortcut, listStep } from '../../shortcuts/list-keys.ts';
import { useStores } from '../../state/stores.tsx';
import { focusRow, itemRow } from '../../ui/list/focus-row.ts';
import type { DetailProps } from '../ListWithDetail.tsx';

interface Options {
  readonly lines: readonly FeedLine[];
  readonly scrollTo: (index: number) => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onOpen: DetailProps['onOpen'];
}

/** Moves through the rows by the keys of the table, opens and closes the detail, folds; wherever the focus is in the view. */
export function useFeedKeys({ lines, scrollTo, scroller, onOpen }: Options): void {
  const stores = useStores();
  const { view } = stores;
  /** Where the keys left off: closing the detail does not lose the place. */
  const lastSelectedId = useRef<number | null>(null);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!isForList(event)) return;
    const { selected, select } = view.getState();
    if (isShortcut(stores, 'close', event)) {
      select(null);
    } else if (isShortcut(stores, 'open_detail', event)) {
      if (selected === null || isOnButton(event)) return;
      event.preventDefault();
      onOpen({ focus: true });
    } else if (isShortcut(stores, 'fold', event)) {
      fold(event, selected);
    } else {
      move(event, selected);
    }
  });

  /** Folds or unfolds the group of the selected row; folding selects its leading row if a member was. */
  function fold(event: KeyboardEvent, selected: number | null): void {
    if (selected === null || isOnButton(event)) return;
    const line = lines.find((one) => one.kind === 'fold' && isInGroup(one.group, selected));
    if (line?.kind !== 'fold') return;
    event.preventDefault();
    const { toggleGroup, select } = view.getState();
    toggleGroup(line.group.key);
    const { id } = line.group.lead;
    if (id === selected) return;
    lastSelectedId.current = id;
    select(id);
    focusRow(scroller.current, itemRow(id));
  }

  function move(event: KeyboardEvent, selected: number | null): void {
    const step = listStep(stores, event);
    if (step === null) return;
    event.preventDefault();
    const from = lines.findIndex((line) => idOf(line) === (selected ?? lastSelectedId.current));
    const index = nextNotification(lines, from, step);
    const next = lines[index];
    const id = next === undefined ? null : idOf(next);
    if (id === null) return;
    lastSelectedId.current = id;
    view.getState().select(id);
    scrollTo(index);
    focusRow(scroller.current, itemRow(id));
  }

  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isInGroup({ lead, others }: FeedGroup, id: number): boolean {
  return lead.id === id || others.some((item) => item.id === id);
}

const isOnButton = ({ target }: KeyboardEvent) =>
  target instanceof Element && target.closest('button, a, input, label') !== null;

/** The item of a line that can be selected; `null` for a day, a fold or a gap. */
function idOf(line: FeedLine): number | null {
  return line.kind === 'lead' || line.kind === 'member' ? line.item.id : null;
}

/** The notification `step` lines on, others passed over; `from` if there is none. */
function nextNotification(lines: readonly FeedLine[], from: number, step: number): number {
  const direction = step < 0 ? -1 : 1;
  const first = from === -1 && Number.isFinite(step) ? 0 : Math.max(0, Math.min(lines.length - 1, from + step));
  for (let index = first; index >= 0 && index < lines.length; index += direction) {
    const line = lines[index];
    if (line !== undefined && idOf(line) !== null) return index;
  }
  return from;
}
