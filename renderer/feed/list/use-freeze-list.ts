import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useStores } from '../../state/stores.tsx';

const AT_TOP_PX = 4;

/**
 * Holds the list still while the user has scrolled down, or has the pointer on a button of a row: rows that shift under
 * the pointer would take the press elsewhere. What arrives meanwhile waits behind the "N new" pill.
 */
export function useFreezeList(scroller: RefObject<HTMLDivElement | null>) {
  const { feed } = useStores();
  const reasons = useRef({ scrolled: false, aiming: false });

  const freeze = useMemo(() => {
    const update = (change: Partial<{ scrolled: boolean; aiming: boolean }>) => {
      Object.assign(reasons.current, change);
      feed.getState().setFrozen(reasons.current.scrolled || reasons.current.aiming);
    };
    return {
      update,
      /** Shows what waited, from the top. */
      toTop() {
        reasons.current = { scrolled: false, aiming: false };
        scroller.current?.scrollTo({ top: 0 });
        feed.getState().flush();
        feed.getState().setFrozen(false);
      },
      handlers: {
        onScroll: (event: React.UIEvent) => update({ scrolled: event.currentTarget.scrollTop > AT_TOP_PX }),
      },
    };
  }, [feed, scroller]);

  // Of the document, not of the list: a button that its own press replaced (Open again) is never left, so the list
  // would not hear that the pointer is elsewhere by now.
  useEffect(() => {
    const { update } = freeze;
    const onOver = ({ target }: PointerEvent) =>
      update({
        aiming:
          target instanceof Element && target.closest('button') !== null && scroller.current?.contains(target) === true,
      });
    const onOut = ({ relatedTarget }: PointerEvent) => relatedTarget === null && update({ aiming: false });
    document.addEventListener('pointerover', onOver);
    document.addEventListener('pointerout', onOut);
    return () => {
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('pointerout', onOut);
      feed.getState().setFrozen(false);
    };
  }, [feed, freeze, scroller]);

  return freeze;
}
