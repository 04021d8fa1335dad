import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import { useEditor } from '../../state/stores.tsx';
import { EntryMenu } from './EntryMenu.tsx';
import { EntryRow } from './EntryRow.tsx';
import { EntryTableHead } from './EntryTableHead.tsx';
import type { Sorting } from './sort-entries.ts';
import styles from './table.module.css';
import { useTableInput } from './use-table-input.ts';

const ROW_PX = 48;
const COMPACT_ROW_PX = 56;

interface Props {
  readonly views: readonly EntryOverview[];
  /** Two lines a row, for the narrow list beside the form. */
  readonly compact: boolean;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

/** The entries; only the rows in sight exist, so that ten thousand scroll as smoothly as ten. */
export function EntryTable({ views, compact, sorting, onSort, selection, onSelect }: Props) {
  const scroller = useRef<HTMLTableSectionElement>(null);
  const openId = useEditor((slice) => slice.entryId);
  const rowPx = compact ? COMPACT_ROW_PX : ROW_PX;
  const virtual = useVirtualizer({
    count: views.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    // The row height is never measured: another function here makes it compute all positions again.
    // biome-ignore lint/correctness/useExhaustiveDependencies: see above
    getItemKey: useCallback((index: number) => views[index]?.entry.id ?? index, [views, rowPx]),
    overscan: 10,
    useFlushSync: false,
  });
  const rows = virtual.getVirtualItems();
  // A row that scrolls out lends its elements to one that scrolls in: creating them costs most of a frame.
  const slots = useRef(0);
  slots.current = Math.max(slots.current, rows.length);
  const input = useTableInput({ views, selection, onSelect, scrollTo: (index) => virtual.scrollToIndex(index) });

  // The focus stays with its entry: when that scrolls out, the list itself has it.
  useEffect(() => {
    const held = scroller.current?.querySelector<HTMLElement>('tr:focus');
    if (held !== null && held !== undefined && Number(held.dataset.index) !== input.focused) {
      scroller.current?.focus({ preventScroll: true });
    }
  });

  return (
    <>
      <table className={styles.table} aria-label="Watchlist entries" aria-rowcount={views.length + 1}>
        {!compact && (
          <EntryTableHead views={views} sorting={sorting} onSort={onSort} selection={selection} onSelect={onSelect} />
        )}
        <tbody ref={scroller} className={styles.scroller} tabIndex={-1} {...input.handlers}>
          <tr aria-hidden className={styles.canvas} style={{ height: virtual.getTotalSize() }} />
          {rows.map((row) => {
            const view = views[row.index];
            if (view === undefined) return null;
            return (
              <EntryRow
                key={row.index % slots.current}
                view={view}
                index={row.index}
                top={row.start}
                compact={compact}
                selected={selection.has(view.entry.id)}
                open={view.entry.id === openId}
                focusable={row.index === input.focused}
              />
            );
          })}
        </tbody>
      </table>
      {input.menu !== null && (
        <EntryMenu key={input.menu.overview.entry.id} target={input.menu} onClose={input.closeMenu} />
      )}
    </>
  );
}
