import '@mantine/dates/styles.css';
import { useMemo, useState } from 'react';
import { useEditor, useView, useWatchlist } from '../state/stores.tsx';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import { BulkBar } from './BulkBar.tsx';
import { DamagedEntries } from './DamagedEntries.tsx';
import { EntryEditor } from './editor/EntryEditor.tsx';
import { ImportDialog } from './importing/ImportDialog.tsx';
import { useFileDrop } from './importing/use-file-drop.ts';
import { searchEntries } from './search-entries.ts';
import { EntryTable } from './table/EntryTable.tsx';
import { ENTRIES_PLACE } from './table/focus-entries.ts';
import { type Sorting, sortEntries } from './table/sort-entries.ts';
import { useKeepFocus } from './table/use-keep-focus.ts';
import { WatchlistBar } from './WatchlistBar.tsx';
import { WatchlistEmpty } from './WatchlistEmpty.tsx';
import styles from './watchlist.module.css';

const NO_SELECTION: ReadonlySet<string> = new Set();

/** The watchlist: a table, and beside it the form of the entry that is open. */
export default function WatchlistView() {
  const watchlist = useWatchlist((slice) => slice.watchlist);
  const error = useWatchlist((slice) => slice.error);
  const query = useView((slice) => slice.watchlistQuery);
  const editing = useEditor((slice) => slice.draft !== null);
  const [sorting, setSorting] = useState<Sorting>({ key: 'event', descending: false });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NO_SELECTION);
  const importing = useView((slice) => slice.importText);
  const setImporting = useView((slice) => slice.setImportText);
  const drop = useFileDrop(setImporting);

  const shown = useMemo(
    () => sortEntries(searchEntries(watchlist?.entries ?? [], query), sorting, Date.now()),
    [watchlist, query, sorting],
  );
  const selection = useMemo(
    () => new Set(shown.filter(({ entry }) => chosen.has(entry.id)).map(({ entry }) => entry.id)),
    [shown, chosen],
  );

  useKeepFocus(watchlist === null ? null : `${shown.length} ${selection.size > 0}`);

  if (watchlist === null) {
    return error === null ? (
      <StatusMessage busy title="Loading the watchlist" />
    ) : (
      <StatusMessage title="The watchlist could not be loaded">{error}</StatusMessage>
    );
  }
  const { entries, damaged } = watchlist;
  return (
    <div className={styles.view} {...drop.handlers}>
      <WatchlistBar entries={entries} onImport={() => setImporting('')} />
      {damaged.length > 0 && <DamagedEntries entries={damaged} onCorrect={setImporting} />}
      {selection.size > 0 && <BulkBar ids={selection} entries={entries} onDone={() => setChosen(NO_SELECTION)} />}
      <div className={styles.panes} data-editing={editing || undefined}>
        <div className={styles.list} {...ENTRIES_PLACE}>
          {shown.length === 0 ? (
            <WatchlistEmpty searching={entries.length > 0} onImport={() => setImporting('')} />
          ) : (
            <EntryTable
              views={shown}
              compact={editing}
              sorting={sorting}
              onSort={setSorting}
              selection={selection}
              onSelect={setChosen}
            />
          )}
        </div>
        {editing && <EntryEditor />}
      </div>
      {drop.over && (
        <div className={styles.drop}>Drop a JSON or CSV file to import it. Nothing is saved before you agree.</div>
      )}
      {importing !== null && <ImportDialog text={importing} onText={setImporting} onClose={() => setImporting(null)} />}
    </div>
  );
}
