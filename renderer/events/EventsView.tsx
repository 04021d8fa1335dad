import { IconCalendarEvent, IconFilterOff } from '@tabler/icons-react';
import { getCoreRowModel, getSortedRowModel, type SortingState, useReactTable } from '@tanstack/react-table';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useFeedLayout } from '../feed/use-feed-layout.ts';
import { useClock, useView, useWatchlist } from '../state/stores.tsx';
import { PlainButton } from '../ui/controls/PlainButton.tsx';
import { useReturnFocus } from '../ui/list/use-return-focus.ts';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import { EventFilterBar } from './EventFilterBar.tsx';
import { EventPane } from './EventPane.tsx';
import { EventTable } from './EventTable.tsx';
import { columnName, eventColumns, nextSorting } from './event-columns.tsx';
import { type EventFilters, fitsFilters, NO_FILTERS } from './event-filters.ts';
import { eventLines } from './event-lines.ts';
import styles from './events.module.css';
import { searchEvents } from './search-events.ts';
import { showRow } from './show-row.ts';
import { useEventKeys } from './use-event-keys.ts';
import { useEvents } from './use-events.ts';

const NO_ENTRIES: readonly never[] = [];

/** Every event that messages were about, with its price; beside them what is known of the selected one. */
export default function EventsView() {
  const { list, error } = useEvents();
  const entries = useWatchlist((slice) => slice.watchlist?.entries ?? NO_ENTRIES);
  const query = useView((slice) => slice.eventsQuery);
  const setQuery = useView((slice) => slice.setEventsQuery);
  const selected = useView((slice) => slice.selectedEvent);
  const selectEvent = useView((slice) => slice.selectEvent);
  const [filters, setFilters] = useState<EventFilters>(NO_FILTERS);
  const minuteMs = useClock((nowMs) => Math.floor(nowMs / 60_000) * 60_000);
  const [sorting, setSorting] = useState<SortingState>([{ id: 'last', desc: true }]);
  const scroller = useRef<HTMLTableSectionElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const layout = useFeedLayout(view);

  const lines = useMemo(
    () =>
      eventLines(
        list?.events ?? [],
        entries.map(({ entry }) => entry),
      ),
    [list, entries],
  );
  const found = useMemo(() => searchEvents(lines, query), [lines, query]);
  const data = useMemo(() => found.filter((line) => fitsFilters(line, filters, minuteMs)), [found, filters, minuteMs]);
  const table = useReactTable({
    data: data as (typeof data)[number][],
    columns: eventColumns,
    state: { sorting },
    onSortingChange: setSorting,
    enableSortingRemoval: false,
    getRowId: ({ key }) => key,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const { rows } = table.getRowModel();
  const current = lines.find(({ key }) => key === selected) ?? null;
  const sortNext = () => setSorting(([now]) => [nextSorting(now?.id)]);
  useEventKeys({ lines: rows.map(({ original }) => original), current, scroller, onSort: sortNext });
  useReturnFocus(scroller, selected, (key) => `tr[data-event="${CSS.escape(key)}"]`);
  const showSorted = useEffectEvent(() => {
    if (scroller.current !== null)
      showRow(
        scroller.current,
        Math.max(
          0,
          rows.findIndex(({ id }) => id === selected),
        ),
      );
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another order scrolls
  useEffect(() => showSorted(), [sorting]);
  const sortedBy = sorting[0]?.id ?? '';
  return (
    <div className={styles.view} ref={view} data-layout={layout}>
      <section className={styles.column} aria-label="Events" inert={current !== null && layout === 'single'}>
        <EventFilterBar
          filters={filters}
          onChange={setFilters}
          found={found}
          nowMs={minuteMs}
          total={list !== null && list.total > list.events.length ? list.total : null}
        />
        <p className="visually-hidden" role="status">
          Sorted by {columnName(sortedBy)}
        </p>
        {error !== null && list !== null && (
          <p className={styles.error} role="alert">
            The events are not up to date: {error}
          </p>
        )}
        {rows.length > 0 ? (
          <EventTable
            headers={table.getFlatHeaders()}
            rows={rows}
            selected={selected}
            onSelect={selectEvent}
            scroller={scroller}
          />
        ) : (
          <NoEvents
            {...{ loading: list === null, error }}
            searching={lines.length > 0}
            onClear={() => {
              setQuery('');
              setFilters(NO_FILTERS);
            }}
          />
        )}
      </section>
      {current !== null && <EventPane key={current.key} line={current} />}
    </div>
  );
}

interface NoEventsProps {
  readonly loading: boolean;
  readonly error: string | null;
  readonly searching: boolean;
  readonly onClear: () => void;
}

function NoEvents({ loading, error, searching, onClear }: NoEventsProps) {
  if (loading && error !== null) return <StatusMessage title="The events could not be loaded">{error}</StatusMessage>;
  if (loading) return <StatusMessage busy title="Loading the events" />;
  if (searching) {
    return (
      <StatusMessage
        icon={<IconFilterOff size={20} />}
        title="No event fits"
        actions={<PlainButton onClick={onClear}>Show all events</PlainButton>}
      >
        Look for fewer words (name, artist, venue, city, site or id), or choose fewer filters.
      </StatusMessage>
    );
  }
  return (
    <StatusMessage icon={<IconCalendarEvent size={20} />} title="No events yet">
      An event is listed once a message about it has come, whether it is on the watchlist or not.
    </StatusMessage>
  );
}
