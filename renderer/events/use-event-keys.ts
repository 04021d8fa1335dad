import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isForList, isShortcut, listStep } from '../shortcuts/list-keys.ts';
import { useStores } from '../state/stores.tsx';
import { focusRow } from '../ui/list/focus-row.ts';
import { openEventPage } from '../watchlist/actions/open-event-page.ts';
import type { EventLine } from './event-lines.ts';
import { showRow } from './show-row.ts';
import { watchEvent } from './watch-event.ts';

interface Options {
  /** As the table shows them. */
  readonly lines: readonly EventLine[];
  readonly current: EventLine | null;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Sorts by the next column. */
  readonly onSort: () => void;
}

/** The keys of the feed, for events: move, open and close the detail, event page, filters; and the one that sorts. */
export function useEventKeys({ lines, current, scroller, onSort }: Options): void {
  const stores = useStores();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!isForList(event)) return;
    const { overlay, selectEvent } = stores.view.getState();
    if (overlay !== null) return;
    const step = listStep(stores, event);
    if (step !== null) {
      event.preventDefault();
      move(step);
    } else if (isShortcut(stores, 'sort', event)) {
      onSort();
    } else if (current === null) {
      return;
    } else if (isShortcut(stores, 'close', event)) {
      selectEvent(null);
    } else if (isShortcut(stores, 'event_page', event)) {
      void openEventPage(stores, current.event);
    } else if (isShortcut(stores, 'filter', event)) {
      event.preventDefault();
      watchEvent(stores, current);
    } else if (isShortcut(stores, 'open_detail', event) && !isOnButton(event)) {
      event.preventDefault();
      document.querySelector<HTMLElement>('aside[aria-label="Event"]')?.focus();
    }
  });

  function move(step: number): void {
    const from = lines.findIndex(({ key }) => key === current?.key);
    const index = from === -1 ? 0 : Math.max(0, Math.min(lines.length - 1, from + step));
    const next = lines[index];
    if (next === undefined) return;
    stores.view.getState().selectEvent(next.key);
    const list = scroller.current;
    if (list === null) return;
    showRow(list, index);
    // The first row of the table is its head.
    focusRow(list, `tr[aria-rowindex="${index + 2}"]`);
  }

  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

const isOnButton = ({ target }: KeyboardEvent) => target instanceof Element && target.closest('button, a') !== null;
