import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isForList, isShortcut, listStep } from '../../shortcuts/list-keys.ts';
import type { PlacedItem } from '../../state/replay-store.ts';
import { useStores } from '../../state/stores.tsx';
import { focusRow, itemRow } from '../../ui/list/focus-row.ts';

interface Options {
  readonly items: readonly PlacedItem[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowPx: number;
}

/** The keys of all lists: move, open and close the detail. */
export function useReplayListKeys({ items, scroller, rowPx }: Options): void {
  const stores = useStores();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!isForList(event)) return;
    const { overlay, selected, select } = stores.view.getState();
    if (overlay !== null) return;
    const place = items.findIndex(({ item }) => item.id === selected);
    const step = listStep(stores, event);
    if (step !== null) {
      event.preventDefault();
      move(place === -1 ? 0 : place + step);
    } else if (place !== -1 && isShortcut(stores, 'close', event)) {
      select(null);
    } else if (place !== -1 && isShortcut(stores, 'open_detail', event) && isOnRow(event)) {
      event.preventDefault();
      document.querySelector<HTMLElement>('aside[aria-label="Details"]')?.focus();
    }
  });

  function move(wanted: number): void {
    const index = Math.max(0, Math.min(items.length - 1, wanted));
    const next = items[index];
    const list = scroller.current;
    if (next === undefined || list === null) return;
    stores.view.getState().select(next.item.id);
    const top = index * rowPx;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + rowPx > list.scrollTop + list.clientHeight) list.scrollTop = top + rowPx - list.clientHeight;
    focusRow(list, itemRow(next.item.id));
  }

  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

const isOnRow = ({ target }: KeyboardEvent) =>
  !(target instanceof Element) || target.closest('button, a, input') === null;
