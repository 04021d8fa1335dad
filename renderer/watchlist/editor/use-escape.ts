import { useEffect } from 'react';

/** Something open over the form, or a list that its target holds open. */
const OVERLAY = '[role="dialog"], [role="menu"], [aria-expanded="true"], [data-expanded]';

/** Calls back on Escape, but not if it closes a calendar, menu, list or dialog that lies over the form. */
export function useEscape(onEscape: () => void): void {
  useEffect(() => {
    let closesOverlay = false;
    // Asked on the way down: on the way up, the overlay is closed already.
    const before = ({ key, target }: KeyboardEvent) => {
      if (key === 'Escape') closesOverlay = target instanceof Element && target.closest(OVERLAY) !== null;
    };
    const after = ({ key, isComposing }: KeyboardEvent) => {
      if (key === 'Escape' && !isComposing && !closesOverlay) onEscape();
    };
    document.addEventListener('keydown', before, true);
    document.addEventListener('keydown', after);
    return () => {
      document.removeEventListener('keydown', before, true);
      document.removeEventListener('keydown', after);
    };
  }, [onEscape]);
}
