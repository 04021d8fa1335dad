import { IconCaretUpDown, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { flexRender, type Header } from '@tanstack/react-table';
import styles from './sort-header.module.css';

interface Props<Row> {
  readonly header: Header<Row, unknown>;
  /** Only the icon is in sight, the name is for screen readers. */
  readonly isNameHidden?: boolean;
}

/** The header of a column: a button that sorts by it, if it can be sorted by. */
export function SortHeader<Row>({ header, isNameHidden = false }: Props<Row>) {
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
      <button type="button" className={styles.sort} onClick={column.getToggleSortingHandler()}>
        <span className={isNameHidden ? 'visually-hidden' : undefined}>{content}</span>
        {sorted === false && (
          <IconCaretUpDown size={11} aria-hidden className={isNameHidden ? undefined : styles.unsorted} />
        )}
        {sorted === 'asc' && <IconChevronUp size={12} aria-hidden />}
        {sorted === 'desc' && <IconChevronDown size={12} aria-hidden />}
      </button>
    </th>
  );
}
