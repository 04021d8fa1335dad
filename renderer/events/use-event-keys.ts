import { type RefObject, useEffect, useEffectEvent } from 'react';
import { matchesKey } from '../shortcuts/key-combination.ts';
import { type ShortcutId, shortcutOf } from '../shortcuts/shortcuts.ts';
import { useStores } from '../state/stores.tsx';
import { openEventPage } from '../watchlist/actions/open-event-page.ts';
import type { EventLine } from './event-lines.ts';
import { watchEvent } from './watch-event.ts';

interface Options {
  /** As the table shows them. */
  readonly lines: readonly EventLine[];
  readonly current: EventLine | null;
  readonly scroller: RefObject<HTMLElement | null>;
}

const ROW_PX = 52;
const LIST_STEPS: Readonly<Record<string, number>> = {
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
/** Where keys mean something else already. */
const KEY_CONSUMERS = 'input, textarea, select, [role="menu"], [role="dialog"], [role="listbox"]';

/** The keys of the feed, for events: move, open and close the detail, event page, filters. */
export function useEventKeys({ lines, current, scroller }: Options): void {
  const stores = useStores();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof Element) || event.target.closest(KEY_CONSUMERS) !== null) return;
    const { overlay, selectEvent } = stores.view.getState();
    if (overlay !== null) return;
    const step = is('next_row', event) ? 1 : is('previous_row', event) ? -1 : LIST_STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(step);
    } else if (current === null) {
      return;
    } else if (is('close', event)) {
      selectEvent(null);
      scroller.current?.focus({ preventScroll: true });
    } else if (is('event_page', event)) {
      void openEventPage(stores, current.event);
    } else if (is('filter', event)) {
      event.preventDefault();
      watchEvent(stores, current);
    } else if (is('open_detail', event) && event.target.closest('button, a') === null) {
      event.preventDefault();
      document.querySelector<HTMLElement>('aside[aria-label="Event"]')?.focus();
    }
  });

  function is(id: ShortcutId, event: KeyboardEvent): boolean {
    const platform = stores.app.getState().state?.platform ?? '';
    return shortcutOf(id).keys.some((key) => matchesKey(key, event, platform));
  }

  function move(step: number): void {
    const from = lines.findIndex(({ key }) => key === current?.key);
    const index = from === -1 ? 0 : Math.max(0, Math.min(lines.length - 1, from + step));
    const next = lines[index];
    if (next === undefined) return;
    stores.view.getState().selectEvent(next.key);
    const list = scroller.current;
    if (list === null) return;
    const top = index * ROW_PX;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + ROW_PX > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW_PX - list.clientHeight;
    requestAnimationFrame(() => list.querySelector<HTMLElement>('tr[aria-current]')?.focus({ preventScroll: true }));
  }

  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
