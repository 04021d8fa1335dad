import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import type { FeedItem } from '../../core/feed/item.ts';
import { useStores } from '../state/stores.tsx';

interface Options {
  readonly items: readonly FeedItem[];
  readonly scrollTo: (index: number) => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onOpen: () => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Arrows or j and k move through the rows, Enter opens the detail, Esc closes it. */
export function useFeedKeys({ items, scrollTo, scroller, onOpen }: Options) {
  const { view } = useStores();
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { selected, select } = view.getState();
      const onButton = event.target instanceof Element && event.target.closest('button') !== null;
      if (event.key === 'Escape') {
        select(null);
        scroller.current?.focus();
        return;
      }
      if (event.key === 'Enter' && !onButton) {
        if (selected === null) return;
        event.preventDefault();
        onOpen();
        return;
      }
      const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined;
      if (step === undefined) return;
      event.preventDefault();
      const index = nextNotification(
        items,
        items.findIndex((item) => item.id === selected),
        step,
      );
      const next = items[index];
      if (next === undefined) return;
      select(next.id);
      scrollTo(index);
      requestAnimationFrame(() => {
        scroller.current?.querySelector<HTMLElement>(`[data-item="${next.id}"]`)?.focus({ preventScroll: true });
      });
    },
    [items, scrollTo, scroller, onOpen, view],
  );
}

/** The notification `step` rows on, gaps passed over; the nearest one where the list ends. -1 where there is none. */
function nextNotification(items: readonly FeedItem[], from: number, step: number): number {
  const direction = step < 0 ? -1 : 1;
  let index =
    from === -1 ? (Number.isFinite(step) || direction < 0 ? 0 : items.length - 1) : clamp(from + step, items.length);
  while (index >= 0 && index < items.length && items[index]?.kind !== 'notification') index += direction;
  return index >= 0 && index < items.length ? index : from;
}

const clamp = (index: number, length: number) => Math.max(0, Math.min(length - 1, index));
