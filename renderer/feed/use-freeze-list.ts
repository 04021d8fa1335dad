import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useStores } from '../state/stores.tsx';

const AT_TOP_PX = 4;

/**
 * Holds the list still while the user has scrolled down, or has the pointer on a button of a row: rows that shift under
 * the pointer would take the press elsewhere. What arrives meanwhile waits behind the "N new" pill.
 */
export function useFreezeList(scroller: RefObject<HTMLDivElement | null>) {
  const { feed } = useStores();
  const reasons = useRef({ scrolled: false, aiming: false });

  useEffect(() => () => feed.getState().setFrozen(false), [feed]);

  return useMemo(() => {
    const update = (change: Partial<{ scrolled: boolean; aiming: boolean }>) => {
      Object.assign(reasons.current, change);
      feed.getState().setFrozen(reasons.current.scrolled || reasons.current.aiming);
    };
    return {
      /** Shows what waited, from the top. */
      toTop() {
        reasons.current = { scrolled: false, aiming: false };
        scroller.current?.scrollTo({ top: 0 });
        feed.getState().flush();
        feed.getState().setFrozen(false);
      },
      handlers: {
        onScroll: (event: React.UIEvent) => update({ scrolled: event.currentTarget.scrollTop > AT_TOP_PX }),
        onPointerOver: (event: React.PointerEvent) =>
          update({ aiming: event.target instanceof Element && event.target.closest('button') !== null }),
        onPointerLeave: () => update({ aiming: false }),
      },
    };
  }, [feed, scroller]);
}
