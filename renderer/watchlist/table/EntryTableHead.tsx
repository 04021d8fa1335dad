import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import { RowCheckbox } from './RowCheckbox.tsx';
import type { Sorting, SortKey } from './sort-entries.ts';
import styles from './table.module.css';

const COLUMNS = [
  { key: 'event', label: 'Event' },
  { key: 'filters', label: 'Filters' },
  { key: 'last_alert', label: 'Last alert' },
  { key: 'today', label: 'Today' },
  { key: 'state', label: 'State' },
] as const satisfies readonly { key: SortKey; label: string }[];

interface Props {
  readonly views: readonly EntryOverview[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

/** Column heads: a press sorts, a second one turns the order round. */
export function EntryTableHead({ views, sorting, onSort, selection, onSelect }: Props) {
  const allSelected = selection.size === views.length;
  return (
    <thead className={styles.head}>
      <tr className={styles.headRow}>
        <th scope="col">
          <RowCheckbox
            label={allSelected ? 'Clear selection' : 'Select all'}
            state={allSelected ? 'all' : selection.size > 0 ? 'some' : 'none'}
            onToggle={() => onSelect(allSelected ? new Set() : new Set(views.map(({ entry }) => entry.id)))}
          />
        </th>
        {COLUMNS.map(({ key, label }) => {
          const sorted = sorting.key === key;
          const Arrow = sorting.descending ? IconArrowDown : IconArrowUp;
          return (
            <th
              key={key}
              scope="col"
              aria-sort={sorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
              data-column={key}
            >
              <button
                type="button"
                className={styles.sort}
                onClick={() =>
                  onSort({ key, descending: sorted ? !sorting.descending : key === 'today' || key === 'last_alert' })
                }
              >
                {label}
                {sorted && <Arrow size={12} aria-hidden />}
              </button>
            </th>
          );
        })}
        <th scope="col">
          <span className="visually-hidden">More</span>
        </th>
      </tr>
    </thead>
  );
}
