import { IconFilter, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { ExportMenu } from '../../exports/ExportMenu.tsx';
import { exportHistory } from '../../exports/export-jobs.ts';
import { ReplayButton } from '../../replay/ReplayButton.tsx';
import { useClock, useHistory, useStores, useWatchlist } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import { entryTitle } from '../../watchlist/entry-text.ts';
import { FilterDialog } from './FilterDialog.tsx';
import { filterChips } from './filter-chips.ts';
import styles from './filters.module.css';
import { isFiltered } from './is-filtered.ts';

/** What the history is narrowed to: a chip for each filter, which a press takes away, and the way to more of them. */
export function FilterBar() {
  const stores = useStores();
  const filter = useHistory((slice) => slice.filter);
  const setFilter = useHistory((slice) => slice.setFilter);
  const clearFilter = useHistory((slice) => slice.clearFilter);
  const byId = useWatchlist((slice) => slice.byId);
  const times = useTimeFormat();
  const editing = useHistory((slice) => slice.editingFilter);
  const setEditing = useHistory((slice) => slice.setEditingFilter);
  const minute = useClock((ms) => Math.floor(ms / 60_000));
  const chips = filterChips(filter, {
    entryLabel: (id) => {
      const known = byId.get(id);
      return known === undefined ? id : entryTitle(known);
    },
    times,
    nowMs: minute * 60_000,
  });
  const opener = useRef<HTMLButtonElement>(null);

  /** The button that has the focus goes away, so a neighbor gets it. */
  function takeAway(button: HTMLElement, without: typeof filter): void {
    const chip = button.closest('li');
    const neighbor = (chip?.nextElementSibling ?? chip?.previousElementSibling)?.querySelector('button');
    (neighbor ?? opener.current)?.focus();
    setFilter(without);
  }

  return (
    <div className={styles.bar}>
      <PlainButton ref={opener} className={styles.opener} onClick={() => setEditing(true)} aria-haspopup="dialog">
        <IconFilter size={15} aria-hidden /> Filter
      </PlainButton>
      <ul className={styles.chips} aria-label="Filters">
        {chips.map(({ name, value, without }) => (
          <li key={name}>
            <PlainButton
              className={styles.chip}
              aria-label={`Remove the filter ${name}: ${value}`}
              title={`${name}: ${value}`}
              onClick={(event) => takeAway(event.currentTarget, without)}
            >
              <span className="cut">
                {name}: <bdi>{value}</bdi>
              </span>
              <IconX size={13} aria-hidden />
            </PlainButton>
          </li>
        ))}
      </ul>
      {isFiltered(filter) && (
        <PlainButton
          onClick={() => {
            opener.current?.focus();
            clearFilter();
          }}
        >
          Clear filters
        </PlainButton>
      )}
      <ReplayButton />
      <ExportMenu label="Export what is listed" onExport={(format) => void exportHistory(stores, format)} />
      <FilterDialog opened={editing} onClose={() => setEditing(false)} />
    </div>
  );
}
