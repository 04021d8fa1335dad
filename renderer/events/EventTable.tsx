import { IconEye } from '@tabler/icons-react';
import { flexRender, type Header, type Row } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';
import { SortHeader } from '../ui/table/SortHeader.tsx';
import type { EventLine } from './event-lines.ts';
import styles from './events.module.css';
import { ROW_PX } from './show-row.ts';

interface Props {
  readonly headers: readonly Header<EventLine, unknown>[];
  readonly rows: readonly Row<EventLine>[];
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
  readonly scroller: RefObject<HTMLTableSectionElement | null>;
}

/** The events; only the rows in sight exist. */
export function EventTable({ headers, rows, selected, onSelect, scroller }: Props) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: useCallback((index: number) => rows[index]?.original.key ?? index, [rows]),
    overscan: 8,
    useFlushSync: false,
  });
  return (
    <table className={styles.table} aria-label="Events" aria-rowcount={rows.length + 1}>
      <thead>
        <tr className={styles.head} aria-rowindex={1}>
          {headers.map((header) => (
            <SortHeader
              key={header.id}
              header={header}
              icon={header.id === 'watched' ? <IconEye size={15} aria-hidden /> : null}
            />
          ))}
        </tr>
      </thead>
      <tbody ref={scroller} className={styles.scroller} tabIndex={selected === null ? 0 : -1}>
        <tr aria-hidden className={styles.canvas} style={{ height: virtual.getTotalSize() }} />
        {virtual.getVirtualItems().map((place) => {
          const row = rows[place.index];
          if (row === undefined) return null;
          const { key } = row.original;
          return (
            <tr
              key={key}
              className={styles.row}
              style={{ transform: `translateY(${place.start}px)` }}
              aria-rowindex={place.index + 2}
              aria-current={key === selected || undefined}
              data-event={key}
              tabIndex={key === selected ? 0 : -1}
              onClick={() => onSelect(key)}
              onKeyDown={(event) => event.key === ' ' && event.preventDefault()}
            >
              {row.getVisibleCells().map((cell) => (
                <td key={cell.id} data-column={cell.column.id}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
