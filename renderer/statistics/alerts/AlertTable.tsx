import {
  createColumnHelper,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { useState } from 'react';
import { type AlertCounts, hitRate } from '../../../core/statistics/alert-statistics.ts';
import { SortHeader } from '../../ui/table/SortHeader.tsx';
import { formatShare } from '../format-share.ts';
import { RowsLink } from '../RowsLink.tsx';
import type { CountedRows } from '../show-rows.ts';
import styles from '../statistics.module.css';

/** Alerts that are counted together, and which rows of the history they are. */
export interface AlertLine extends AlertCounts {
  readonly key: string;
  readonly name: string;
  /** Shown dimmed: there is no such entry or site. */
  readonly isOther: boolean;
  readonly rows: CountedRows;
}

const column = createColumnHelper<AlertLine>();
const number = (id: 'alerts' | 'opened' | 'got' | 'gone', header: string, rows: CountedRows) =>
  column.accessor((line) => line[id], {
    id,
    header,
    sortDescFirst: true,
    cell: ({ row: { original } }) => (
      <RowsLink
        count={original[id]}
        label={`${header.toLowerCase()}, ${original.name}`}
        rows={{ ...original.rows, ...rows }}
      />
    ),
  });

const columnsOf = (title: string) => [
  column.accessor(({ name }) => name, {
    id: 'name',
    header: title,
    sortingFn: 'text',
    cell: ({ row: { original } }) => (
      <bdi className={styles.name} data-other={original.isOther || undefined} title={original.name}>
        {original.name}
      </bdi>
    ),
  }),
  number('alerts', 'Alerts', { outcome: 'alert' }),
  number('opened', 'Opened', { result: 'opened' }),
  number('got', 'Got it', { result: 'got' }),
  number('gone', 'Gone', { result: 'gone' }),
  column.accessor((line) => hitRate(line) ?? undefined, {
    id: 'rate',
    header: 'Hit rate',
    sortUndefined: 'last',
    sortDescFirst: true,
    cell: ({ row: { original } }) => formatShare(hitRate(original)),
  }),
];
const COLUMNS = { Entry: columnsOf('Entry'), Site: columnsOf('Site') };

interface Props {
  readonly title: keyof typeof COLUMNS;
  readonly lines: readonly AlertLine[];
}

/** Results of alerts, one row for each entry or site. Its headers sort, its numbers lead to the rows they count. */
export function AlertTable({ title, lines }: Props) {
  const [sorting, setSorting] = useState<SortingState>([{ id: 'alerts', desc: true }]);
  const table = useReactTable({
    data: lines as AlertLine[],
    columns: COLUMNS[title],
    state: { sorting },
    onSortingChange: setSorting,
    enableSortingRemoval: false,
    getRowId: ({ key }) => key,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys
    <section className={styles.tableBox} tabIndex={0} aria-label={`Alerts by ${title.toLowerCase()}`}>
      <table className={`${styles.table} ${styles.counts}`}>
        <thead>
          <tr>
            {table.getFlatHeaders().map((header) => (
              <SortHeader key={header.id} header={header} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getVisibleCells().map((cell) => (
                <td key={cell.id}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
