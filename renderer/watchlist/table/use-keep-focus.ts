import { useLayoutEffect, useRef } from 'react';
import { focusEntries } from './focus-entries.ts';

/**
 * Keeps the keyboard at the entries if what had the focus goes away: the last row that is deleted, or the bar of what is
 * selected.
 *
 * @param shown what is there: whenever it changes, something may be gone. `null` until it is loaded.
 */
export function useKeepFocus(shown: string | null): void {
  const before = useRef<string | null>(null);
  useLayoutEffect(() => {
    const isFirst = before.current === null;
    before.current = shown;
    if (!isFirst && document.activeElement === document.body) focusEntries();
  }, [shown]);
}
