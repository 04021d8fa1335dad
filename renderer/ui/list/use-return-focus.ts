import { type RefObject, useLayoutEffect, useRef } from 'react';
import { focusRow } from './focus-row.ts';

/**
 * Gives the focus back to the row whose details were shown: closing them, by a key or their button, removes what had it.
 * Whoever is elsewhere by then stays there.
 *
 * @param selectorOf of a row, within the list
 */
export function useReturnFocus<Row extends string | number>(
  list: RefObject<HTMLElement | null>,
  selected: Row | null,
  selectorOf: (row: Row) => string,
): void {
  const before = useRef(selected);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection moves the focus
  useLayoutEffect(() => {
    const closed = before.current;
    before.current = selected;
    if (selected !== null || closed === null || document.activeElement !== document.body) return;
    focusRow(list.current, selectorOf(closed));
  }, [selected]);
}
