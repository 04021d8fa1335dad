import { useLayoutEffect } from 'react';

/** Mantine has given the focus back by then, if it does. */
const AFTER_MANTINE_MS = 30;

/**
 * Gives the focus back to what had it before a dialog opened. Mantine does that only for a dialog that was mounted before it
 * opened. Whoever went on elsewhere stays there.
 */
export function useOpenerFocus(opened: boolean): void {
  useLayoutEffect(() => {
    const opener = document.activeElement;
    if (!opened || !(opener instanceof HTMLElement) || isInDialog(opener)) return;
    const page = opener.ownerDocument;
    return () => {
      const held = page.activeElement;
      setTimeout(() => {
        const now = page.activeElement;
        const isLost = now === page.body || (now === held && isInDialog(now));
        if (isLost && opener.isConnected) opener.focus({ preventScroll: true });
      }, AFTER_MANTINE_MS);
    };
  }, [opened]);
}

const isInDialog = (element: Element | null) => element !== null && element.closest('[role="dialog"]') !== null;
