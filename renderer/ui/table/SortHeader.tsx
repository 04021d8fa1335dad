import { IconCaretUpDown, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { flexRender, type Header } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import styles from './sort-header.module.css';

interface Props<Row> {
  readonly header: Header<Row, unknown>;
  /** In sight instead of the name, which is for screen readers and the tooltip. */
  readonly icon?: ReactNode;
}

/** The header of a column: a button that sorts by it, if it can be sorted by. */
export function SortHeader<Row>({ header, icon = null }: Props<Row>) {
  const { column } = header;
  const content = flexRender(column.columnDef.header, header.getContext());
  if (!column.getCanSort()) {
    return (
      <th scope="col" data-column={header.id}>
        {content}
      </th>
    );
  }
  const sorted = column.getIsSorted();
  return (
    <th
      scope="col"
      data-column={header.id}
      aria-sort={sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        className={styles.sort}
        data-icon={icon !== null || undefined}
        title={icon === null || typeof column.columnDef.header !== 'string' ? undefined : column.columnDef.header}
        onClick={column.getToggleSortingHandler()}
      >
        {icon}
        <span className={icon === null ? undefined : 'visually-hidden'}>{content}</span>
        {sorted === false && <IconCaretUpDown size={11} aria-hidden className={styles.unsorted} />}
        {sorted === 'asc' && <IconChevronUp size={12} aria-hidden />}
        {sorted === 'desc' && <IconChevronDown size={12} aria-hidden />}
      </button>
    </th>
  );
}
