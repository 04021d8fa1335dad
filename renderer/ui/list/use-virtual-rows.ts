import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';

/** Older rows are read once this many rows before the last one are reached. */
const LOAD_AHEAD_ROWS = 20;

/** The older rows of a list, which are read page by page. */
export interface OlderRows {
  /** Whether there are more than those that are loaded. */
  readonly more: boolean;
  /** Why the last page could not be read. Then only a button asks for it again. */
  readonly error: string | null;
  readonly loadOlder: () => Promise<void>;
}

interface Options extends OlderRows {
  readonly count: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Rows are never measured. A new function here computes all positions again, so keep it stable. In pixels. */
  readonly heightOf: (index: number) => number;
  readonly keyOf: (index: number) => string | number;
}

/** The rows of a list that are visible, with those just outside it. Reads older ones as they are reached. */
export function useVirtualRows(options: Options): Virtualizer<HTMLDivElement, Element> {
  const { count, scroller, heightOf, keyOf, more, error, loadOlder } = options;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
    overscan: 8,
    useFlushSync: false,
  });
  const lastShown = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && error === null && lastShown >= count - LOAD_AHEAD_ROWS) void loadOlder();
  }, [more, error, lastShown, count, loadOlder]);
  return virtual;
}
