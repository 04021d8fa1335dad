import { IconDatabaseExport, IconDatabaseImport, IconDownload, IconFilter, IconFilterOff } from '@tabler/icons-react';
import { EXPORT_FORMATS } from '../../../core/bridge/export-part.ts';
import { exportHistory } from '../../exports/export-jobs.ts';
import { isFiltered } from '../../history/filters/is-filtered.ts';
import type { WindowStores } from '../../state/stores.tsx';
import type { Command } from '../command.ts';

/** What the history offers. */
export function historyCommands(stores: WindowStores): Command[] {
  const { filter, clearFilter, setEditingFilter } = stores.history.getState();
  const filtered = isFiltered(filter);
  return [
    {
      id: 'history filter',
      label: 'History: filter…',
      Icon: IconFilter,
      run: () => {
        stores.view.getState().setHistoryTab('messages');
        stores.view.getState().show('history');
        setEditingFilter(true);
      },
    },
    ...EXPORT_FORMATS.map((format) => ({
      id: `export history ${format}`,
      label: `Export history as ${format.toUpperCase()}${filtered ? ', as filtered' : ''}`,
      Icon: IconDownload,
      run: () => void exportHistory(stores, format),
    })),
    {
      id: 'backup',
      label: 'Back up settings, watchlist and history…',
      Icon: IconDatabaseExport,
      run() {
        showBackups(stores);
        // Why it did not begin, its place in the settings says.
        stores.bridge.request('backup.start', null).catch(() => {});
      },
    },
    { id: 'restore', label: 'Restore a backup…', Icon: IconDatabaseImport, run: () => showBackups(stores) },
    ...(filtered
      ? [
          {
            id: 'history clear',
            label: 'History: clear search and filters',
            Icon: IconFilterOff,
            run: () => {
              stores.view.getState().show('history');
              clearFilter();
            },
          },
        ]
      : []),
  ];
}

function showBackups({ view }: WindowStores): void {
  const { show, setSettingsGroup } = view.getState();
  show('settings');
  setSettingsGroup('history');
}
