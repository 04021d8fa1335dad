import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { WatchlistView } from '../../core/bridge/contract.ts';
import type { Sorting, SortKey } from './rows.ts';
import { TickBox } from './TickBox.tsx';
import styles from './table.module.css';

const COLUMNS = [
  { key: 'event', label: 'Event' },
  { key: 'filters', label: 'Filters' },
  { key: 'last_alert', label: 'Last alert' },
  { key: 'today', label: 'Today' },
  { key: 'state', label: 'State' },
] as const satisfies readonly { key: SortKey; label: string }[];

interface Props {
  readonly views: readonly WatchlistView[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

/** Column heads: a press sorts, a second one turns the order round. */
export function EntryHead({ views, sorting, onSort, selection, onSelect }: Props) {
  const all = selection.size === views.length;
  return (
    <thead className={styles.head}>
      <tr className={styles.headRow}>
        <th scope="col">
          <TickBox
            label={all ? 'Untick all' : 'Tick all'}
            state={all ? 'all' : selection.size > 0 ? 'some' : 'none'}
            onPress={() => onSelect(all ? new Set() : new Set(views.map(({ entry }) => entry.id)))}
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
      </tr>
    </thead>
  );
}
